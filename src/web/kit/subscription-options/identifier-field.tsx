import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readIdentifier } from './option-faults.ts';
import classes from './subscription-options.module.css';

export interface IdentifierFieldProps {
  readonly value: number | undefined;
  readonly faulty: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** The subscription identifier. Keeps what was typed, though it be no number. */
export function IdentifierField({ value, faulty, onChange }: IdentifierFieldProps) {
  const { t } = useTranslation('subscriptions');
  const id = useId();
  const [typed, setTyped] = useState('');
  // Somebody else has set another number: what was typed is of no more use.
  const text = Object.is(readIdentifier(typed), value) ? typed : textOf(value);
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {t('options.identifier')}
      </label>
      <input
        id={id}
        className={classes.input}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('options.identifierNone')}
        aria-invalid={faulty}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(readIdentifier(event.currentTarget.value));
        }}
      />
      <p className={faulty ? classes.fault : classes.hint} id={`${id}-hint`} role={faulty ? 'alert' : undefined}>
        {faulty ? `${t('options.fault.identifierRange')} [MQTT 5, 3.8.2.1.2]` : t('options.identifierHint')}
      </p>
    </div>
  );
}

function textOf(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
