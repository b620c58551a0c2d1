import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnPoints } from './downsample.ts';
import classes from './series-section.module.css';
import { seriesStyle } from './series-style.ts';

export interface ChartLegendProps {
  readonly all: readonly string[];
  readonly paths: readonly string[];
  readonly drawn: DrawnPoints | null;
  /** A position in `drawn`; null: the last one. */
  readonly at: number | null;
}

/** Which line is which, and what they are worth under the pointer. */
export function ChartLegend({ all, paths, drawn, at }: ChartLegendProps) {
  const { t, i18n } = useTranslation('topicPanel');
  const format = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 8 });
  const place = at ?? (drawn ? drawn.times.length - 1 : -1);
  const seconds = drawn?.times[place];
  return (
    <div className={classes.legend}>
      {paths.map((path, i) => {
        const { color, dash } = seriesStyle(all.indexOf(path));
        const value = drawn?.series[i]?.[place];
        return (
          <span key={path} className={classes.entry} style={{ '--mark': `var(${color})` } as CSSProperties}>
            <svg className={classes.line} width="18" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="18" y2="4" strokeDasharray={dash.join(' ') || undefined} />
            </svg>
            <bdi className={classes.name}>{path === '' ? t('wholePayload') : path}</bdi>
            <span className={classes.value}>{typeof value === 'number' ? format.format(value) : '–'}</span>
          </span>
        );
      })}
      {seconds !== undefined && <time className={classes.moment}>{moment(seconds * 1000, i18n.language)}</time>}
    </div>
  );
}

/** Local time; of another day than today with its date. */
function moment(epochMs: number, language: string): string {
  const date = new Date(epochMs);
  const time = date.toLocaleTimeString(language, { hourCycle: 'h23' });
  if (date.toDateString() === new Date().toDateString()) return time;
  return `${date.toLocaleDateString(language, { day: 'numeric', month: 'short' })} ${time}`;
}
