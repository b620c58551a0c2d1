// The export of messages as a dialog: which, in which format, into which file; its progress, and what came of it.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { ExportEnded } from './export-ended.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportRunning } from './export-running.tsx';
import classes from './message-export.module.css';
import { closeMessageExport } from './message-export-store.ts';
import { addMessageExportTexts } from './message-export-texts.ts';
import { useExportForm } from './use-export-form.ts';
import { useMessageExport } from './use-message-export.ts';

addMessageExportTexts();

export interface MessageExportDialogProps {
  readonly profileId: string;
  /** Messages that were chosen; null: all that are listed. */
  readonly seqs: readonly number[] | null;
}

export function MessageExportDialog({ profileId, seqs }: MessageExportDialogProps) {
  const { t } = useTranslation('messageExport');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { state, save, copy, cancel } = useMessageExport(profileId);
  const form = useExportForm(profileId, seqs);
  const running = state.phase === 'running';
  return (
    <Modal
      opened
      // What runs is stopped first: what came of it is to be read before the dialog goes.
      onClose={running ? cancel : closeMessageExport}
      closeOnClickOutside={!running}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={520}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t(running ? 'cancel' : 'close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      {state.phase === 'form' && (
        <ExportForm
          form={form}
          trouble={state.trouble}
          onSave={(messages) => void save(messages, form.format, form.fileName)}
          onCopy={(messages) => void copy(messages, form.format)}
          onCancel={closeMessageExport}
        />
      )}
      {running && <ExportRunning progress={state.progress} onCancel={cancel} />}
      {state.phase === 'ended' && (
        <ExportEnded target={state.target} progress={state.progress} onDone={closeMessageExport} />
      )}
    </Modal>
  );
}
