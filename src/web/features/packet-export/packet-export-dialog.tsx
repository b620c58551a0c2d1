// The export of packets as a dialog: which, with or without passwords, into which file; its progress, and what came of it.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, useRef, useState } from 'react';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import { ExportRunning } from '../../kit/export-dialog/export-running.tsx';
import { useExportRun } from '../../kit/export-run/use-export-run.ts';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { CaptureEnded } from './capture-ended.tsx';
import { CaptureForm } from './capture-form.tsx';
import { captureParts, watchLists } from './capture-parts.ts';
import { type CaptureSource, captureSource } from './capture-source.ts';
import { closePacketExport, type PacketExportRequest } from './packet-export-store.ts';
import { addPacketExportTexts } from './packet-export-texts.ts';
import { useCaptureForm } from './use-capture-form.ts';
import { useCaptureTexts } from './use-capture-texts.ts';

addPacketExportTexts();

export function PacketExportDialog({ request }: { readonly request: PacketExportRequest }) {
  const { profileId } = request;
  const { t, size, number } = useCaptureTexts();
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { state, save, cancel } = useExportRun();
  const [source, setSource] = useState<CaptureSource | null>(null);
  const form = useCaptureForm(request);
  const formElement = useRef<HTMLFormElement>(null);
  const [formHeight, setFormHeight] = useState<number | null>(null);
  const running = state.phase === 'running';
  const start = () => {
    const parts = captureParts(form.scope, profileId, form.choice);
    const isSameList = watchLists(form.scope, profileId);
    const capture = captureSource(parts, form.includeSecrets, isSameList);
    setSource(capture);
    setFormHeight(formElement.current?.offsetHeight ?? null);
    void save(capture, form.fileName);
  };
  return (
    <Modal
      opened
      // What runs is stopped first: what came of it is to be read before the dialog goes.
      onClose={running ? cancel : closePacketExport}
      closeOnClickOutside={!running}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={520}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t(running ? 'cancel' : 'close') }}
      classNames={{ title: classes.title ?? '' }}
      style={formHeight === null ? {} : ({ '--form-height': `${formHeight}px` } as CSSProperties)}
    >
      {state.phase === 'form' && (
        <CaptureForm
          ref={formElement}
          form={form}
          trouble={state.trouble}
          onSave={start}
          onCancel={closePacketExport}
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
        <CaptureEnded
          progress={state.progress}
          withoutConnect={source?.withoutConnect() ?? 0}
          onDone={closePacketExport}
        />
      )}
    </Modal>
  );
}
