import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { settingsStore } from '../../../state/settings-store.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { ConnectionRow } from './connection-row.tsx';
import classes from './connections-pane.module.css';
import { GroupHeading } from './group-heading.tsx';
import { type ShownSection, shownSections } from './list-sections.ts';
import { effectiveSearch, headingKey, listStore, rowKey, stopsOf } from './list-store.ts';
import { useRowDrag } from './use-row-drag.ts';

/** The rows, group by group: one list, in which the arrows walk and Tab stops once. */
export function ConnectionList() {
  const { t } = useTranslation('connections');
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const foldedGroups = useStore(settingsStore, (state) => state.foldedGroups);
  const typed = useStore(listStore, (state) => state.search);
  const selecting = useStore(listStore, ({ selection }) => selection.ids.length > 0);
  const dragging = useStore(listStore, ({ drag }) => drag !== null);
  const search = effectiveSearch(typed, profiles.length);
  const sections = useMemo(() => shownSections(profiles, search, foldedGroups), [profiles, search, foldedGroups]);
  const list = useRef<HTMLUListElement>(null);
  const onPointerDown = useRowDrag(list);
  const stop = useTabStop(sections);

  // Here and not where it is asked for: a row that has moved must be drawn first.
  const wanted = useStore(listStore, (state) => state.focus);
  useLayoutEffect(() => {
    if (!wanted) return;
    list.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(wanted.key)}"]`)?.focus();
    listStore.setState({ focus: null });
  }, [wanted]);

  return (
    <>
      {profiles.length > 0 && sections.length === 0 && (
        <p className={classes.hint}>{t('list.noneFound', { text: search })}</p>
      )}
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without markers
        role="list"
        ref={list}
        className={classes.list}
        aria-label={t('title')}
        data-selecting={selecting || undefined}
        data-dragging={dragging || undefined}
        onPointerDown={onPointerDown}
      >
        {sections.flatMap(({ group, folded, profiles: members }) => [
          group !== null && (
            <GroupHeading
              key={headingKey(group)}
              group={group}
              folded={folded}
              count={members.length}
              tabbable={stop === headingKey(group)}
            />
          ),
          ...(folded
            ? []
            : members.map((profile) => (
                <ConnectionRow key={profile.id} profile={profile} tabbable={stop === rowKey(profile.id)} />
              ))),
        ])}
      </ul>
      <LastMove />
    </>
  );
}

/** Where Tab leads: to the row that had the focus last, else to the one in view, else to the first. */
function useTabStop(sections: readonly ShownSection[]): string | undefined {
  const stop = useStore(listStore, (state) => state.stop);
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  const stops = useMemo(() => stopsOf(sections), [sections]);
  const known = (key: string | null) => (key !== null && stops.includes(key) ? key : undefined);
  return known(stop) ?? known(activeId === null ? null : rowKey(activeId)) ?? stops[0];
}

/** Tells a screen reader where a row went. */
function LastMove() {
  const { t } = useTranslation('connections');
  const moved = useStore(listStore, (state) => state.moved);
  return (
    <div className="sr-only" role="status">
      {moved && (moved.group === null ? t('list.moved', moved) : t('list.movedIn', { ...moved, group: moved.group }))}
    </div>
  );
}
