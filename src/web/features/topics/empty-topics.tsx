import { useTranslation } from 'react-i18next';
import type { TopicTreeView } from '../../../core/log/topic-row.ts';
import { isCapture } from '../../state/captures-store.ts';
import { useActiveProfile, useWorkspace } from '../../state/use-workspace.ts';
import classes from './topics-view.module.css';

export interface EmptyTopicsProps {
  readonly profileId: string;
  readonly view: TopicTreeView;
  /** Seen, though none of them is shown. */
  readonly topicCount: number;
  readonly onClearText: () => void;
}

/** Says what to do next where there are no topics. */
export function EmptyTopics({ profileId, view, topicCount, onClearText }: EmptyTopicsProps) {
  const { t } = useTranslation('topics');
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const subscribed = (useActiveProfile()?.subscriptions.length ?? 0) > 0;
  const text = {
    disconnected: 'offline',
    failed: 'offline',
    connecting: 'connecting',
    reconnecting: 'connecting',
    connected: subscribed ? 'waiting' : 'unsubscribed',
  } as const;
  const isSearched = topicCount > 0 && view.text !== '';
  const none = isCapture(profileId) ? 'capture' : text[phase];
  const why = isSearched ? 'noMatch' : topicCount > 0 && view.retainedOnly ? 'noRetained' : none;
  return (
    <div className={classes.empty}>
      <p>{t(`empty.${why}`)}</p>
      {isSearched && (
        <button type="button" className={classes.clear} onClick={onClearText}>
          {t('clearFilter')}
        </button>
      )}
    </div>
  );
}
