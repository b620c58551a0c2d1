// Words the time between two messages, which may be a fraction of a millisecond or a week.
import { useTranslation } from 'react-i18next';
import { scaleDuration } from '../duration.ts';
import { comesBefore, type PlaceInLog } from './place-in-log.ts';

const MINUTE_MS = 60_000;
const LONG = [
  ['days', 24 * 60 * MINUTE_MS],
  ['hours', 60 * MINUTE_MS],
  ['minutes', MINUTE_MS],
] as const;

/** From the message that is looked at to another. */
export function useSpan(): (from: PlaceInLog, to: PlaceInLog) => string {
  const { t, i18n } = useTranslation('related');
  const { t: tInspector } = useTranslation('inspector');
  const format = (value: number, digits: number) =>
    new Intl.NumberFormat(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    );
  const word = (ms: number) => {
    const long = LONG.find(([, unitMs]) => ms >= 2 * unitMs);
    if (long) return t(long[0], { value: format(ms / long[1], 1) });
    const { value, digits, unit } = scaleDuration(ms);
    return tInspector(unit, { value: format(value, digits) });
  };
  return (from, to) => t(comesBefore(to, from) ? 'earlier' : 'later', { time: word(Math.abs(to.time - from.time)) });
}
