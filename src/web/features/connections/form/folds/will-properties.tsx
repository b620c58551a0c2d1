import { useTranslation } from 'react-i18next';
import { versionName } from '../../../../../core/mqtt/protocol-version.ts';
import { optionalNumber } from '../draft/field-text.ts';
import classes from '../fold.module.css';
import { FormField } from '../form-field.tsx';
import type { ProfileDraft } from '../profile-draft.ts';
import { SwitchField } from '../switch-field.tsx';
import { useField } from '../use-field.ts';
import { BinaryField } from './binary-field.tsx';
import { UserPropertiesField } from './user-properties-field.tsx';
import type { WillFieldsProps } from './will-fold.tsx';

/** What a will message has from version 5 on. */
export function WillProperties({ form, set }: WillFieldsProps) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { will, version } = form.state.draft;
  return (
    <>
      {version < 5 && <p className={classes.warning}>{t('will.before5', { version: versionName(version) })}</p>}
      <div className={classes.row}>
        <FormField
          {...at('will.delayInterval')}
          label={t('will.delay')}
          hint={endsAtOnce(form.state.draft) ? t('will.delayUseless') : t('will.delayHint')}
          placeholder="0"
          inputMode="numeric"
          mono
          value={will.delayInterval}
          onText={(delayInterval) => set({ delayInterval })}
          end={<span className={classes.unit}>{t('form.seconds')}</span>}
        />
        <FormField
          {...at('will.messageExpiry')}
          label={t('will.expiry')}
          hint={t('will.expiryHint')}
          placeholder={t('will.expiryNever')}
          inputMode="numeric"
          mono
          value={will.messageExpiry}
          onText={(messageExpiry) => set({ messageExpiry })}
          end={<span className={classes.unit}>{t('form.seconds')}</span>}
        />
      </div>
      <SwitchField
        label={t('will.utf8')}
        hint={t('will.utf8Hint')}
        checked={will.payloadIsUtf8}
        onChange={(payloadIsUtf8) => set({ payloadIsUtf8 })}
      />
      <div className={classes.row}>
        <FormField
          {...at('will.contentType')}
          label={t('will.contentType')}
          hint={t('will.contentTypeHint')}
          placeholder={t('form.none')}
          mono
          value={will.contentType}
          onText={(contentType) => set({ contentType })}
        />
        <FormField
          {...at('will.responseTopic')}
          label={t('will.responseTopic')}
          hint={t('will.responseTopicHint')}
          placeholder={t('form.none')}
          mono
          value={will.responseTopic}
          onText={(responseTopic) => set({ responseTopic })}
        />
      </div>
      <BinaryField
        {...at('will.correlationData')}
        label={t('will.correlation')}
        hint={t('will.correlationHint')}
        placeholder={t('form.none')}
        rows={1}
        value={will.correlationData.text}
        encoding={will.correlationData.encoding}
        onText={(text) => set({ correlationData: { ...will.correlationData, text } })}
        onEncoding={(encoding) => set({ correlationData: { ...will.correlationData, encoding } })}
      />
      <UserPropertiesField
        {...at('will.userProperties')}
        hint={t('will.userPropertiesHint')}
        rows={will.userProperties}
        onRows={(userProperties) => set({ userProperties })}
      />
    </>
  );
}

/** A delay has no effect where the session ends with the connection: then the will goes out at once (3.1.3.2.2). */
function endsAtOnce({ will, v5, cleanStart, reconnect }: ProfileDraft): boolean {
  if ((optionalNumber(will.delayInterval) ?? 0) === 0) return false;
  const expiry = optionalNumber(v5.sessionExpiry);
  return expiry === undefined ? cleanStart && !reconnect.enabled : expiry === 0;
}
