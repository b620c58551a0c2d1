import { useTranslation } from 'react-i18next';
import { scaleBytes } from '../../../core/payload/format-bytes.ts';

/** Words numbers, sizes and times in the person's language. */
export function useRecordingTexts() {
  const { t, i18n } = useTranslation('recordings');
  const { language } = i18n;
  const number = (value: number) => value.toLocaleString(language);
  const size = (bytes: number) => {
    const { value, digits, unit } = scaleBytes(bytes);
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const scaled = { value: value.toLocaleString(language, options) };
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
  const time = (at: number) => new Date(at).toLocaleTimeString(language);
  const dateTime = (at: number) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
  /** `1:02:03`, `2:03`. */
  const duration = (ms: number) => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const two = (value: number) => String(value).padStart(2, '0');
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };
  /** What was written, what was not, and what has gone. */
  const lostPackets = ({ missing, rolledOver, limitBytes }: Losses) => [
    ...(missing > 0 ? [t('missing', { count: missing, shown: number(missing) })] : []),
    ...(rolledOver > 0
      ? [t('rolledOver', { count: rolledOver, shown: number(rolledOver), limit: size(limitBytes) })]
      : []),
  ];
  return { t, number, size, time, dateTime, duration, lostPackets };
}

interface Losses {
  readonly missing: number;
  readonly rolledOver: number;
  readonly limitBytes: number;
}
