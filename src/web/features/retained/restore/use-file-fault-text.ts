import { useTranslation } from 'react-i18next';
import { MAX_BACKUP_BYTES } from '../backup/read-backup.ts';
import type { BackupFileFault } from './read-backup-file.ts';

const MB = 1024 * 1024;

export function useFileFaultText(): (fault: BackupFileFault) => string {
  const { t } = useTranslation('retained');
  return (fault) => {
    switch (fault.kind) {
      case 'not-json':
      case 'unreadable':
        return t(`restoring.fault.${fault.kind}`, { message: fault.message });
      case 'newer':
        return t('restoring.fault.newer', { version: fault.version });
      case 'too-large':
        return t('restoring.fault.too-large', { size: Math.ceil(fault.bytes / MB), max: MAX_BACKUP_BYTES / MB });
      case 'not-a-backup':
      case 'not-text':
        return t(`restoring.fault.${fault.kind}`);
    }
  };
}
