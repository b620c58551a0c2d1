import { useTranslation } from 'react-i18next';
import { SecretField } from './folds/secret-field.tsx';
import { StoredNote } from './folds/stored-note.tsx';
import { FormField } from './form-field.tsx';
import classes from './login-fields.module.css';
import { SwitchField } from './switch-field.tsx';
import { useField } from './use-field.ts';
import type { ProfileForm } from './use-profile-form.ts';

export function LoginFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { dispatch } = form;
  const { username, askPassword } = form.state.draft;
  return (
    <div className={classes.row}>
      <FormField
        {...at('username')}
        label={t('form.username')}
        value={username}
        mono
        onText={(text) => dispatch({ type: 'edit', patch: { username: text } })}
      />
      <div className={classes.password}>
        <SecretField {...at('password')} form={form} name="password" label={t('form.password')} bare />
        {/* The hint stands below the switch, which so stays where it is when it is pressed. */}
        <SwitchField
          label={t('form.askPassword')}
          hint={askPassword ? t('form.passwordAsked') : <StoredNote form={form} name="password" />}
          checked={askPassword}
          onChange={(ask) => dispatch({ type: 'edit', patch: { askPassword: ask } })}
        />
      </div>
    </div>
  );
}
