import { useTranslation } from 'react-i18next';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';

/** Words a number of bytes in the person's language: `96 bytes`, `18.2 KB`. */
export function useByteSize(): (bytes: number) => string {
  const { t, i18n } = useTranslation('inspector');
  return (bytes) => {
    const { value, digits, unit } = scaleBytes(bytes);
    const number = new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
    switch (unit) {
      case 'bytes':
        return t('bytes', { count: bytes });
      case 'KB':
        return t('kilobytes', { value: number });
      case 'MB':
        return t('megabytes', { value: number });
      case 'GB':
        return t('gigabytes', { value: number });
    }
  };
}
