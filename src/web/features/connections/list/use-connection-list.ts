// The connection list's model: what it shows, which row the keyboard is on, and what can be done with a row.
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { openEditConnection } from '../connection-dialog-store.ts';
import { faultMessage } from '../fault-message.ts';
import { deleteProfile, duplicateProfile } from '../profile-actions.ts';

/** A shorter list is read faster than searched. */
const SEARCH_FROM = 7;

export interface ConnectionList {
  readonly loaded: boolean;
  readonly total: number;
  /** Those that the search lets through. */
  readonly profiles: readonly ConnectionProfile[];
  readonly searchable: boolean;
  readonly search: string;
  readonly setSearch: (text: string) => void;
  readonly activeId: string | null;
  /** The row that Tab leads to. */
  readonly rovingId: string | undefined;
  readonly setRovingId: (id: string) => void;
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly onKeyDown: (event: KeyboardEvent, profile: ConnectionProfile) => void;
  readonly duplicate: (profile: ConnectionProfile) => void;
  readonly remove: (profile: ConnectionProfile) => void;
  /** Why the browser did not store the last change. */
  readonly fault: string | null;
  readonly tellFault: (error: unknown) => void;
  readonly clearFault: () => void;
}

export function useConnectionList(): ConnectionList {
  const { t } = useTranslation('connections');
  const { loaded, profiles: all } = useStore(profilesStore);
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  const [search, setSearch] = useState('');
  const [rovingId, setRovingId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const listRef = useRef<HTMLUListElement>(null);

  const searchable = all.length >= SEARCH_FROM;
  const wanted = searchable ? search.trim().toLocaleLowerCase() : '';
  const profiles = all.filter(({ name, endpoint }) => `${name} ${endpoint.host}`.toLocaleLowerCase().includes(wanted));
  const known = (id: string | null) => profiles.find((profile) => profile.id === id)?.id;

  const focusRow = (index: number) => {
    const profile = profiles[Math.max(0, Math.min(index, profiles.length - 1))];
    if (!profile) return;
    setRovingId(profile.id);
    listRef.current?.querySelector<HTMLElement>(`[data-row="${profile.id}"]`)?.focus();
  };

  const tellFault = (error: unknown) => setFault(faultMessage(error));
  const attempt = (work: Promise<unknown>) => {
    setFault(null);
    work.catch(tellFault);
  };

  const remove = (profile: ConnectionProfile) => {
    const index = profiles.indexOf(profile);
    const hadFocus = listRef.current?.contains(document.activeElement) ?? false;
    attempt(deleteProfile(profile));
    if (hadFocus) focusRow(index === profiles.length - 1 ? index - 1 : index + 1);
  };

  const onKeyDown = (event: KeyboardEvent, profile: ConnectionProfile) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAfterKey(event.key, profiles.indexOf(profile), profiles.length);
    if (row !== null) focusRow(row);
    else if (event.key === 'F2') openEditConnection(profile.id);
    // A key held down must not empty the list.
    else if (event.key === 'Delete' && !event.repeat) remove(profile);
    else return;
    event.preventDefault();
  };

  return {
    loaded,
    total: all.length,
    profiles,
    searchable,
    search,
    setSearch,
    activeId,
    rovingId: known(rovingId) ?? known(activeId) ?? profiles[0]?.id,
    setRovingId,
    listRef,
    onKeyDown,
    duplicate: (profile) =>
      attempt(
        duplicateProfile(profile, t('list.copyName', { name: profile.name })).then(({ id }) => showWorkspace(id)),
      ),
    remove,
    fault,
    tellFault,
    clearFault: () => setFault(null),
  };
}

/** The row that a key leads to; null for a key that leads nowhere. */
function rowAfterKey(key: string, row: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
