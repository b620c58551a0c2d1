import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeStatistics } from '../../../../core/log/exchange.ts';
import type { PlotSeries } from './plot-options.ts';
import classes from './session-times.module.css';
import { TimePlot } from './time-plot.tsx';

const DIRECTIONS = ['out', 'in'] as const;

const SERIES: readonly PlotSeries[] = [
  { color: '--out', look: 'steps' },
  { color: '--in', look: 'steps' },
];

const LIMITS: readonly PlotSeries[] = [
  { color: '--out', look: 'limit' },
  { color: '--in', look: 'limit' },
];

/** A limit this far above what was reached would press the lines to the ground. */
const MAX_LIMIT_SHARE = 5;

/** Messages under way in both directions, against what the other side takes at once. */
export function InFlightPlot({ statistics }: { readonly statistics: ExchangeStatistics }) {
  const { t, i18n } = useTranslation('exchanges');
  const { inFlight, receiveMaximum } = statistics;
  const drawn = useMemo(() => {
    const times = Array.from(inFlight.times, (time) => time / 1000);
    const columns = DIRECTIONS.map((direction) => Array.from(inFlight[direction]));
    const highest = Math.max(1, ...columns.flat());
    const limits = DIRECTIONS.map((direction) => receiveMaximum[direction]);
    const shown = limits.map((limit) => times.map(() => (limit <= highest * MAX_LIMIT_SHARE ? limit : null)));
    return { data: [times, ...columns, ...shown] as [number[], ...(number | null)[][]], limits };
  }, [inFlight, receiveMaximum]);
  if (inFlight.times.length === 0) return <p className={classes.note}>{t('times.noInFlight')}</p>;
  return (
    <>
      <p className={classes.legend}>
        {DIRECTIONS.map((direction, at) => (
          <span key={direction}>
            <i className={classes.mark} style={{ '--mark': `var(--${direction})` } as CSSProperties} />
            {t(`times.${direction}`)} · {t('times.receiveMaximum', { count: drawn.limits[at] ?? 0 })}
          </span>
        ))}
      </p>
      <TimePlot
        label={t('times.inFlightOf')}
        series={[...SERIES, ...LIMITS]}
        data={drawn.data}
        isLogarithmic={false}
        valueText={(count) => (Number.isInteger(count) ? count.toLocaleString(i18n.language) : '')}
      />
    </>
  );
}
