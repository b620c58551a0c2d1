// A plot over time. Made once for its series; what comes, and another size, only change what it shows.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type PlotSeries, plotOptions } from './plot-options.ts';

export interface TimePlotProps {
  readonly label: string;
  /** Always the same ones, by their number. */
  readonly series: readonly PlotSeries[];
  /** Seconds since the epoch, then the values of each series. */
  readonly data: uPlot.AlignedData;
  readonly isLogarithmic: boolean;
  readonly valueText: (value: number) => string;
}

const HEIGHT_PX = 150;

export function TimePlot({ label, series, data, isLogarithmic, valueText }: TimePlotProps) {
  const { i18n } = useTranslation('exchanges');
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const language = i18n.language;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once a language and number of series
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = { series, language, element, heightPx: HEIGHT_PX, isLogarithmic, valueText };
    const made = new uPlot(plotOptions(look, uPlot.paths.stepped?.({ align: 1 })), data, element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [language, series.length]);

  useEffect(() => plot.current?.setData(data), [data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are others
  useEffect(() => plot.current?.redraw(false), [scheme]);

  return <div ref={box} role="img" aria-label={label} style={{ height: HEIGHT_PX }} />;
}
