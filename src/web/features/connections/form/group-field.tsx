import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { FormField } from './form-field.tsx';
import type { ProfileForm } from './use-profile-form.ts';

/** The group in the list: one that exists, or a new one that is typed. */
export function GroupField({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  const { profiles } = useStore(profilesStore);
  const groups = [...new Set(profiles.flatMap(({ group }) => group ?? []))].sort((a, b) => a.localeCompare(b));
  return (
    <>
      <FormField
        label={t('form.group')}
        value={form.state.draft.group}
        placeholder={t('form.noGroup')}
        list={id}
        onText={(group) => form.dispatch({ type: 'edit', patch: { group } })}
      />
      <datalist id={id}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </>
  );
}
