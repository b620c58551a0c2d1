import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { ConnectionList } from './connection-list.tsx';
import { ConnectionSearch } from './connection-search.tsx';
import classes from './connections-pane.module.css';
import { isSearchable, listStore } from './list-store.ts';
import type { ListMenuSlots } from './profile-items.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { UndoBar } from './undo-bar.tsx';

// What floats comes when it is asked for.
const ListMenu = lazy(async () => ({ default: (await import('./list-menu.tsx')).ConnectionListMenu }));
const RegroupDialog = lazy(async () => ({ default: (await import('./regroup-dialog.tsx')).RegroupDialog }));

/** The list, and what belongs to it: search, selection, what was deleted last. */
export function SavedConnections({ slots }: { readonly slots: ListMenuSlots }) {
  const total = useStore(profilesStore, ({ profiles }) => profiles.length);
  const menuOpen = useStore(listStore, (state) => state.menu !== null);
  const regrouping = useStore(listStore, (state) => state.regrouping);
  return (
    <>
      {isSearchable(total) && <ConnectionSearch />}
      <ConnectionList />
      <Fault />
      <SelectionBar />
      <UndoBar />
      <Suspense>
        {menuOpen && <ListMenu slots={slots} />}
        {regrouping && <RegroupDialog ids={regrouping} />}
      </Suspense>
    </>
  );
}

function Fault() {
  const { t } = useTranslation('connections');
  const message = useStore(listStore, (state) => state.fault);
  if (message === null) return null;
  return (
    <div className={classes.fault} role="alert">
      <span>{t('list.notDone', { message })}</span>
      <ActionIcon
        aria-label={t('list.dismiss')}
        title={t('list.dismiss')}
        onClick={() => listStore.setState({ fault: null })}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
