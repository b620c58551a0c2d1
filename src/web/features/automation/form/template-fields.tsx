// What is published, written in place: topic, payload and how it is read, QoS, retain and properties.
import { Checkbox } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrepareFault, TemplatePart } from '../../../../core/publish/prepared-publish.ts';
import {
  PAYLOAD_FORMATS,
  type PayloadFormat,
  type PublishTemplate,
} from '../../../../core/publish/publish-template.ts';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';
import { QosChoice } from '../../../kit/qos-choice/qos-choice.tsx';
import classes from './automation-form.module.css';
import { FormField } from './form-field.tsx';
import { PropertyFields } from './property-fields.tsx';
import { TemplateSource } from './template-source.tsx';

export interface TemplateFieldsProps {
  readonly profileId: string;
  readonly value: PublishTemplate;
  readonly onChange: (value: PublishTemplate) => void;
  readonly hasProperties: boolean;
  /** Null: nothing is wrong. */
  readonly fault: PrepareFault | null;
  /** Variables that are of use here, as they are written. */
  readonly examples: string;
  readonly topicHint?: string;
  /** Stands under the payload. */
  readonly preview?: ReactNode;
}

const IN_OWN_FIELD: readonly TemplatePart[] = ['topic', 'payload'];

export function TemplateFields(props: TemplateFieldsProps) {
  const { profileId, value, onChange, hasProperties, fault, examples, topicHint, preview } = props;
  const { t } = useTranslation('automation');
  const words = useFaultWords();
  const id = useId();
  /** Grows when the whole was replaced: what holds lines of its own begins anew. */
  const [taken, setTaken] = useState(0);
  const { payload } = value;
  const part = fault && 'part' in fault ? fault.part : null;
  const faultOf = (of: TemplatePart) => (fault && part === of ? words.prepare(fault) : undefined);
  const needsSchema = payload.format === 'protobuf' || payload.format === 'avro';
  const take = (template: PublishTemplate) => {
    onChange(template);
    setTaken(taken + 1);
  };
  return (
    <>
      <TemplateSource profileId={profileId} onTake={take} />
      <FormField
        label={t('template.topic')}
        mono
        value={value.topic}
        fault={faultOf('topic')}
        {...(topicHint !== undefined && { hint: topicHint })}
        onChange={(topic) => onChange({ ...value, topic })}
      />
      <FormField
        label={t('template.payload')}
        mono
        rows={4}
        value={payload.text}
        fault={faultOf('payload')}
        hint={t('template.variables', { examples })}
        onChange={(text) => onChange({ ...value, payload: { ...payload, text } })}
      />
      {preview}
      <div className={classes.options}>
        <label className={classes.label} htmlFor={`${id}-format`}>
          {t('template.format')}
        </label>
        <select
          id={`${id}-format`}
          className={classes.input}
          value={payload.format}
          onChange={({ currentTarget }) =>
            onChange({ ...value, payload: { ...payload, format: currentTarget.value as PayloadFormat } })
          }
        >
          {PAYLOAD_FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(`template.formats.${format}`)}
            </option>
          ))}
        </select>
        <span className={classes.label} aria-hidden="true">
          {t('template.qos')}
        </span>
        <QosChoice label={t('template.qos')} value={value.qos} onChange={(qos) => onChange({ ...value, qos })} />
        <Checkbox
          label={t('template.retain')}
          checked={value.retain}
          onChange={({ currentTarget }) => onChange({ ...value, retain: currentTarget.checked })}
        />
      </div>
      {needsSchema && payload.schema && <p className={classes.hint}>{t('template.schemaKept')}</p>}
      {hasProperties && (
        <PropertyFields
          key={taken}
          value={value.properties}
          onChange={(properties) => onChange({ ...value, properties })}
        />
      )}
      {fault && !(part && IN_OWN_FIELD.includes(part)) && (
        <p className={classes.fault} role="alert">
          {words.prepare(fault)}
        </p>
      )}
    </>
  );
}
