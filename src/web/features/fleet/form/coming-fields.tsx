// What says that a device comes and goes: its own messages, and the broker's when it is gone without a word.
import { useTranslation } from 'react-i18next';
import type { StatusDraft, WillDraft } from '../../../state/fleet-drafts.ts';
import { Field } from './field.tsx';
import classes from './form.module.css';
import { QosAndRetain } from './qos-and-retain.tsx';
import { Toggle } from './toggle.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

export function ComingFields({ form }: { readonly form: FleetFormModel }) {
  const { t } = useTranslation('fleet');
  const { draft, change, faultOf } = form;
  const { status, will } = draft;
  const changeStatus = (patch: Partial<StatusDraft>) => change({ status: { ...status, ...patch } });
  const changeWill = (patch: Partial<WillDraft>) => change({ will: { ...will, ...patch } });
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t('form.comings')}</h3>
      <Toggle
        label={t('form.status')}
        hint={t('form.statusHint')}
        checked={draft.hasStatus}
        onChange={(hasStatus) => change({ hasStatus })}
      >
        <div className={classes.status}>
          <Field
            label={t('form.statusTopic')}
            value={status.topic}
            onText={(topic) => changeStatus({ topic })}
            fault={faultOf('status.topic')}
            mono
          />
          <Field
            label={t('form.online')}
            value={status.onlinePayload}
            onText={(onlinePayload) => changeStatus({ onlinePayload })}
            fault={faultOf('status.onlinePayload')}
            mono
          />
          <Field
            label={t('form.offline')}
            value={status.offlinePayload}
            onText={(offlinePayload) => changeStatus({ offlinePayload })}
            fault={faultOf('status.offlinePayload')}
            mono
          />
          <QosAndRetain
            qosLabel={t('form.statusQos')}
            retainLabel={t('form.statusRetain')}
            value={status}
            onChange={changeStatus}
          />
        </div>
      </Toggle>
      <Toggle
        label={t('form.will')}
        hint={t('form.willHint')}
        checked={draft.hasWill}
        onChange={(hasWill) => change({ hasWill })}
      >
        <div className={classes.status}>
          <Field
            label={t('form.willTopic')}
            value={will.topic}
            onText={(topic) => changeWill({ topic })}
            fault={faultOf('will.topic')}
            mono
          />
          <Field
            label={t('form.willPayload')}
            value={will.payload.text}
            onText={(text) => changeWill({ payload: { ...will.payload, text } })}
            fault={faultOf('will.payload')}
            mono
          />
          <QosAndRetain
            qosLabel={t('form.willQos')}
            retainLabel={t('form.willRetain')}
            value={will}
            onChange={changeWill}
          />
        </div>
      </Toggle>
    </section>
  );
}
