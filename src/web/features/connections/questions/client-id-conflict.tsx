import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type ClientIdQuestion, questionsStore } from '../../../state/connect-questions.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { cancelQuestion, connect } from '../../../state/workspace-actions.ts';
import { newClientId } from '../profile-actions.ts';
import classes from './client-id-conflict.module.css';

/** Below the connect button, when the client id that it would use is somebody else's: what to do about it. */
export function ClientIdConflict({ profileId }: { readonly profileId: string }) {
  const question = useStore(questionsStore, ({ questions }) =>
    questions.find((one): one is ClientIdQuestion => one.kind === 'client-id' && one.profileId === profileId),
  );
  return question ? <Conflict question={question} /> : null;
}

function Conflict({ question }: { readonly question: ClientIdQuestion }) {
  const { t } = useTranslation('connections');
  const { profileId, clientId, holder, given } = question;
  const other = holder.kind === 'profile' ? findProfile(holder.profileId)?.name : undefined;
  const again = (more: typeof given) => void connect(profileId, { ...given, quiet: false, ...more });
  return (
    <div className={classes.bar} role="alert">
      <IconAlertTriangle className={classes.icon} size={16} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.what}>
          {other === undefined ? t('conflict.otherTab', { clientId }) : t('conflict.otherProfile', { clientId, other })}
        </p>
        <p className={classes.why}>{t('conflict.why')}</p>
      </div>
      <div className={classes.buttons}>
        <Button variant="filled" onClick={() => again({ clientId: newClientId() })}>
          {t('conflict.useAnother')}
        </Button>
        <Button onClick={() => again({ evenIfInUse: true })}>{t('conflict.anyway')}</Button>
        <Button onClick={() => cancelQuestion(profileId)}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
