// Words numbers and stretches of time in the person's language.
import { useTranslation } from 'react-i18next';

export function useFigures() {
  const { t, i18n } = useTranslation('automation');
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumSignificantDigits: 6 });
  const duration = (ms: number) => {
    if (ms < 1_000) return t('ms', { value: short(ms) });
    if (ms < 60_000) return t('s', { value: short(ms / 1_000) });
    if (ms < 3_600_000) return t('min', { value: short(ms / 60_000) });
    return t('h', { value: short(ms / 3_600_000) });
  };
  const short = (value: number) => value.toLocaleString(i18n.language, { maximumSignificantDigits: 3 });
  return { number, duration };
}
