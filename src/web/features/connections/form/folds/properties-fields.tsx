import { useTranslation } from 'react-i18next';
import { SegmentChoice } from '../../../../kit/segment-choice/segment-choice.tsx';
import type { PropertiesDraft } from '../draft/properties-draft.ts';
import classes from '../fold.module.css';
import { FormField } from '../form-field.tsx';
import { SwitchField } from '../switch-field.tsx';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import { SecretField } from './secret-field.tsx';
import { UserPropertiesField } from './user-properties-field.tsx';

export interface PropertiesFieldsProps {
  readonly form: ProfileForm;
  readonly set: (patch: Partial<PropertiesDraft>) => void;
}

export function PropertiesFields({ form, set }: PropertiesFieldsProps) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { v5 } = form.state.draft;
  return (
    <>
      <Limits form={form} set={set} />
      <SwitchField
        label={t('v5.requestResponse')}
        hint={t('v5.requestResponseHint')}
        checked={v5.requestResponseInformation}
        onChange={(requestResponseInformation) => set({ requestResponseInformation })}
      />
      <SwitchField
        label={t('v5.requestProblem')}
        hint={t('v5.requestProblemHint')}
        checked={v5.requestProblemInformation}
        onChange={(requestProblemInformation) => set({ requestProblemInformation })}
      />
      <UserPropertiesField
        {...at('v5.userProperties')}
        hint={t('v5.userPropertiesHint')}
        rows={v5.userProperties}
        onRows={(userProperties) => set({ userProperties })}
      />
      <Authentication form={form} set={set} />
    </>
  );
}

function Limits({ form, set }: PropertiesFieldsProps) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { v5, cleanStart, reconnect } = form.state.draft;
  const number = { mono: true, inputMode: 'numeric' } as const;
  // What the engine sends where nothing is chosen: see its session terms.
  const expiry = cleanStart ? (reconnect.enabled ? 'reconnect' : 'none') : 'kept';
  return (
    <div className={classes.row}>
      <FormField
        {...at('v5.sessionExpiry')}
        {...number}
        label={t('v5.sessionExpiry')}
        hint={t(`v5.sessionExpiryHint.${expiry}`)}
        placeholder={{ reconnect: '300', none: '0', kept: '86400' }[expiry]}
        value={v5.sessionExpiry}
        onText={(sessionExpiry) => set({ sessionExpiry })}
        end={<span className={classes.unit}>{t('form.seconds')}</span>}
      />
      <FormField
        {...at('v5.receiveMaximum')}
        {...number}
        label={t('v5.receiveMaximum')}
        hint={t('v5.receiveMaximumHint')}
        placeholder="65535"
        value={v5.receiveMaximum}
        onText={(receiveMaximum) => set({ receiveMaximum })}
      />
      <FormField
        {...at('v5.maximumPacketSize')}
        {...number}
        label={t('v5.maximumPacketSize')}
        hint={t('v5.maximumPacketSizeHint')}
        placeholder={t('form.noLimit')}
        value={v5.maximumPacketSize}
        onText={(maximumPacketSize) => set({ maximumPacketSize })}
      />
      <FormField
        {...at('v5.topicAliasMaximum')}
        {...number}
        label={t('v5.topicAliasMaximum')}
        hint={t('v5.topicAliasMaximumHint')}
        placeholder="0"
        value={v5.topicAliasMaximum}
        onText={(topicAliasMaximum) => set({ topicAliasMaximum })}
      />
    </div>
  );
}

function Authentication({ form, set }: PropertiesFieldsProps) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { v5, secrets } = form.state.draft;
  const { typed, stored } = secrets.authenticationData;
  return (
    <div className={classes.row}>
      <FormField
        {...at('v5.authenticationMethod')}
        label={t('v5.method')}
        hint={t('v5.methodHint')}
        placeholder={t('form.none')}
        mono
        value={v5.authenticationMethod}
        onText={(authenticationMethod) => set({ authenticationMethod })}
      />
      <div className={classes.stack}>
        <SecretField
          {...at('v5.authenticationData')}
          form={form}
          name="authenticationData"
          label={t('v5.data')}
          placeholder={t('form.none')}
          hint={t('v5.dataHint')}
        />
        {/* What is stored was written in its encoding, and nobody reads it here to write it anew. */}
        {(typed !== '' || !stored) && (
          <SegmentChoice
            label={t('binary.encodingOf', { label: t('v5.data') })}
            options={(['utf8', 'hex', 'base64'] as const).map((value) => ({ value, text: t(`binary.${value}`) }))}
            value={v5.authenticationEncoding}
            onChange={(authenticationEncoding) => set({ authenticationEncoding })}
          />
        )}
      </div>
    </div>
  );
}
