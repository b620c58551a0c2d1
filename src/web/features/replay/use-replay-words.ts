import { useTranslation } from 'react-i18next';
import { splitDuration } from './split-duration.ts';

/** Words numbers and durations in the person's language. */
export function useReplayWords() {
  const { t, i18n } = useTranslation('replay');
  const number = (value: number) => value.toLocaleString(i18n.language);
  const counted = (count: number) => ({ count, shown: number(count) });
  const duration = (ms: number) => {
    const parts = splitDuration(ms);
    switch (parts.unit) {
      case 'seconds':
        return t('seconds', { value: number(parts.value) });
      case 'minutes':
        return t('minutes', parts);
      case 'hours':
        return t('hours', parts);
      case 'days':
        return t('days', { count: parts.days, hours: parts.hours });
    }
  };
  return { t, number, counted, duration };
}
