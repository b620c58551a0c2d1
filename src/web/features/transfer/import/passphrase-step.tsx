import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenFault } from '../secret-envelope.ts';
import classes from './import-dialog.module.css';
import type { ImportModel } from './use-import.ts';

/** For our own file with passwords in it. */
export function PassphraseStep({ model, fault }: { readonly model: ImportModel; readonly fault: OpenFault | null }) {
  const wrong = fault !== null;
  const { t } = useTranslation('transferImport');
  const [passphrase, setPassphrase] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') model.unseal(passphrase);
  };
  return (
    <form onSubmit={submit}>
      <div className={classes.part}>
        <label className={classes.label} htmlFor={id}>
          {t('passphrase')}
        </label>
        <input
          id={id}
          type="password"
          className={classes.field}
          autoComplete="off"
          data-autofocus
          value={passphrase}
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <p className={wrong ? classes.fault : classes.hint} id={`${id}-hint`} role={wrong ? 'alert' : undefined}>
          {t(fault ? `sealed.${fault}` : 'passphraseHint')}
        </p>
      </div>
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={model.restart}>
          {t('other')}
        </Button>
        <Button type="submit" variant="filled" disabled={passphrase === ''}>
          {t('open')}
        </Button>
      </div>
    </form>
  );
}
