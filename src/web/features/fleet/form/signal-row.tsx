// One signal: its name, how its values come about, and a picture of them.
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GeneratorKind, SignalDraft } from '../../../state/fleet-drafts.ts';
import { Choice, Field } from './field.tsx';
import classes from './form.module.css';
import { SignalCurve } from './signal-curve.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

type NumberField = Exclude<keyof SignalDraft, 'key' | 'name' | 'kind'>;

const KINDS: readonly GeneratorKind[] = ['sine', 'walk', 'steps', 'noise', 'event', 'constant'];

const FIELDS: Readonly<Record<GeneratorKind, readonly NumberField[]>> = {
  sine: ['min', 'max', 'periodS'],
  walk: ['min', 'max', 'step'],
  steps: ['values', 'everyS'],
  noise: ['mean', 'deviation'],
  event: ['everyS'],
  constant: ['value'],
};

export interface SignalRowProps {
  readonly form: FleetFormModel;
  readonly signal: SignalDraft;
  /** From 1. */
  readonly number: number;
  readonly onChange: (patch: Partial<SignalDraft>) => void;
  readonly onRemove: () => void;
}

export function SignalRow({ form, signal, number, onChange, onRemove }: SignalRowProps) {
  const { t } = useTranslation('fleet');
  const at = `signals.${number - 1}`;
  const { kind } = signal;
  const hasDecimals = kind !== 'event';
  const fields = [...FIELDS[kind], ...(hasDecimals ? (['decimals'] as const) : [])];
  return (
    <fieldset className={classes.row}>
      <legend className={classes.legend}>{t('form.signalOf', { number })}</legend>
      <div className={classes.signal}>
        <Field
          label={t('form.signalName')}
          value={signal.name}
          onText={(name) => onChange({ name })}
          fault={form.faultOf(`${at}.name`)}
          mono
        />
        <Choice
          label={t('form.generator')}
          value={kind}
          options={KINDS.map((value) => ({ value, text: t(`form.generators.${value}`) }))}
          onChange={(to) => onChange({ kind: to, ...(to === 'event' ? { decimals: '0' } : {}) })}
        />
        <div className={classes.numbers}>
          {fields.map((field) => (
            <Field
              key={field}
              label={t(kind === 'event' && field === 'everyS' ? 'form.eventEveryS' : `form.${field}`)}
              value={signal[field]}
              onText={(text) => onChange({ [field]: text })}
              fault={form.faultOf(`${at}.${field}`)}
              numeric
            />
          ))}
        </div>
        <SignalCurve signal={signal} />
        <ActionIcon
          variant="subtle"
          className={classes.remove ?? ''}
          aria-label={t('form.removeSignal', { name: signal.name || number })}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
