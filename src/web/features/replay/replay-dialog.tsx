// The plan of a replay as a dialog. What it says there is what its last button publishes.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import classes from './replay.module.css';
import { closeReplay } from './replay-dialog-store.ts';
import { ReplayForm } from './replay-form.tsx';
import { addReplayTexts } from './replay-texts.ts';
import { useReplayForm } from './use-replay-form.ts';

addReplayTexts();

export interface ReplayDialogProps {
  readonly profileId: string;
  /** Messages that were chosen; null: all that are listed. */
  readonly seqs: readonly number[] | null;
}

export function ReplayDialog({ profileId, seqs }: ReplayDialogProps) {
  const { t } = useTranslation('replay');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const form = useReplayForm(profileId, seqs);
  return (
    <Modal
      opened
      onClose={closeReplay}
      // What was typed does not go with a click beside it.
      closeOnClickOutside={false}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={620}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <ReplayForm profileId={profileId} form={form} onCancel={closeReplay} />
    </Modal>
  );
}
