// The chart of a topic's numbers with what belongs to it: which time and which fields are shown, and the data as a file.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBytes } from '../../kit/save-bytes/save-bytes.ts';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { FieldChips } from './field-chips.tsx';
import { seriesCsv } from './series-csv.ts';
import classes from './series-section.module.css';
import type { ChosenFields } from './use-chosen-fields.ts';
import type { TopicNumbers } from './use-topic-series.ts';

const TopicChart = lazy(async () => ({ default: (await import('./topic-chart.tsx')).TopicChart }));

const RANGES = ['seconds', 'minute', 'all'] as const;
type Range = (typeof RANGES)[number];
const RANGE_MS: Readonly<Record<Range, number>> = { seconds: 10_000, minute: 60_000, all: Number.POSITIVE_INFINITY };

export interface SeriesSectionProps {
  readonly profileId: string;
  readonly topic: string;
  readonly numbers: TopicNumbers;
  readonly fields: ChosenFields;
}

export function SeriesSection({ profileId, topic, numbers, fields }: SeriesSectionProps) {
  const { t, i18n } = useTranslation('topicPanel');
  const [range, setRange] = useState<Range>('minute');
  const { points, left } = numbers;
  // The last minute in which something came: of a topic that is silent, its last minute is worth more than an empty one.
  const from = Math.max(points.times[0] ?? 0, (points.times.at(-1) ?? 0) - RANGE_MS[range]);
  const save = () => {
    const csv = new TextEncoder().encode(seriesCsv(points, fields.chosen, from));
    saveBytes(csv, `${topic.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80)}.csv`);
  };
  const addToCharts = async () => {
    const { chartFields } = await import('../../state/charts-actions.ts');
    await chartFields(profileId, topic, fields.chosen, t('board'));
  };
  return (
    <section className={classes.section} aria-label={t('chart')}>
      <header className={classes.head}>
        <h3 className={classes.title}>{t('chart')}</h3>
        <SegmentChoice
          label={t('range')}
          options={RANGES.map((value) => ({ value, text: t(`ranges.${value}`) }))}
          value={range}
          onChange={setRange}
        />
        <button
          type="button"
          className={classes.csv}
          title={t('toChartsMeaning')}
          disabled={fields.chosen.length === 0}
          onClick={() => void addToCharts()}
        >
          {t('toCharts')}
        </button>
        <button
          type="button"
          className={classes.csv}
          title={t('csvMeaning')}
          disabled={fields.chosen.length === 0}
          onClick={save}
        >
          {t('csv')}
        </button>
      </header>
      {fields.chosen.length === 0 && <p className={classes.none}>{t('noFields')}</p>}
      {fields.chosen.length > 0 && (
        <Suspense fallback={<div className={classes.room} />}>
          <TopicChart
            key={fields.chosen.join('\n')}
            points={points}
            turn={numbers.turn}
            all={fields.all}
            paths={fields.chosen}
            from={from}
          />
        </Suspense>
      )}
      {fields.all.length > 1 && <FieldChips fields={fields} />}
      {range === 'all' && left > 0 && (
        <p className={classes.note}>{t('older', { count: left, shown: left.toLocaleString(i18n.language) })}</p>
      )}
    </section>
  );
}
