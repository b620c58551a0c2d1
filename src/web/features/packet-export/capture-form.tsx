import { Button, Checkbox, Radio } from '@mantine/core';
import type { Ref } from 'react';
import classes from '../../kit/export-dialog/export-dialog.module.css';
import { FileNameField } from '../../kit/export-dialog/file-name-field.tsx';
import type { ExportTrouble } from '../../kit/export-run/use-export-run.ts';
import own from './capture-form.module.css';
import type { CaptureScope } from './capture-parts.ts';
import type { CaptureFormModel } from './use-capture-form.ts';
import { useCaptureTexts } from './use-capture-texts.ts';

/** What a part of a connection is written with, is said where it is chosen. */
const HINTS = {
  connection: 'formatHint',
  listed: 'partHint',
  chosen: 'partHint',
  messages: 'partHint',
  everywhere: 'everywhereHint',
} as const;

export interface CaptureFormProps {
  readonly ref: Ref<HTMLFormElement>;
  readonly form: CaptureFormModel;
  readonly trouble: ExportTrouble;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

export function CaptureForm({ ref, form, trouble, onSave, onCancel }: CaptureFormProps) {
  const { t } = useCaptureTexts();
  const isEmpty = form.size?.packets === 0;
  return (
    <form
      ref={ref}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave();
      }}
    >
      <Scopes form={form} />
      <Amount form={form} />
      <Checkbox
        classNames={{ description: classes.hint ?? '' }}
        label={t('secrets')}
        description={t('secretsHint')}
        checked={form.includeSecrets}
        onChange={(event) => form.setIncludeSecrets(event.currentTarget.checked)}
      />
      <FileNameField
        label={t('name')}
        value={form.typedName}
        onChange={form.setTypedName}
        hint={t('savedAs', { name: form.fileName })}
      />
      <Trouble trouble={trouble} />
      <div className={classes.buttons}>
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

/** Where there is one thing to export there is nothing to choose. */
function Scopes({ form }: { readonly form: CaptureFormModel }) {
  const { t, number } = useCaptureTexts();
  if (form.scopes.length === 1) return null;
  return (
    <Radio.Group
      label={t('what')}
      classNames={{ label: classes.label ?? '' }}
      value={form.scope}
      onChange={(scope) => form.setScope(scope as CaptureScope)}
    >
      {form.scopes.map((scope) => (
        <Radio
          key={scope}
          className={own.scope ?? ''}
          value={scope}
          label={t(scope, { number: number(form.connectionCount) })}
        />
      ))}
    </Radio.Group>
  );
}

function Amount({ form }: { readonly form: CaptureFormModel }) {
  const { t, size, number } = useCaptureTexts();
  const amount = () => {
    if (form.scope === 'messages') return t('messagesHint');
    if (!form.size) return t('sizeUnknown');
    const { packets, bytes } = form.size;
    if (packets === 0) return t('none');
    return t('amount', { count: packets, shown: number(packets), size: size(bytes) });
  };
  return (
    <div>
      <p className={classes.which}>{amount()}</p>
      <p className={classes.hint} data-lines="2">
        {t(HINTS[form.scope])}
      </p>
      {form.searching && <p className={classes.hint}>{t('searching')}</p>}
    </div>
  );
}

/** Why the last attempt came to nothing. */
function Trouble({ trouble }: { readonly trouble: ExportTrouble }) {
  const { t } = useCaptureTexts();
  if (trouble?.kind === 'cancelled') {
    return (
      <p className={classes.hint} role="status">
        {t('cancelled')}
      </p>
    );
  }
  if (trouble?.kind !== 'failed' && trouble?.kind !== 'list-changed') return null;
  return (
    <p className={classes.fault} role="alert">
      {trouble.kind === 'failed' ? t('failed', { message: trouble.message }) : t('listChanged')}
    </p>
  );
}
