import { useTranslation } from 'react-i18next';
import type { EvidenceRow } from './evidence-rows.ts';

/** Puts a value of the evidence into words and figures of the interface's language. */
export function useEvidenceValue(): (value: EvidenceRow['value']) => string {
  const { t, i18n } = useTranslation('diagnosis');
  return (value) => {
    switch (value.kind) {
      case 'text':
        return value.text;
      case 'word':
        return t(`evidence.${value.word}`);
      case 'ms':
        return t('ms', { ms: value.ms.toLocaleString(i18n.language, { maximumFractionDigits: 1 }) });
      case 'time':
        return new Intl.DateTimeFormat(i18n.language, {
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
          fractionalSecondDigits: 3,
          hourCycle: 'h23',
        }).format(value.ms);
      case 'date':
        return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(value.ms);
    }
  };
}
