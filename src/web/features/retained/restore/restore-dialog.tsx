// Restores retained messages from a backup: a file, a look at what would be published, and what is wrong with it.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../../core/base/result.ts';
import type { ReadBackup } from '../backup/read-backup.ts';
import classes from '../dialogs.module.css';
import { startRun } from '../run/runs-store.ts';
import { useConnectionFacts } from '../use-connection-facts.ts';
import { BackupPreview } from './backup-preview.tsx';
import { FileChoice } from './file-choice.tsx';
import { type BackupFileFault, readBackupFile } from './read-backup-file.ts';
import { useFileFaultText } from './use-file-fault-text.ts';

interface Chosen {
  readonly name: string;
  readonly read: Result<ReadBackup, BackupFileFault>;
}

export function RestoreDialog({ profileId, onClose }: { readonly profileId: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('retained');
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { version } = useConnectionFacts(profileId);
  const faultText = useFileFaultText();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const read = chosen?.read;
  const messages = read?.ok ? read.value.messages : [];
  const count = messages.length;
  const take = (file: File) => void readBackupFile(file).then((result) => setChosen({ name: file.name, read: result }));
  const restore = () => {
    startRun(profileId, 'restore', messages);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={560}
      title={t('restoring.title')}
      closeButtonProps={{ 'aria-label': t('restoring.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <div className={classes.form}>
        <p className={classes.text}>{t('restoring.intro')}</p>
        <FileChoice onFile={take} />
        {chosen && read && !read.ok && (
          <p className={classes.fault} role="alert">
            <bdi>{chosen.name}</bdi>: {faultText(read.error)}
          </p>
        )}
        {chosen && read?.ok && <BackupPreview name={chosen.name} backup={read.value} version={version ?? 5} />}
        {version === null && (
          <p className={classes.fault} role="status">
            {t('offline')}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('restoring.cancel')}
          </Button>
          <Button variant="filled" disabled={count === 0 || version === null} onClick={restore}>
            {count === 0
              ? t('restoring.restoreNone')
              : t('restoring.restore', { count, shown: count.toLocaleString(i18n.language) })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
