import { IconDots } from '@tabler/icons-react';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { StateDot } from '../../../kit/state-dot/state-dot.tsx';
import { questionsStore } from '../../../state/connect-questions.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { connectionActivity } from './connection-activity.ts';
import { ConnectionNote } from './connection-note.tsx';
import classes from './connection-row.module.css';
import { onRowClick, onRowKey } from './list-keys.ts';
import { listStore, rowKey } from './list-store.ts';
import { openRowMenu } from './open-menu.ts';
import { RunningMark } from './running-mark.tsx';

interface ConnectionRowProps {
  readonly profile: ConnectionProfile;
  /** Whether Tab leads here. */
  readonly tabbable: boolean;
}

/** One connection: how it stands, its name, and what it does. Reads what changes often by itself. */
export const ConnectionRow = memo(function ConnectionRow({ profile, tabbable }: ConnectionRowProps) {
  const { t } = useTranslation('connections');
  const { id, name, color } = profile;
  const key = rowKey(id);
  const noteId = useId();
  const connection = useWorkspace(id, (workspace) => workspace.connection);
  const ratePerS = useWorkspace(id, (workspace) => workspace.tick.ratePerS);
  const question = useStore(
    questionsStore,
    ({ questions }) => questions.find(({ profileId }) => profileId === id)?.kind,
  );
  const active = useStore(workspacesStore, (state) => state.activeId === id);
  const selected = useStore(listStore, ({ selection }) => selection.ids.includes(id));
  const dragged = useStore(listStore, ({ drag }) => drag?.ids.includes(id) ?? false);
  const drop = useStore(listStore, ({ drag }) => (drag?.mark?.key === key ? drag.mark.where : undefined));
  const menu = useStore(listStore, ({ menu: now }) => now?.group === null && now.ids.length === 1 && now.ids[0] === id);
  const { dot, note } = connectionActivity(connection, ratePerS, question);
  return (
    <li
      className={classes.row}
      aria-label={name}
      data-key={key}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-menu={menu || undefined}
      data-dragged={dragged || undefined}
      data-drop={drop}
      onContextMenu={(event) => openRowMenu(event, id, 'pointer')}
    >
      {color !== undefined && <span className={classes.color} style={{ background: `var(--cat-${color})` }} />}
      <button
        type="button"
        className={classes.open}
        data-row={id}
        data-stop={key}
        tabIndex={tabbable ? 0 : -1}
        title={`${name}\n${formatEndpoint(profile.endpoint)}`}
        aria-label={name}
        aria-describedby={noteId}
        aria-current={active || undefined}
        onClick={(event) => onRowClick(event, id)}
        onFocus={() => listStore.setState({ stop: key })}
        onKeyDown={(event) => onRowKey(event, id)}
      >
        <StateDot kind={dot} />
        <span className={classes.name}>{name}</span>
        <span className={classes.note} data-kind={note.kind} id={noteId}>
          <span className="sr-only">
            {selected && `${t('list.selectedRow')} `}
            {t(`list.state.${connection.phase}`)}{' '}
          </span>
          <RunningMark profileId={id} />
          <ConnectionNote note={note} />
        </span>
      </button>
      <button
        type="button"
        className={classes.more}
        tabIndex={tabbable ? 0 : -1}
        aria-label={t('list.actions', { name })}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={(event) => openRowMenu(event, id, 'button')}
      >
        <IconDots size={16} stroke={1.75} />
      </button>
    </li>
  );
});
