// How fast, and with what of the original.
import { Switch } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../core/mqtt/qos.ts';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { PACES, type Pace } from './pace.ts';
import classes from './replay.module.css';
import type { ReplayFormModel } from './use-replay-form.ts';

export function ReplayOptions({ form }: { readonly form: ReplayFormModel }) {
  const { t } = useTranslation('replay');
  const id = useId();
  const { fields, change, target } = form;
  const hasProperties = target === null || target.session.version === 5;
  return (
    <div className={classes.pair}>
      <div>
        <label className={classes.label} htmlFor={`${id}-pace`}>
          {t('pace')}
        </label>
        <select
          id={`${id}-pace`}
          className={classes.input}
          value={fields.pace}
          onChange={(event) => change({ pace: event.currentTarget.value as Pace })}
        >
          {PACES.map((pace) => (
            <option key={pace} value={pace}>
              {t(`paces.${pace}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <span className={classes.label} id={`${id}-qos`}>
          {t('qos')}
        </span>
        <SegmentChoice<Qos | 'recorded'>
          label={t('qos')}
          labelledBy={`${id}-qos`}
          size="form"
          options={[
            { value: 'recorded', text: t('recorded') },
            { value: 0, text: '0' },
            { value: 1, text: '1' },
            { value: 2, text: '2' },
          ]}
          value={fields.qos}
          onChange={(qos) => change({ qos })}
        />
      </div>
      <Toggle
        label={t('retain')}
        hint={t('retainHint')}
        checked={fields.keepRetain}
        onChange={(keepRetain) => change({ keepRetain })}
      />
      <Toggle
        label={t('properties')}
        hint={t(hasProperties ? 'propertiesHint' : 'propertiesOld')}
        checked={fields.keepProperties && hasProperties}
        disabled={!hasProperties}
        onChange={(keepProperties) => change({ keepProperties })}
      />
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Toggle({ label, hint, checked, disabled = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div>
      <Switch
        label={label}
        checked={checked}
        disabled={disabled}
        aria-describedby={id}
        classNames={{ root: classes.toggle ?? '', label: classes.toggleLabel ?? '', track: classes.track ?? '' }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <p className={`${classes.hint} ${classes.toggleHint}`} id={id}>
        {hint}
      </p>
    </div>
  );
}
