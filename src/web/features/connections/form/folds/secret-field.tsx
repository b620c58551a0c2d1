// A secret of one line: shown as dots, and looked at on demand. A stored one stays unread: it is kept or forgotten.
import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../../storage/profile-storage.ts';
import { FormField, type FormFieldProps } from '../form-field.tsx';
import type { ProfileForm } from '../use-profile-form.ts';
import classes from './secret-field.module.css';
import { StoredNote } from './stored-note.tsx';

/** Stands for a stored secret, whose length nobody needs to know. */
export const STORED_DOTS = '••••••••';

export interface SecretFieldProps extends Omit<FormFieldProps, 'onText' | 'value' | 'form' | 'name'> {
  readonly form: ProfileForm;
  readonly name: SecretName;
  readonly hint?: ReactNode;
  /** Where the secret is kept is said elsewhere. */
  readonly bare?: boolean;
}

export function SecretField({ form, name, hint, bare = false, ...field }: SecretFieldProps) {
  const { t } = useTranslation('connectionForm');
  const [visible, setVisible] = useState(false);
  const { typed, stored } = form.state.draft.secrets[name];
  const Icon = visible ? IconEyeOff : IconEye;
  const title = t('form.showSecret', { label: field.label });
  return (
    <FormField
      {...field}
      type={visible ? 'text' : 'password'}
      // Keeps a browser from filling in the password of another site, which "off" does not.
      autoComplete="new-password"
      mono
      value={typed}
      placeholder={stored ? STORED_DOTS : field.placeholder}
      hint={
        !bare && (
          <>
            {hint}
            <StoredNote form={form} name={name} />
          </>
        )
      }
      onText={(text) => form.dispatch({ type: 'secret', name, patch: { typed: text } })}
      end={
        <ActionIcon
          aria-label={title}
          title={title}
          aria-pressed={visible}
          className={classes.eye ?? ''}
          onClick={() => setVisible(!visible)}
        >
          <Icon size={16} stroke={1.75} />
        </ActionIcon>
      }
    />
  );
}
