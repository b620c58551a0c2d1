// Draws the chosen fields over time. The chart is made once a choice of fields; what comes, and another size, only change
// what it shows.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ChartLegend } from './chart-legend.tsx';
import { chartOptions } from './chart-options.ts';
import { type DrawnPoints, downsample } from './downsample.ts';
import type { SeriesPoints } from './series-points.ts';
import classes from './series-section.module.css';
import { seriesStyle } from './series-style.ts';

export interface TopicChartProps {
  readonly points: SeriesPoints;
  /** Another one: `points` have changed. */
  readonly turn: number;
  /** All fields of the topic, and those that are drawn. */
  readonly all: readonly string[];
  readonly paths: readonly string[];
  /** Milliseconds since the epoch: drawn from here to the last point. */
  readonly from: number;
}

const HEIGHT_PX = 200;

export function TopicChart({ points, turn, all, paths, from }: TopicChartProps) {
  const { t, i18n } = useTranslation('topicPanel');
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const [drawn, setDrawn] = useState<DrawnPoints | null>(null);
  const [widthPx, setWidthPx] = useState(0);
  /** The point under the pointer; null: the last one is told. */
  const [at, setAt] = useState<number | null>(null);
  const language = i18n.language;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; another choice of fields is another chart
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const styles = paths.map((path) => seriesStyle(all.indexOf(path)));
    const options = chartOptions({ styles, language, element, widthPx: element.clientWidth, heightPx: HEIGHT_PX });
    options.hooks = { setCursor: [({ cursor }) => setAt(cursor.idx ?? null)] };
    const made = new uPlot(options, [[], ...paths.map(() => [])], element);
    chart.current = made;
    const observer = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: HEIGHT_PX });
      setWidthPx(element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says that the points are others
  useEffect(() => {
    const { times } = points;
    const to = times.at(-1) ?? 0;
    const columns = paths.map((path) => points.values(path));
    const data = downsample(times, columns, from, to, Math.max(100, widthPx));
    setDrawn(data);
    const made = chart.current;
    if (!made) return;
    made.batch(() => {
      made.setData([data.times, ...data.series], false);
      // One point alone stands in the middle.
      const span = Math.max(1000, to - from);
      made.setScale('x', { min: (to - span) / 1000, max: (to === from ? to + span : to) / 1000 });
    });
  }, [turn, from, widthPx, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are others
  useEffect(() => chart.current?.redraw(false), [scheme]);

  const names = paths.map((path) => (path === '' ? t('wholePayload') : path));
  return (
    <>
      <ChartLegend all={all} paths={paths} drawn={drawn} at={at} />
      <div
        ref={box}
        className={classes.chart}
        style={{ height: HEIGHT_PX }}
        role="img"
        aria-label={t('chartOf', { fields: names.join(', ') })}
      />
    </>
  );
}
