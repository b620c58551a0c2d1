import { useTranslation } from 'react-i18next';
import { isCapture } from '../../state/captures-store.ts';
import { useActiveProfile, useWorkspace } from '../../state/use-workspace.ts';
import classes from './empty-messages.module.css';

export interface EmptyMessagesProps {
  readonly profileId: string;
  /** There are messages, but none that matches. */
  readonly searched: boolean;
}

/** Says what to do next where there are no messages. */
export function EmptyMessages({ profileId, searched }: EmptyMessagesProps) {
  const { t } = useTranslation('messages');
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const subscribed = (useActiveProfile()?.subscriptions.length ?? 0) > 0;
  const text = {
    disconnected: 'offline',
    failed: 'offline',
    connecting: 'connecting',
    reconnecting: 'connecting',
    connected: subscribed ? 'waiting' : 'unsubscribed',
  } as const;
  const why = isCapture(profileId) ? 'capture' : text[phase];
  return <p className={classes.empty}>{t(`empty.${searched ? 'noMatch' : why}`)}</p>;
}
