import { useTranslation } from 'react-i18next';
import { PinIcon } from '../../kit/pin-icon/pin-icon.tsx';
import classes from './topic-row-view.module.css';

export interface TopicHeadsProps {
  readonly topicCount: number;
  /** Topics that wait until the rows may move. */
  readonly fresh: number;
  readonly onShowFresh: () => void;
}

export function TopicHeads({ topicCount, fresh, onShowFresh }: TopicHeadsProps) {
  const { t, i18n } = useTranslation('topics');
  const shown = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={classes.heads}>
      <span className={classes.headTopic}>
        {t('columns.topic')}
        <span
          className={classes.topics}
          role="status"
          aria-label={t('below', { count: topicCount, shown: shown(topicCount) })}
        >
          {shown(topicCount)}
        </span>
        {fresh > 0 && (
          <button
            type="button"
            className={classes.fresh}
            title={t('newLabel', { count: fresh, shown: shown(fresh) })}
            onClick={onShowFresh}
          >
            {t('new', { shown: shown(fresh) })}
          </button>
        )}
      </span>
      <span>{t('columns.value')}</span>
      <span className={classes.right} title={t('countMeaning')}>
        {t('columns.count')}
      </span>
      <span className={`${classes.right} ${classes.rate}`} title={t('rateMeaning')}>
        {t('columns.rate')}
      </span>
      <span className={classes.right} title={t('ageMeaning')}>
        {t('columns.age')}
      </span>
      <span className={classes.headPin} title={t('retainedMeaning')}>
        <PinIcon />
        <span className="sr-only">{t('columns.retained')}</span>
      </span>
    </div>
  );
}
