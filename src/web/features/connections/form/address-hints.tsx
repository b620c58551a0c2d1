// What is said below the address: what was made of a pasted text, and what the address will run into here.
import { Trans, useTranslation } from 'react-i18next';
import classes from './address-fields.module.css';
import type { AddressNote } from './address-notes.ts';
import field from './form-field.module.css';
import type { FilledFrom } from './whole-address.ts';

interface FilledHintProps {
  readonly filled: FilledFrom | null;
  readonly port: string;
}

/** What was made of a pasted text, or that one can be pasted. */
export function FilledHint({ filled, port }: FilledHintProps) {
  const { t } = useTranslation('connectionForm');
  switch (filled?.kind) {
    case undefined:
      return (
        <p className={field.hint}>
          <Trans t={t} i18nKey="form.pasteHint" components={{ 1: <code /> }} />
        </p>
      );
    case 'address':
      return <p className={field.hint}>{t('form.filled')}</p>;
    case 'url-port':
      return <p className={field.hint}>{t('form.filledUrlPort', { port })}</p>;
    case 'command':
      return (
        <p className={field.hint}>
          {filled.leftOut.length === 0
            ? t('form.filledCommand')
            : t('form.filledCommandInPart', { options: filled.leftOut.join(', ') })}
        </p>
      );
  }
}

export function Note({ note }: { readonly note: AddressNote }) {
  const { t } = useTranslation('connectionForm');
  switch (note.kind) {
    case 'bridge-missing':
      return (
        <p className={classes.note}>
          <Trans
            t={t}
            i18nKey="note.bridgeMissing"
            values={{ scheme: note.scheme }}
            components={{ 1: <code />, 3: <code /> }}
          />
        </p>
      );
    case 'bridge-targets':
      return <p className={classes.note}>{t('note.bridgeTargets', { targets: note.targets.join(', ') })}</p>;
    case 'mixed-content':
      return (
        <p className={classes.note}>
          <Trans t={t} i18nKey="note.mixedContent" components={{ 1: <code /> }} />
        </p>
      );
  }
}
