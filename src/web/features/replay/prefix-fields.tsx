// From which begin of a topic to which other one.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicRule } from '../../../core/mqtt/topic.ts';
import classes from './replay.module.css';
import type { ReplayFormModel } from './use-replay-form.ts';

export function PrefixFields({ form }: { readonly form: ReplayFormModel }) {
  const { t } = useTranslation('replay');
  const id = useId();
  const { fields, change, oldPrefixFault, newPrefixFault } = form;
  return (
    <div className={classes.pair}>
      <PrefixField
        label={t('oldPrefix')}
        placeholder={t('oldPrefixNone')}
        value={fields.oldPrefix}
        fault={oldPrefixFault}
        hintId={`${id}-hint`}
        onChange={(oldPrefix) => change({ oldPrefix })}
      />
      <PrefixField
        label={t('newPrefix')}
        placeholder={t('newPrefixNone')}
        value={fields.newPrefix}
        fault={newPrefixFault}
        hintId={`${id}-hint`}
        onChange={(newPrefix) => change({ newPrefix })}
      />
      <p className={`${classes.hint} ${classes.whole}`} id={`${id}-hint`}>
        {t('prefixHint')}
      </p>
    </div>
  );
}

interface PrefixFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly fault: TopicRule | null;
  readonly hintId: string;
  readonly onChange: (value: string) => void;
}

function PrefixField({ label, placeholder, value, fault, hintId, onChange }: PrefixFieldProps) {
  const { t } = useTranslation('replay');
  const id = useId();
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={classes.input}
        data-mono
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={placeholder}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : hintId}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {fault && (
        <p className={classes.fault} id={`${id}-fault`} role="alert">
          {t(fault === 'wildcard-in-name' ? 'prefixFault.wildcard' : 'prefixFault.invalid')}
        </p>
      )}
    </div>
  );
}
