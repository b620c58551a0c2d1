// Where a secret is kept, and the way to have a stored one forgotten.
import { useTranslation } from 'react-i18next';
import { type SecretName, storesPasswords } from '../../../../storage/profile-storage.ts';
import field from '../form-field.module.css';
import type { ProfileForm } from '../use-profile-form.ts';

export interface StoredNoteProps {
  readonly form: ProfileForm;
  readonly name: SecretName;
}

export function StoredNote({ form, name }: StoredNoteProps) {
  const { t } = useTranslation('connectionForm');
  const { typed, stored } = form.state.draft.secrets[name];
  const wasStored = form.state.initial.secrets[name].stored;
  if (typed === '' && wasStored && !stored) return <span> {t('form.secretForgotten')}</span>;
  if (!storesPasswords()) return <span> {t('form.secretNotStored')}</span>;
  return (
    <span>
      {' '}
      {t('form.secretStored')}
      {stored && typed === '' && (
        <button
          type="button"
          className={field.link}
          aria-label={t(`forget.${name}`)}
          onClick={() => form.dispatch({ type: 'secret', name, patch: { stored: false } })}
        >
          {t('form.forget')}
        </button>
      )}
    </span>
  );
}
