// One message that each device publishes by the clock.
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PreparedPublish } from '../../../../core/publish/prepared-publish.ts';
import type { PublishRowDraft } from '../../../state/fleet-drafts.ts';
import { Field } from './field.tsx';
import classes from './form.module.css';
import { QosAndRetain } from './qos-and-retain.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

/** Characters of an example's payload. */
const SHOWN = 400;

export interface PublishRowProps {
  readonly form: FleetFormModel;
  readonly publish: PublishRowDraft;
  /** From 1. */
  readonly number: number;
  readonly example: PreparedPublish | null;
  readonly onChange: (patch: Partial<PublishRowDraft>) => void;
  readonly onRemove: () => void;
}

export function PublishRow({ form, publish, number, example, onChange, onRemove }: PublishRowProps) {
  const { t } = useTranslation('fleet');
  const at = `publishes.${number - 1}`;
  return (
    <fieldset className={classes.row}>
      <legend className={classes.legend}>{t('form.messageOf', { number })}</legend>
      <div className={classes.message}>
        <Field
          label={t('form.topic')}
          value={publish.topic}
          onText={(topic) => onChange({ topic })}
          fault={form.faultOf(`${at}.topic`)}
          mono
        />
        <Field
          label={t('form.payload')}
          value={publish.payload}
          onText={(payload) => onChange({ payload })}
          fault={form.faultOf(`${at}.payload`)}
          lines={3}
          mono
        />
        <div className={classes.timing}>
          <Field
            label={t('form.everyMs')}
            value={publish.everyMs}
            onText={(everyMs) => onChange({ everyMs })}
            fault={form.faultOf(`${at}.everyMs`)}
            numeric
          />
          <Field
            label={t('form.jitter')}
            value={publish.jitterPercent}
            onText={(jitterPercent) => onChange({ jitterPercent })}
            fault={form.faultOf(`${at}.jitterPercent`)}
            numeric
          />
          <QosAndRetain qosLabel={t('form.qos')} retainLabel={t('form.retain')} value={publish} onChange={onChange} />
        </div>
        {example && (
          <p className={classes.example}>
            <b>{t('form.example')}</b> <span>{example.topic}</span>{' '}
            <code>{new TextDecoder().decode(example.payload).slice(0, SHOWN)}</code>
          </p>
        )}
        <ActionIcon
          variant="subtle"
          className={classes.remove ?? ''}
          aria-label={t('form.removeMessage', { number })}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
