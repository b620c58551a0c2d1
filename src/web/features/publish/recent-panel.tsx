// What was published last, and what became of each; above them what waits for the connection.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { rowTime } from '../../kit/row-time/row-time.ts';
import { publishTime } from '../../state/publish-times.ts';
import { queuedOf, queuedStore, withdrawPublish } from '../../state/queued-publishes.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './composer.module.css';
import { FateLine } from './fate-line.tsx';
import { fateOfPublish } from './publish-fate.ts';

export interface RecentPanelProps {
  readonly profileId: string;
  readonly onShowMessage: (seq: number) => void;
}

export function RecentPanel({ profileId, onShowMessage }: RecentPanelProps) {
  const { t } = useTranslation('publish');
  const queued = useStore(queuedStore, (state) => queuedOf(profileId, state));
  const publishes = useWorkspace(profileId, (workspace) => workspace.publishes);
  const version = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : 5,
  );
  const timeOf = (at: number | null) => (
    <span className={classes.recentTime}>{at === null ? '' : rowTime(at).full.slice(11, 19)}</span>
  );
  if (queued.length === 0 && publishes.length === 0) return <p className={classes.hint}>{t('recent.none')}</p>;
  return (
    <>
      {queued.length > 0 && <p className={classes.hint}>{t('recent.queue')}</p>}
      <ul className={classes.recent} aria-label={t('recent.list')}>
        {queued.map(({ id, message, at }) => (
          <li key={`queued ${id}`}>
            {timeOf(at)}
            <span className={classes.recentTopic}>{message.topic}</span>
            <FateLine fate={{ key: 'queuedOne', tone: 'busy', values: {} }} />
            <button
              type="button"
              className={classes.link}
              aria-label={t('recent.withdrawOf', { topic: message.topic })}
              onClick={() => withdrawPublish(profileId, id)}
            >
              {t('recent.withdraw')}
            </button>
          </li>
        ))}
        {publishes.toReversed().map((publish) => {
          const { publishId, topic, seq, qos, packetId } = publish;
          return (
            <li key={publishId}>
              {timeOf(publishTime(publishId))}
              <span className={classes.recentTopic}>{topic}</span>
              <span className={classes.label}>{t('recent.qos', { qos })}</span>
              {packetId !== null && <span className={classes.label}>{t('recent.packetId', { id: packetId })}</span>}
              <FateLine fate={fateOfPublish(publish, version)} />
              {seq !== null && (
                <button type="button" className={classes.link} onClick={() => onShowMessage(seq)}>
                  {t('recent.show')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
