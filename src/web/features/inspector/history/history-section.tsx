// How the first number of the topic has gone lately, and the way to its chart.
import { useTranslation } from 'react-i18next';
import { goToTopic } from '../../../state/workspace-actions.ts';
import section from '../section.module.css';
import { VisibleText } from '../visible-text.tsx';
import classes from './history.module.css';
import { heightOf, sparklinePoints } from './sparkline-points.ts';
import { useRecentNumbers } from './use-recent-numbers.ts';

export interface HistorySectionProps {
  readonly profileId: string;
  readonly topic: string;
  /** The message that is looked at: its place on the line is marked. */
  readonly seq: number;
}

/** Nothing where the topic has no numbers. */
export function HistorySection({ profileId, topic, seq }: HistorySectionProps) {
  const { t, i18n } = useTranslation('related');
  const numbers = useRecentNumbers(profileId, topic);
  const points = numbers && sparklinePoints(numbers.values);
  if (!numbers || !points) return null;
  const { pieces, min, max, last, count } = points;
  const format = (value: number) => new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 6 }).format(value);
  const field = numbers.path === '' ? t('history.value') : numbers.path;
  const at = numbers.seqs.indexOf(seq);
  const value = numbers.values[at];
  const here = value !== undefined && Number.isFinite(value) ? value : null;
  return (
    <section className={section.section} aria-labelledby="history-title">
      <div className={section.head}>
        <h3 className={section.title} id="history-title">
          {t('history.title')}
        </h3>
        <span className={`${section.count} ${classes.field}`} title={field}>
          <VisibleText text={t('history.of', { field, count })} />
        </span>
        <button
          type="button"
          className={`${section.link} ${classes.chart}`}
          title={t('history.chartMeaning')}
          onClick={() => goToTopic(profileId, topic)}
        >
          {t('history.chart')}
        </button>
      </div>
      <div className={classes.line}>
        <div
          className={classes.picture}
          role="img"
          aria-label={t('history.picture', { field, count, min: format(min), max: format(max), last: format(last) })}
        >
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {pieces.map((piece) => (
              <polyline key={piece} points={piece} vectorEffect="non-scaling-stroke" />
            ))}
          </svg>
          {here !== null && (
            <span
              className={classes.here}
              style={{
                left: `${(100 * at) / (numbers.values.length - 1)}%`,
                top: `${100 * heightOf(here, min, max)}%`,
              }}
            />
          )}
        </div>
        <div className={classes.scale} aria-hidden="true">
          <span>{format(max)}</span>
          {max > min && <span>{format(min)}</span>}
        </div>
      </div>
    </section>
  );
}
