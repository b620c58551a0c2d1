// The import as a dialog: a file or a text, what is in it, and what became of it.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../../kit/focus-return/use-focus-return.ts';
import classes from './import-dialog.module.css';
import { closeImport } from './import-dialog-store.ts';
import { addImportTexts } from './import-texts.ts';
import { PassphraseStep } from './passphrase-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { SourceStep } from './source-step.tsx';
import { type ImportModel, type ImportStep, useImport } from './use-import.ts';

addImportTexts();

export function ImportDialog({ file }: { readonly file: File | null }) {
  const { t } = useTranslation('transferImport');
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const model = useImport(file);
  // What was chosen with care is not lost by a click beside it.
  const mayLose = model.step.kind === 'source' || model.step.kind === 'done';
  return (
    <Modal
      opened
      onClose={closeImport}
      closeOnClickOutside={mayLose}
      fullScreen={phone}
      size={720}
      withCloseButton={false}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <div className={classes.header}>
        <Modal.Title className={classes.title ?? ''}>{t('title')}</Modal.Title>
        <Modal.CloseButton aria-label={t('close')} size={phone ? 40 : 26} iconSize={16} />
      </div>
      <Step model={model} />
    </Modal>
  );
}

function Step({ model }: { readonly model: ImportModel }) {
  const { t } = useTranslation('transferImport');
  const { step } = model;
  switch (step.kind) {
    case 'source':
      return <SourceStep model={model} fault={step.fault} />;
    case 'reading':
    case 'storing':
      return (
        <p className={classes.busy} role="status">
          {t(step.kind)}
        </p>
      );
    case 'sealed':
      return <PassphraseStep model={model} fault={step.fault} />;
    case 'preview':
      return <PreviewStep model={model} preview={step} />;
    case 'done':
      return <Done model={model} done={step} />;
  }
}

interface DoneProps {
  readonly model: ImportModel;
  readonly done: Extract<ImportStep, { kind: 'done' }>;
}

function Done({ model, done }: DoneProps) {
  const { t } = useTranslation('transferImport');
  const { stored, undone, error } = done;
  const Icon = undone ? IconInfoCircle : IconCircleCheck;
  return (
    <>
      <p className={classes.done} data-undone={undone || undefined} role="status">
        <Icon size={20} stroke={1.75} aria-hidden="true" />
        {undone ? t('undone') : t('done', { count: stored.count })}
      </p>
      {error !== null && (
        <p className={classes.alert} role="alert">
          {t('notUndone', { message: error })}
        </p>
      )}
      <div className={classes.buttons}>
        {!undone && <Button onClick={model.undo}>{t('undo')}</Button>}
        <Button variant="filled" data-autofocus onClick={closeImport}>
          {t('finish')}
        </Button>
      </div>
    </>
  );
}
