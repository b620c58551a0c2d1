import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './export-dialog.module.css';

export interface Passphrase {
  readonly first: string;
  readonly again: string;
}

/** NIST SP 800-63B, 5.1.1.1: 8 characters at least, and no rules of composition. */
const MIN_CHARACTERS = 8;

export function isGoodPassphrase({ first, again }: Passphrase): boolean {
  return [...first].length >= MIN_CHARACTERS && first === again;
}

interface PassphraseFieldsProps {
  readonly value: Passphrase;
  readonly onChange: (value: Passphrase) => void;
}

export function PassphraseFields({ value, onChange }: PassphraseFieldsProps) {
  const { t } = useTranslation('transferExport');
  const id = useId();
  const differs = value.again !== '' && value.first !== value.again;
  return (
    <div className={classes.passphrases}>
      {(['first', 'again'] as const).map((name) => (
        <div key={name}>
          <label className={classes.label} htmlFor={`${id}-${name}`}>
            {t(name === 'first' ? 'passphrase' : 'again')}
          </label>
          <input
            id={`${id}-${name}`}
            type="password"
            className={classes.field}
            autoComplete="new-password"
            value={value[name]}
            aria-invalid={name === 'again' && differs}
            aria-describedby={`${id}-hint`}
            onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      <p className={differs ? classes.fault : classes.hint} id={`${id}-hint`} role={differs ? 'alert' : undefined}>
        {differs ? t('differs') : t('short', { min: MIN_CHARACTERS })}
      </p>
    </div>
  );
}
