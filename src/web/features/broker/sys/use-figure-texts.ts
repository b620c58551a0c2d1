// Figures as people read them: counts with separators, bytes with their unit, rates a second, durations in two units.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SysFigure } from '../../../../core/broker-facts/sys-topic.ts';

const IN_BYTES: ReadonlySet<SysFigure> = new Set(['bytesReceived', 'bytesSent', 'bytesStored', 'heap', 'heapMaximum']);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function useFigureTexts() {
  const { t, i18n } = useTranslation('broker');
  return useMemo(() => {
    const { language } = i18n;
    const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const bytes = (value: number) => {
      const at = value < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
      const format = new Intl.NumberFormat(language, {
        ...{ style: 'unit', unit: UNITS[at], unitDisplay: 'short' },
        maximumFractionDigits: at === 0 ? 0 : 1,
      } as const);
      return format.format(value / 1000 ** at);
    };
    const text = (figure: SysFigure, value: number) => (IN_BYTES.has(figure) ? bytes(value) : plain.format(value));
    return {
      value: text,
      rate: (figure: SysFigure, value: number) => t('sys.perSecond', { value: text(figure, value) }),
    };
  }, [t, i18n]);
}

const PARTS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The two largest units: `3 days 4 hr`. */
export function useDuration(): (seconds: number) => string {
  const { i18n } = useTranslation();
  return (seconds) => {
    const begin = PARTS.findIndex(([, size]) => seconds >= size);
    const parts = PARTS.slice(begin < 0 ? PARTS.length - 1 : begin).slice(0, 2);
    let left = seconds;
    return parts
      .map(([unit, size]) => {
        const count = Math.floor(left / size);
        left -= count * size;
        return new Intl.NumberFormat(i18n.language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
      })
      .join(' ');
  };
}
