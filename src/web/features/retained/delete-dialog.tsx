// Names every topic whose retained message is to be deleted, before it is.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';
import { TopicNames } from './topic-names.tsx';

export interface DeleteDialogProps {
  readonly topics: readonly string[];
  readonly backUp: boolean;
  /** The messages are being read, or the backup is being written. */
  readonly busy: boolean;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ topics, backUp, busy, onDelete, onClose }: DeleteDialogProps) {
  const { t, i18n } = useTranslation('retained');
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const counted = { count: topics.length, shown: topics.length.toLocaleString(i18n.language) };
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={520}
      title={t('confirm.title', counted)}
      closeButtonProps={{ 'aria-label': t('confirm.cancel') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <div className={classes.form}>
        <p className={classes.text}>{t('confirm.what')}</p>
        <TopicNames label={t('confirm.topics')} topics={topics} />
        <p className={classes.text}>{t(backUp ? 'confirm.backedUp' : 'confirm.notBackedUp')}</p>
        <div className={classes.buttons}>
          <Button variant="subtle" color="gray" data-autofocus onClick={onClose}>
            {t('confirm.cancel')}
          </Button>
          <Button className={classes.delete ?? ''} disabled={busy || topics.length === 0} onClick={onDelete}>
            {busy ? t('fault.reading') : t('delete', counted)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
