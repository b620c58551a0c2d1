import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newClientId } from '../../profile-actions.ts';
import classes from '../fold.module.css';
import { Fold } from '../fold.tsx';
import { FormField } from '../form-field.tsx';
import { SwitchField } from '../switch-field.tsx';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';

/** Client id, keep alive and clean start. */
export function SessionFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { draft } = form.state;
  const clean = draft.cleanStart ? t('session.clean.on') : t('session.clean.off');
  const keepAlive = draft.keepAlive.trim();
  const summary = (
    <>
      <span className="mono">{draft.clientId || t('session.noClientId')}</span>
      {' · '}
      {Number(keepAlive) === 0 ? t('session.keepAliveOff', { clean }) : t('session.summary', { keepAlive, clean })}
    </>
  );
  return (
    <Fold form={form} name="session" title={t('session.title')} summary={summary}>
      <SessionFields form={form} />
    </Fold>
  );
}

function SessionFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const field = useField(form);
  const { dispatch } = form;
  const { draft } = form.state;
  return (
    <>
      <div className={classes.row}>
        <FormField
          {...field('clientId')}
          label={t('session.clientId')}
          value={draft.clientId}
          mono
          hint={draft.clientId === '' ? t(`session.clientIdEmpty.${draft.version}`) : t('session.clientIdHint')}
          onText={(clientId) => dispatch({ type: 'edit', patch: { clientId } })}
          end={
            <ActionIcon
              aria-label={t('session.newClientId')}
              title={t('session.newClientId')}
              className={classes.generate ?? ''}
              onClick={() => dispatch({ type: 'edit', patch: { clientId: newClientId() } })}
            >
              <IconRefresh size={16} stroke={1.75} />
            </ActionIcon>
          }
        />
        <FormField
          {...field('keepAlive')}
          label={t('session.keepAlive')}
          value={draft.keepAlive}
          mono
          inputMode="numeric"
          hint={t('session.keepAliveHint')}
          onText={(text) => dispatch({ type: 'edit', patch: { keepAlive: text } })}
          end={<span className={classes.unit}>{t('form.seconds')}</span>}
        />
      </div>
      <SwitchField
        label={t('session.cleanStart')}
        hint={draft.cleanStart ? t('session.cleanHint') : t('session.keptHint')}
        checked={draft.cleanStart}
        onChange={(cleanStart) => dispatch({ type: 'edit', patch: { cleanStart } })}
      />
    </>
  );
}
