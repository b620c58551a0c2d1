import { useTranslation } from 'react-i18next';
import type { SaveFault } from './backup/save-backup.ts';
import type { ReadFault } from './read-kept.ts';

const MB = 1024 * 1024;

/** Why nothing was deleted. */
export function useFaultText(): (fault: ReadFault | SaveFault) => string {
  const { t, i18n } = useTranslation('retained');
  return (fault) => {
    switch (fault.kind) {
      case 'cancelled':
        return t('fault.cancelled');
      case 'not-written':
        return t('fault.not-written', { message: fault.message });
      case 'too-large':
        return t('fault.too-large', { size: Math.ceil(fault.bytes / MB), max: fault.maxBytes / MB });
      case 'gone': {
        const count = fault.topics.length;
        return t('fault.gone', { count, shown: count.toLocaleString(i18n.language) });
      }
    }
  };
}
