// The header's buttons. The main one keeps its place and width in every state.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconInfoCircle, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../../core/protocol/engine-contract.ts';
import { useSecondsUntil } from '../../kit/countdown/use-seconds-until.ts';
import { connect, disconnect, retryNow } from '../../state/workspace-actions.ts';
import classes from './session-actions.module.css';

export interface SessionActionsProps {
  readonly profileId: string;
  readonly connection: ConnectionState;
  readonly address: string;
  readonly onEdit: () => void;
  /** What has it recorded. */
  readonly recorder?: ReactNode;
  /** Null: there is no answer to show. */
  readonly onShowAnswer: (() => void) | null;
}

export function SessionActions(props: SessionActionsProps) {
  const { profileId, connection, address, onEdit, recorder, onShowAnswer } = props;
  const { phase } = connection;
  return (
    <div className={classes.actions}>
      {phase === 'reconnecting' && <NextAttempt profileId={profileId} connection={connection} />}
      {recorder}
      <MoreMenu address={address} onEdit={onEdit} onShowAnswer={onShowAnswer} />
      <MainButton profileId={profileId} phase={phase} />
    </div>
  );
}

interface NextAttemptProps {
  readonly profileId: string;
  readonly connection: Extract<ConnectionState, { phase: 'reconnecting' }>;
}

function NextAttempt({ profileId, connection }: NextAttemptProps) {
  const { nextAttemptAt: at, waitsForNetwork: waits } = connection;
  const { t } = useTranslation('session');
  const seconds = useSecondsUntil(at);
  return (
    <span className={classes.next}>
      <span className={classes.countdown}>
        {waits ? t('offline') : seconds === null ? t('trying') : t('nextAttempt', { seconds: String(seconds) })}
      </span>
      <Button className={classes.button} disabled={at === null && !waits} onClick={() => retryNow(profileId)}>
        {t('retryNow')}
      </Button>
    </span>
  );
}

function MainButton({ profileId, phase }: { readonly profileId: string; readonly phase: ConnectionState['phase'] }) {
  const { t } = useTranslation('session');
  switch (phase) {
    case 'disconnected':
    case 'failed':
      return (
        <Button
          className={classes.main}
          variant={phase === 'disconnected' ? 'filled' : 'default'}
          onClick={() => void connect(profileId)}
        >
          {t('connect')}
        </Button>
      );
    case 'connecting':
    case 'reconnecting':
      return (
        <Button className={classes.main} onClick={() => disconnect(profileId)}>
          {t('cancel')}
        </Button>
      );
    case 'connected':
      return (
        <Button className={classes.main} onClick={() => disconnect(profileId)}>
          {t('disconnect')}
        </Button>
      );
  }
}

interface MoreMenuProps extends Pick<SessionActionsProps, 'address' | 'onEdit' | 'onShowAnswer'> {}

function MoreMenu({ address, onEdit, onShowAnswer }: MoreMenuProps) {
  const { t } = useTranslation('session');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon className={classes.more} aria-label={t('more')} title={t('more')}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={onEdit}>
          {t('edit')}
        </Menu.Item>
        {onShowAnswer && (
          <Menu.Item leftSection={<IconInfoCircle size={16} stroke={1.75} />} onClick={onShowAnswer}>
            {t('answer.title')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy size={16} stroke={1.75} />}
          onClick={() => void navigator.clipboard?.writeText(address)}
        >
          {t('copyAddress')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
