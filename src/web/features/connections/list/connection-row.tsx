import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { useSecondsUntil } from '../../../kit/countdown/use-seconds-until.ts';
import { StateDot } from '../../../kit/state-dot/state-dot.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { type ConnectionActivity, connectionActivity, formatRate } from './connection-activity.ts';
import classes from './connection-row.module.css';
import type { ConnectionList } from './use-connection-list.ts';

// What floats comes after the first paint, which has no use for it.
const ConnectionRowMenu = lazy(async () => ({
  default: (await import('./connection-row-menu.tsx')).ConnectionRowMenu,
}));

interface ConnectionRowProps {
  readonly profile: ConnectionProfile;
  readonly list: ConnectionList;
}

export function ConnectionRow({ profile, list }: ConnectionRowProps) {
  const { t } = useTranslation('connections');
  const [menu, setMenu] = useState(false);
  const noteId = useId();
  const connection = useWorkspace(profile.id, (workspace) => workspace.connection);
  const ratePerS = useWorkspace(profile.id, (workspace) => workspace.tick.ratePerS);
  const { dot, note } = connectionActivity(connection, ratePerS);
  const active = list.activeId === profile.id;
  const tabIndex = list.rovingId === profile.id ? 0 : -1;
  return (
    <li
      className={classes.row}
      aria-label={profile.name}
      data-active={active || undefined}
      data-menu={menu || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenu(true);
      }}
    >
      <button
        type="button"
        className={classes.open}
        data-row={profile.id}
        tabIndex={tabIndex}
        title={`${profile.name}\n${formatEndpoint(profile.endpoint)}`}
        aria-label={profile.name}
        aria-describedby={noteId}
        aria-current={active || undefined}
        onClick={() => showWorkspace(profile.id)}
        onFocus={() => list.setRovingId(profile.id)}
        onKeyDown={(event) => list.onKeyDown(event, profile)}
      >
        <StateDot kind={dot} />
        <span className={classes.name}>{profile.name}</span>
        <span className={classes.note} data-kind={note.kind} id={noteId}>
          <span className="sr-only">{t(`list.state.${connection.phase}`)}</span>
          <Note note={note} />
        </span>
      </button>
      <Suspense>
        <ConnectionRowMenu
          profile={profile}
          phase={connection.phase}
          opened={menu}
          onChange={setMenu}
          tabIndex={tabIndex}
          list={list}
        />
      </Suspense>
    </li>
  );
}

function Note({ note }: { readonly note: ConnectionActivity['note'] }) {
  const { t, i18n } = useTranslation('connections');
  const seconds = useSecondsUntil(note.kind === 'retry' ? note.at : null);
  switch (note.kind) {
    case 'none':
      return null;
    case 'rate':
      return t('list.rate', { rate: formatRate(note.perS, i18n.language) });
    case 'connecting':
      return t('list.connecting');
    case 'retry':
      return seconds === null || seconds === 0 ? t('list.retrying') : t('list.retryIn', { seconds });
    case 'failed':
      return t('list.failed');
  }
}
