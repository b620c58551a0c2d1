import { useTranslation } from 'react-i18next';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';

/** Words numbers and sizes in the person's language. */
export function useCaptureTexts() {
  const { t, i18n } = useTranslation('packetExport');
  const size = (bytes: number) => {
    const { value, digits, unit } = scaleBytes(bytes);
    const format = new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    const scaled = { value: format.format(value) };
    switch (unit) {
      case 'bytes':
        return t('bytes', { count: bytes });
      case 'KB':
        return t('kilobytes', scaled);
      case 'MB':
        return t('megabytes', scaled);
      case 'GB':
        return t('gigabytes', scaled);
    }
  };
  const number = (value: number) => value.toLocaleString(i18n.language);
  return { t, size, number };
}
