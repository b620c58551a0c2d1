import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUND_TRIP_KINDS } from '../../../../core/log/exchange.ts';
import { useSpanText } from '../diagram/use-diagram-texts.ts';
import { kindColor } from './kind-colors.ts';
import type { PlotSeries } from './plot-options.ts';
import type { RoundTripColumns } from './round-trip-figures.ts';
import { TimePlot } from './time-plot.tsx';

const SERIES: readonly PlotSeries[] = ROUND_TRIP_KINDS.map((kind) => ({ color: kindColor(kind), look: 'points' }));

/** Less is not told apart on the axis. */
const LEAST_MS = 0.05;

/** Each answer a point: when it came, and how long it took. */
export function RoundTripPlot({ roundTrips }: { readonly roundTrips: RoundTripColumns }) {
  const { t } = useTranslation('exchanges');
  const span = useSpanText();
  const data = useMemo((): [number[], ...(number | null)[][]] => {
    const { times, ms, kinds } = roundTrips;
    const values = ROUND_TRIP_KINDS.map((_, kind) =>
      Array.from(ms, (one, i) => (kinds[i] === kind ? Math.max(LEAST_MS, one) : null)),
    );
    return [Array.from(times, (time) => time / 1000), ...values];
  }, [roundTrips]);
  return (
    <TimePlot label={t('times.chartOf')} series={SERIES} data={data} isLogarithmic valueText={(ms) => span(ms, 0)} />
  );
}
