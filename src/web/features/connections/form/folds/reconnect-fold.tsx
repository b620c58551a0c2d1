import { useTranslation } from 'react-i18next';
import { DEFAULT_CONNECT_TIMEOUT_S } from '../../../../../core/mqtt/connection-profile.ts';
import { firstDelayMs, maxDelayMs, type ReconnectDraft } from '../draft/reconnect-draft.ts';
import classes from '../fold.module.css';
import { Fold } from '../fold.tsx';
import { FormField } from '../form-field.tsx';
import type { ProfileDraft } from '../profile-draft.ts';
import { SwitchField } from '../switch-field.tsx';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';

/** What happens when a connection that stood is lost, how long an attempt may take, and whether the app begins with one. */
export function ReconnectFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { draft } = form.state;
  return (
    <Fold form={form} name="reconnect" title={t('reconnect.title')} summary={<Summary draft={draft} />}>
      <ReconnectFields form={form} />
      <SwitchField
        label={t('reconnect.autoConnect')}
        hint={draft.askPassword ? t('reconnect.autoConnectAsks') : t('reconnect.autoConnectHint')}
        checked={draft.autoConnect}
        onChange={(autoConnect) => form.dispatch({ type: 'edit', patch: { autoConnect } })}
      />
    </Fold>
  );
}

function Summary({ draft: { reconnect, autoConnect } }: { readonly draft: ProfileDraft }) {
  const { t } = useTranslation('connectionForm');
  const first = (firstDelayMs(reconnect) ?? 0) / 1000;
  const max = (maxDelayMs(reconnect) ?? 0) / 1000;
  const attempts = reconnect.attempts.trim();
  const parts = [
    reconnect.enabled ? t('reconnect.summary.on', { first, max }) : t('reconnect.summary.off'),
    reconnect.enabled && attempts !== '' && t('reconnect.summary.attempts', { count: Number(attempts) || 0 }),
    autoConnect && t('reconnect.summary.auto'),
  ];
  return parts.filter(Boolean).join(' · ');
}

function ReconnectFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { reconnect } = form.state.draft;
  const set = (patch: Partial<ReconnectDraft>) => form.dispatch({ type: 'part', part: 'reconnect', patch });
  const seconds = { mono: true, end: <span className={classes.unit}>{t('form.seconds')}</span> };
  return (
    <>
      <SwitchField
        label={t('reconnect.enabled')}
        hint={t('reconnect.enabledHint')}
        checked={reconnect.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      <div className={classes.row}>
        {reconnect.enabled && (
          <>
            <FormField
              {...at('reconnect.firstDelay')}
              {...seconds}
              label={t('reconnect.firstDelay')}
              hint={t('reconnect.firstDelayHint')}
              placeholder="1"
              inputMode="decimal"
              value={reconnect.firstDelay}
              onText={(firstDelay) => set({ firstDelay })}
            />
            <FormField
              {...at('reconnect.maxDelay')}
              {...seconds}
              label={t('reconnect.maxDelay')}
              hint={t('reconnect.maxDelayHint')}
              placeholder="30"
              inputMode="decimal"
              value={reconnect.maxDelay}
              onText={(maxDelay) => set({ maxDelay })}
            />
            <FormField
              {...at('reconnect.attempts')}
              label={t('reconnect.attempts')}
              hint={t('reconnect.attemptsHint')}
              placeholder={t('form.noLimit')}
              inputMode="numeric"
              mono
              value={reconnect.attempts}
              onText={(attempts) => set({ attempts })}
            />
          </>
        )}
        <FormField
          {...at('reconnect.timeout')}
          {...seconds}
          label={t('reconnect.timeout')}
          hint={t('reconnect.timeoutHint', { seconds: DEFAULT_CONNECT_TIMEOUT_S })}
          placeholder={String(DEFAULT_CONNECT_TIMEOUT_S)}
          inputMode="numeric"
          value={reconnect.timeout}
          onText={(timeout) => set({ timeout })}
        />
      </div>
    </>
  );
}
