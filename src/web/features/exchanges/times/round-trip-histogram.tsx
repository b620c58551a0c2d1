import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpanText } from '../diagram/use-diagram-texts.ts';
import { allFigures, histogram, type RoundTripColumns } from './round-trip-figures.ts';
import classes from './session-times.module.css';

/** A bar a bucket; each bucket is about twice as wide as the one before. */
export function RoundTripHistogram({ roundTrips }: { readonly roundTrips: RoundTripColumns }) {
  const { t, i18n } = useTranslation('exchanges');
  const span = useSpanText();
  const buckets = useMemo(() => histogram(roundTrips.ms), [roundTrips]);
  const figures = useMemo(() => allFigures(roundTrips), [roundTrips]);
  const highest = Math.max(...buckets.map(({ count }) => count));
  if (!figures) return null;
  const { count: all, median, p95 } = figures;
  return (
    <div
      className={classes.histogram}
      role="img"
      aria-label={t('times.histogramOf', { count: all, median: span(median), p95: span(p95) })}
    >
      {buckets.map(({ from, count }) => (
        <div key={from} className={classes.bucket}>
          <span className={classes.edge}>{span(from, 0)}</span>
          <span className={classes.room}>
            <i style={{ width: `${(100 * count) / highest}%` }} data-some={count > 0 || undefined} />
          </span>
          <span className={classes.share}>{count.toLocaleString(i18n.language)}</span>
        </div>
      ))}
    </div>
  );
}
