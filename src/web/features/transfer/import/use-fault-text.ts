// Why something could not be read, in words: what, where, and that nothing has come of it.
import { useTranslation } from 'react-i18next';
import type { ReadFault } from './read-source.ts';
import { useRemarkText } from './use-remark-text.ts';

const MAX_REMARKS = 5;

export function useFaultText(fault: ReadFault): readonly string[] {
  const { t, i18n } = useTranslation('transferImport');
  const remarkText = useRemarkText();
  const size = (bytes: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(
      bytes / (1024 * 1024),
    );
  const unchanged = t('fault.unchanged');
  if (fault.kind === 'file') {
    switch (fault.fault.kind) {
      case 'too-large':
        return [
          t('fault.too-large'),
          t('fault.size', { size: size(fault.fault.bytes), max: size(fault.fault.maxBytes) }),
          unchanged,
        ];
      case 'not-text':
        return [t('fault.not-text'), unchanged];
      case 'unreadable':
        return [t('fault.unreadable', { message: fault.fault.message }), unchanged];
    }
  }
  const { kind, place, message, remarks = [] } = fault.fault;
  return [
    t(`fault.${kind}`, { message }),
    ...(place ? [t('fault.place', { place: `\`${place}\`` })] : []),
    ...remarks.slice(0, MAX_REMARKS).map(remarkText),
    unchanged,
  ];
}
