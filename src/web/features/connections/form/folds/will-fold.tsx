import { useTranslation } from 'react-i18next';
import { QosChoice } from '../../../../kit/qos-choice/qos-choice.tsx';
import { isWillFilled, type WillDraft } from '../draft/will-draft.ts';
import classes from '../fold.module.css';
import { Fold } from '../fold.tsx';
import field from '../form-field.module.css';
import { FormField } from '../form-field.tsx';
import { SwitchField } from '../switch-field.tsx';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import { BinaryField } from './binary-field.tsx';
import { WillProperties } from './will-properties.tsx';

/** The message that the broker publishes when the connection ends without a goodbye. */
export function WillFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { will } = form.state.draft;
  const set = (patch: Partial<WillDraft>) => form.dispatch({ type: 'part', part: 'will', patch });
  const summary = will.on ? (
    <>
      <span className="mono">{will.topic || t('will.noTopic')}</span>
      {` · QoS ${will.qos}${will.retain ? ` · ${t('will.retained')}` : ''}`}
    </>
  ) : (
    t('form.none')
  );
  return (
    <Fold form={form} name="will" title={t('will.title')} summary={summary}>
      <SwitchField
        label={t('will.on')}
        hint={!will.on && isWillFilled(will) ? t('will.offLoses') : t('will.onHint')}
        checked={will.on}
        onChange={(on) => set({ on })}
      />
      {will.on && (
        <>
          <WillMessageFields form={form} set={set} />
          <WillProperties form={form} set={set} />
        </>
      )}
    </Fold>
  );
}

export interface WillFieldsProps {
  readonly form: ProfileForm;
  readonly set: (patch: Partial<WillDraft>) => void;
}

function WillMessageFields({ form, set }: WillFieldsProps) {
  const { t } = useTranslation('connectionForm');
  const at = useField(form);
  const { will } = form.state.draft;
  return (
    <>
      <FormField
        {...at('will.topic')}
        label={t('will.topic')}
        hint={t('will.topicHint')}
        placeholder="devices/line3/state"
        mono
        value={will.topic}
        onText={(topic) => set({ topic })}
      />
      <BinaryField
        {...at('will.payload')}
        label={t('will.payload')}
        hint={t('will.payloadHint')}
        value={will.payload.text}
        encoding={will.payload.encoding}
        onText={(text) => set({ payload: { ...will.payload, text } })}
        onEncoding={(encoding) => set({ payload: { ...will.payload, encoding } })}
      />
      <div className={classes.row}>
        <div className={`${field.group} ${classes.start}`}>
          <span className={field.label}>{t('form.qos')}</span>
          <QosChoice label={t('form.qos')} value={will.qos} onChange={(qos) => set({ qos })} />
          <p className={field.hint}>{t('will.qosHint')}</p>
        </div>
        <SwitchField
          label={t('will.retain')}
          hint={t('will.retainHint')}
          checked={will.retain}
          onChange={(retain) => set({ retain })}
        />
      </div>
    </>
  );
}
