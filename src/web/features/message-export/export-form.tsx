import { Button } from '@mantine/core';
import { useId } from 'react';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import { FileNameField } from '../../kit/export-dialog/file-name-field.tsx';
import type { ExportTrouble } from '../../kit/export-run/use-export-run.ts';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { TroubleText } from './trouble-text.tsx';
import type { ExportFormModel } from './use-export-form.ts';
import { useExportTexts } from './use-export-texts.ts';

export interface ExportFormProps {
  readonly form: ExportFormModel;
  readonly trouble: ExportTrouble;
  readonly onSave: (messages: ExportRequest['messages']) => void;
  readonly onCopy: (messages: ExportRequest['messages']) => void;
  /** Offers the messages as the packets that they travelled in. */
  readonly onPackets?: ((messages: ExportRequest['messages']) => void) | undefined;
  readonly onCancel: () => void;
}

export function ExportForm({ form, trouble, onSave, onCopy, onPackets, onCancel }: ExportFormProps) {
  const { t, size } = useExportTexts();
  const id = useId();
  const isEmpty = (form.what === 'selected' ? form.selectedCount : form.shownCount) === 0;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave(form.messages);
      }}
    >
      <What form={form} />
      <div>
        <span className={classes.label} id={`${id}-format`}>
          {t('format')}
        </span>
        <div className={classes.line}>
          <SegmentChoice
            label={t('format')}
            labelledBy={`${id}-format`}
            size="form"
            options={[
              { value: 'json', text: t('json') },
              { value: 'ndjson', text: t('ndjson') },
              { value: 'csv', text: t('csv') },
            ]}
            value={form.format}
            onChange={form.setFormat}
          />
          <span className={classes.size}>
            {form.sizeBytes === null ? t('sizeUnknown') : t('size', { size: size(form.sizeBytes) })}
          </span>
        </div>
        <p className={classes.hint} data-lines="2">
          {t(`${form.format}Hint`)}
        </p>
        {onPackets && (
          <button type="button" className={classes.link} disabled={isEmpty} onClick={() => onPackets(form.messages)}>
            {t('packets')}
          </button>
        )}
      </div>
      <FileNameField
        label={t('name')}
        value={form.typedName}
        onChange={form.setTypedName}
        hint={t('savedAs', { name: form.fileName })}
      />
      <TroubleText trouble={trouble} />
      <div className={classes.buttons}>
        <Button className={classes.copy ?? ''} disabled={isEmpty} onClick={() => onCopy(form.messages)}>
          {t('copy')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="filled" data-autofocus disabled={isEmpty}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** Where nothing was chosen in the list there is nothing to choose here. */
function What({ form }: { readonly form: ExportFormModel }) {
  const { t, number } = useExportTexts();
  const id = useId();
  const { what, shownCount, selectedCount, searching } = form;
  return (
    <div>
      {selectedCount > 0 ? (
        <>
          <span className={classes.label} id={id}>
            {t('what')}
          </span>
          <SegmentChoice
            label={t('what')}
            labelledBy={id}
            size="form"
            options={[
              { value: 'shown', text: t('shown', { number: number(shownCount) }) },
              { value: 'selected', text: t('selected', { number: number(selectedCount) }) },
            ]}
            value={what}
            onChange={form.setWhat}
          />
        </>
      ) : (
        <p className={classes.which}>
          {shownCount === 0 ? t('none') : t('shownOnly', { count: shownCount, shown: number(shownCount) })}
        </p>
      )}
      {searching && what === 'shown' && <p className={classes.hint}>{t('searching')}</p>}
    </div>
  );
}
