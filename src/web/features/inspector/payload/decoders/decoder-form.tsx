import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecoderBinding } from '../../../../../core/payload/view/decoder-binding.ts';
import type { PayloadView } from '../../../../../core/payload/view/payload-view.ts';
import { AvroFields } from './avro-fields.tsx';
import classes from './decoders-dialog.module.css';
import { ProtoFields } from './proto-fields.tsx';
import { useDecoderForm } from './use-decoder-form.ts';

export interface DecoderFormProps {
  readonly binding: DecoderBinding;
  readonly onSave: (binding: DecoderBinding) => void;
  readonly onCancel: () => void;
}

const VIEWS: readonly PayloadView[] = [
  'sparkplug',
  'protobuf',
  'avro',
  'cbor',
  'messagepack',
  'image',
  'base64',
  'number',
  'timestamp',
  'json',
  'tree',
  'text',
  'hex',
];

export function DecoderForm({ binding, onSave, onCancel }: DecoderFormProps) {
  const { t } = useTranslation('payloadViews');
  const id = useId();
  const form = useDecoderForm(binding);
  const { fields, change, filterFault } = form;
  const [isAsked, setIsAsked] = useState(false);
  // An empty field is wrong only once somebody wants to save it.
  const shownFault = filterFault === 'noFilter' && !isAsked ? null : filterFault;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (form.isComplete) onSave(form.result());
  };
  return (
    <form className={classes.part} onSubmit={save}>
      <div>
        <label className={classes.label} htmlFor={`${id}-filter`}>
          {t('dialog.filter')}
        </label>
        <input
          id={`${id}-filter`}
          className={`${classes.field} ${classes.mono}`}
          value={fields.topicFilter}
          onChange={({ currentTarget }) => change({ topicFilter: currentTarget.value })}
          placeholder="cam/+"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          aria-invalid={shownFault !== null}
          aria-describedby={`${id}-fault`}
        />
        <p id={`${id}-fault`} className={classes.fieldFault}>
          {shownFault && t(`dialog.${shownFault}`)}
        </p>
      </div>
      <div>
        <label className={classes.label} htmlFor={`${id}-view`}>
          {t('dialog.view')}
        </label>
        <select
          id={`${id}-view`}
          className={classes.field}
          value={fields.view}
          onChange={({ currentTarget }) => change({ view: currentTarget.value as PayloadView })}
        >
          {VIEWS.map((view) => (
            <option key={view} value={view}>
              {t(`views.${view}`)}
            </option>
          ))}
        </select>
      </div>
      {fields.view === 'protobuf' && <ProtoFields form={form} />}
      {fields.view === 'avro' && <AvroFields form={form} />}
      <div className={classes.buttons}>
        <Button onClick={onCancel}>{t('dialog.cancel')}</Button>
        <Button type="submit" variant="filled">
          {t('dialog.save')}
        </Button>
      </div>
    </form>
  );
}
