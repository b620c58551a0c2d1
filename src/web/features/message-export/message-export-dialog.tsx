// The export of messages as a dialog: which, in which format, into which file; its progress, and what came of it.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import { ExportRunning } from '../../kit/export-dialog/export-running.tsx';
import { useExportRun } from '../../kit/export-run/use-export-run.ts';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { ExportEnded } from './export-ended.tsx';
import { ExportForm } from './export-form.tsx';
import { exportSource } from './export-request.ts';
import type { MessageExportHostProps } from './message-export-host.tsx';
import { closeMessageExport } from './message-export-store.ts';
import { addMessageExportTexts } from './message-export-texts.ts';
import { useExportForm } from './use-export-form.ts';
import { useExportTexts } from './use-export-texts.ts';

addMessageExportTexts();

export interface MessageExportDialogProps {
  readonly profileId: string;
  /** Messages that were chosen; null: all that are listed. */
  readonly seqs: readonly number[] | null;
  readonly onPackets?: MessageExportHostProps['onPackets'];
}

export function MessageExportDialog({ profileId, seqs, onPackets }: MessageExportDialogProps) {
  const { t, size, number } = useExportTexts();
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { state, save, copy, cancel } = useExportRun();
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
          onSave={(messages) => void save(exportSource(profileId, form.format, messages), form.fileName)}
          onCopy={(messages) => void copy(exportSource(profileId, form.format, messages))}
          onPackets={
            onPackets &&
            ((messages) => {
              closeMessageExport();
              onPackets(profileId, messages);
            })
          }
          onCancel={closeMessageExport}
        />
      )}
      {running && (
        <ExportRunning
          done={state.progress.done}
          label={t('progress')}
          text={t('running', {
            count: state.progress.written,
            shown: number(state.progress.written),
            size: size(state.progress.bytes),
          })}
          cancelText={t('cancel')}
          onCancel={cancel}
        />
      )}
      {state.phase === 'ended' && (
        <ExportEnded target={state.target} progress={state.progress} onDone={closeMessageExport} />
      )}
    </Modal>
  );
}
