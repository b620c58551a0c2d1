// The words and numbers of the history's rows in the language that is set, made ready once for all rows.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface HistoryTexts {
  readonly emptyPayload: string;
  readonly bytes: string;
  readonly number: (value: number) => string;
  /** `12:41:07.257`, local. */
  readonly clock: (epochMs: number) => string;
  readonly gap: (ms: number) => string;
}

export function useHistoryTexts(): HistoryTexts {
  const { t, i18n } = useTranslation('topicPanel');
  const { language } = i18n;
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 7, useGrouping: false });
    const digits = (value: number, count: number) =>
      value.toLocaleString(language, { minimumFractionDigits: count, maximumFractionDigits: count });
    return {
      emptyPayload: t('emptyPayload'),
      bytes: t('bytes'),
      number: (value) => number.format(value),
      clock,
      gap: (ms) => {
        if (ms < 999.5) return t('milliseconds', { value: digits(ms, ms < 9.95 ? 1 : 0) });
        if (ms < 60_000) return t('seconds', { value: digits(ms / 1000, ms < 9950 ? 2 : 1) });
        if (ms < 3_600_000) return t('minutes', { value: digits(ms / 60_000, 1) });
        return t('hours', { value: digits(ms / 3_600_000, 1) });
      },
    };
  }, [t, language]);
}

/** Milliseconds are cut, not rounded, so that no row is shown before it came. */
function clock(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  return `${two(date.getHours())}:${two(date.getMinutes())}:${seconds}`;
}
