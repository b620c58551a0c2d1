// How series are called where nobody has named them, and how their values read.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSource } from '../../../../core/protocol/chart-contract.ts';
import type { BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import type { ChartLine } from './chart-lines.ts';

/** A title made of more names than this says less than its beginning. */
const NAMES_OF_CHART = 3;

export interface SeriesNames {
  ofSource(source: ChartSource, topic?: string | null): string;
  /** `topic`: of a wildcard's line. */
  ofSeries(series: BoardSeries, topic?: string | null): string;
  ofLine(line: ChartLine): string;
  unitOf(series: BoardSeries): string;
  /** `index`: its place on the board, from 0. */
  ofChart(chart: BoardChart, index: number): string;
  value(value: number | string | null): string;
  time(epochMs: number): string;
}

export function useSeriesNames(): SeriesNames {
  const { t, i18n } = useTranslation('charts');
  const { language } = i18n;
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 6, useGrouping: 'min2' });
    const clock = new Intl.DateTimeFormat(language, {
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
      ...{ fractionalSecondDigits: 3, hourCycle: 'h23' },
    });
    const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
    const ofSource = (source: ChartSource, topic: string | null = null): string => {
      switch (source.kind) {
        case 'round-trip':
          return t(`source.round-trip.${source.exchange}`);
        case 'rate':
          return t(`source.${source.of}`, { topic: source.topicFilter });
        case 'value':
        case 'state': {
          const where = topic ?? source.topicFilter;
          return source.path === '' ? where : `${where} · ${source.path}`;
        }
      }
    };
    const ofSeries = (series: BoardSeries, topic: string | null = null): string => {
      if (series.name === '') return ofSource(series.source, topic);
      const filter = 'topicFilter' in series.source ? series.source.topicFilter : null;
      return topic === null || topic === filter ? series.name : `${series.name} · ${topic}`;
    };
    const names: SeriesNames = {
      ofSource,
      ofSeries,
      ofLine: ({ series, data }) => ofSeries(series, data.topic),
      unitOf({ unit, source }) {
        if (unit !== '') return unit;
        if (source.kind === 'round-trip') return t('source.ms');
        if (source.kind === 'rate') return t(source.of === 'bytes' ? 'source.bytesPerSecond' : 'source.perSecond');
        return '';
      },
      ofChart({ name, series }, index) {
        if (name !== '') return name;
        if (series.length === 0) return t('chart.unnamed', { number: index + 1 });
        const first = series.slice(0, NAMES_OF_CHART);
        const parts = first.map((one, i) => {
          // A topic is said once for all of its fields that follow each other.
          const isSame = topicOf(one) !== null && topicOf(one) === topicOf(first[i - 1]);
          return isSame && 'path' in one.source ? one.source.path : ofSeries(one);
        });
        return parts.join(', ') + (series.length > NAMES_OF_CHART ? ' …' : '');
      },
      value: (value) => (value === null ? '–' : typeof value === 'number' ? number.format(value) : value),
      time(epochMs) {
        const date = new Date(epochMs);
        const text = clock.format(date);
        return date.toDateString() === new Date().toDateString() ? text : `${day.format(date)} ${text}`;
      },
    };
    return names;
  }, [t, language]);
}

/** Of a field of messages that nobody has named; null: it is another. */
function topicOf(series: BoardSeries | undefined): string | null {
  if (series?.name !== '' || !('path' in series.source) || series.source.path === '') return null;
  return series.source.topicFilter;
}
