import { ActionIcon, Switch } from '@mantine/core';
import { IconChevronRight, IconRefresh } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { newClientId } from '../profile-actions.ts';
import field from './form-field.module.css';
import { FormField } from './form-field.tsx';
import classes from './session-fold.module.css';
import type { ProfileForm } from './use-profile-form.ts';

/** Client id, keep alive and clean start, folded away with a summary of what they are. */
export function SessionFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connections');
  const id = useId();
  const { sessionOpen, draft } = form.state;
  const clean = draft.cleanStart ? t('form.clean.on') : t('form.clean.off');
  const keepAlive = draft.keepAlive.trim();
  return (
    <div className={classes.fold}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={sessionOpen}
          aria-controls={id}
          aria-describedby={`${id}-summary`}
          onClick={() => form.dispatch({ type: 'fold', open: !sessionOpen })}
        >
          <IconChevronRight className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
          {t('form.session')}
        </button>
        <span className={classes.summary} id={`${id}-summary`}>
          <span className="mono">{draft.clientId || t('form.noClientId')}</span>
          {' · '}
          {Number(keepAlive) === 0 ? t('form.keepAliveOff', { clean }) : t('form.sessionSummary', { keepAlive, clean })}
        </span>
      </div>
      <div id={id} className={classes.body} hidden={!sessionOpen}>
        {sessionOpen && <SessionFields form={form} />}
      </div>
    </div>
  );
}

function SessionFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connections');
  const { dispatch, faults } = form;
  const { draft } = form.state;
  return (
    <>
      <div className={classes.row}>
        <FormField
          label={t('form.clientId')}
          value={draft.clientId}
          mono
          data-field="clientId"
          fault={faults.clientId && t(`fault.${faults.clientId}`)}
          hint={draft.clientId === '' ? t(`form.clientIdEmpty.${draft.version}`) : t('form.clientIdHint')}
          onText={(clientId) => dispatch({ type: 'edit', patch: { clientId } })}
          onBlur={() => dispatch({ type: 'leave', field: 'clientId' })}
          end={
            <ActionIcon
              aria-label={t('form.newClientId')}
              title={t('form.newClientId')}
              className={classes.generate ?? ''}
              onClick={() => dispatch({ type: 'edit', patch: { clientId: newClientId() } })}
            >
              <IconRefresh size={16} stroke={1.75} />
            </ActionIcon>
          }
        />
        <FormField
          label={t('form.keepAlive')}
          value={draft.keepAlive}
          mono
          inputMode="numeric"
          data-field="keepAlive"
          fault={faults.keepAlive && t(`fault.${faults.keepAlive}`)}
          hint={t('form.keepAliveHint')}
          onText={(text) => dispatch({ type: 'edit', patch: { keepAlive: text } })}
          onBlur={() => dispatch({ type: 'leave', field: 'keepAlive' })}
          end={<span className={classes.unit}>{t('form.seconds')}</span>}
        />
      </div>
      <CleanStart form={form} />
    </>
  );
}

function CleanStart({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connections');
  const id = useId();
  const { cleanStart } = form.state.draft;
  return (
    <div>
      <Switch
        label={t('form.cleanStart')}
        checked={cleanStart}
        aria-describedby={id}
        classNames={{ label: classes.switchLabel ?? '' }}
        onChange={(event) => form.dispatch({ type: 'edit', patch: { cleanStart: event.currentTarget.checked } })}
      />
      <p className={`${field.hint} ${classes.cleanHint}`} id={id}>
        {cleanStart ? t('form.cleanHint') : t('form.keptHint')}
      </p>
    </div>
  );
}
