import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { storesPasswords } from '../../../storage/profile-storage.ts';
import { FormField } from './form-field.tsx';
import classes from './login-fields.module.css';
import type { ProfileForm } from './use-profile-form.ts';

/** Stands for a stored password, whose length nobody needs to know. */
const STORED = '••••••••';

export function LoginFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connections');
  const [visible, setVisible] = useState(false);
  const { dispatch, faults } = form;
  const { draft } = form.state;
  const Icon = visible ? IconEyeOff : IconEye;
  return (
    <div className={classes.row}>
      <FormField
        label={t('form.username')}
        value={draft.username}
        mono
        data-field="username"
        fault={faults.username && t(`fault.${faults.username}`)}
        onText={(username) => dispatch({ type: 'edit', patch: { username } })}
        onBlur={() => dispatch({ type: 'leave', field: 'username' })}
      />
      <FormField
        label={t('form.password')}
        type={visible ? 'text' : 'password'}
        // Keeps a browser from filling in the password of another site, which "off" does not.
        autoComplete="new-password"
        value={draft.password}
        placeholder={draft.passwordStored ? STORED : undefined}
        mono
        data-field="password"
        fault={faults.password && t(`fault.${faults.password}`)}
        hint={<PasswordHint form={form} />}
        onText={(password) => dispatch({ type: 'edit', patch: { password } })}
        onBlur={() => dispatch({ type: 'leave', field: 'password' })}
        end={
          <ActionIcon
            aria-label={t('form.showPassword')}
            title={t('form.showPassword')}
            aria-pressed={visible}
            className={classes.eye ?? ''}
            onClick={() => setVisible(!visible)}
          >
            <Icon size={16} stroke={1.75} />
          </ActionIcon>
        }
      />
    </div>
  );
}

function PasswordHint({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connections');
  const { draft, initial } = form.state;
  if (draft.password === '' && initial.passwordStored && !draft.passwordStored) return t('form.passwordForgotten');
  if (!storesPasswords()) return t('form.passwordNotStored');
  return (
    <>
      {t('form.passwordStored')}
      {draft.passwordStored && draft.password === '' && (
        <button
          type="button"
          className={classes.forget}
          onClick={() => form.dispatch({ type: 'edit', patch: { passwordStored: false } })}
        >
          {t('form.passwordForget')}
        </button>
      )}
    </>
  );
}
