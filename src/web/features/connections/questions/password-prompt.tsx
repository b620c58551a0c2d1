import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { formatReasonCode, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type { PasswordQuestion } from '../../../state/connect-questions.ts';
import { cancelQuestion, connect } from '../../../state/workspace-actions.ts';
import classes from './password-prompt.module.css';

interface PasswordPromptProps {
  readonly question: PasswordQuestion;
  readonly profile: ConnectionProfile;
}

export function PasswordPrompt({ question, profile }: PasswordPromptProps) {
  const { t } = useTranslation('connections');
  const [password, setPassword] = useState('');
  const { profileId, given, refused } = question;
  const username = profile.username ?? '';
  const cancel = () => cancelQuestion(profileId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void connect(profileId, { ...given, password });
  };
  return (
    <Modal
      opened
      onClose={cancel}
      size={400}
      title={t('prompt.title', { name: profile.name })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form className={classes.form} onSubmit={submit}>
        <p className={classes.address}>{formatEndpoint(profile.endpoint)}</p>
        {refused && (
          <p className={classes.refused} role="alert">
            {refused.reasonString
              ? t('prompt.refusedBecause', { reason: reasonText(profile, refused), text: refused.reasonString })
              : t('prompt.refused', { reason: reasonText(profile, refused) })}
          </p>
        )}
        <TextInput
          classNames={{ label: classes.fieldLabel ?? '' }}
          label={t('form.username')}
          value={username}
          placeholder={t('prompt.noUsername')}
          autoComplete="username"
          readOnly
        />
        <TextInput
          classNames={{ label: classes.fieldLabel ?? '' }}
          type="password"
          data-autofocus
          label={t('form.password')}
          description={t('prompt.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button onClick={cancel}>{t('cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('list.connect')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function reasonText({ version }: ConnectionProfile, { reasonCode }: { readonly reasonCode: number }): string {
  const name = reasonName(version, 'CONNACK', reasonCode);
  return name.includes('0x') ? name : `${name} (${formatReasonCode(reasonCode)})`;
}
