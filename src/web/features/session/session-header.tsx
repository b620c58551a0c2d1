// Which connection this is, how it stands, what flows through it, and the one button that changes that.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatEndpoint } from '../../../core/mqtt/endpoint.ts';
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import type { ConnectionPhase } from '../../../core/protocol/engine-contract.ts';
import { StateDot } from '../../kit/state-dot/state-dot.tsx';
import { profilesStore } from '../../state/profiles-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { BrokersAnswer } from './brokers-answer.tsx';
import { Counters } from './counters.tsx';
import { SessionActions } from './session-actions.tsx';
import classes from './session-header.module.css';

const DOTS = {
  disconnected: 'off',
  connecting: 'trying',
  connected: 'on',
  reconnecting: 'trying',
  failed: 'failed',
} as const satisfies Record<ConnectionPhase, string>;

export interface SessionHeaderProps {
  readonly profileId: string;
  readonly onEdit: () => void;
  readonly recorder?: ReactNode;
}

export function SessionHeader({ profileId, onEdit, recorder }: SessionHeaderProps) {
  const { t } = useTranslation('session');
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const connection = useWorkspace(profileId, (workspace) => workspace.connection);
  const [answerOpened, setAnswerOpened] = useState(false);
  if (!profile) return null;
  const { phase } = connection;
  const session = phase === 'connected' ? connection.session : null;
  const address = formatEndpoint(profile.endpoint);
  return (
    <header className={classes.header}>
      <div className={classes.identity}>
        <h1 title={profile.name}>{profile.name}</h1>
        <span className={classes.state} data-phase={phase}>
          <StateDot kind={DOTS[phase]} />
          <span role="status" aria-label={t('stateName')}>
            {t(`state.${phase}`)}
          </span>
        </span>
        <span className={classes.version}>{t('version', { version: versionName(profile.version) })}</span>
        <code className={classes.address} title={address}>
          {address}
        </code>
        {session && <BrokersAnswer session={session} opened={answerOpened} onChange={setAnswerOpened} />}
      </div>
      <Counters profileId={profileId} />
      <SessionActions
        profileId={profileId}
        connection={connection}
        address={address}
        onEdit={onEdit}
        recorder={recorder}
        onShowAnswer={session ? () => setAnswerOpened(true) : null}
      />
    </header>
  );
}
