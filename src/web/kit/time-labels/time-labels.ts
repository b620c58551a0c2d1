// Labels of a time axis: local time as exact as its steps are, with the day where there are several.
import type uPlot from 'uplot';

const DAY_S = 86_400;

export type TimeLabels = (u: uPlot | null, seconds: number[], axis: number, space: number, stepS: number) => string[];

/** For moments in seconds since the epoch that are `stepS` seconds apart. */
export function timeLabels(language: string): TimeLabels {
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const minutes = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const seconds = new Intl.DateTimeFormat(language, time);
  const exact = new Intl.DateTimeFormat(language, { ...time, fractionalSecondDigits: 3 });
  return (_u, moments, _axis, _space, stepS) => {
    if (stepS >= DAY_S) return moments.map((moment) => day.format(moment * 1000));
    const clock = stepS >= 60 ? minutes : stepS >= 1 ? seconds : exact;
    const days = new Set(moments.map((moment) => day.format(moment * 1000)));
    return moments.map((moment) => {
      const text = clock.format(moment * 1000);
      return days.size > 1 ? `${day.format(moment * 1000)} ${text}` : text;
    });
  };
}
