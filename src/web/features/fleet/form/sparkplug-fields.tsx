// What a Sparkplug edge node is called, and how often it sends its data.
import { useTranslation } from 'react-i18next';
import { type FleetDraft, newPublish } from '../../../state/fleet-drafts.ts';
import { Field } from './field.tsx';
import classes from './form.module.css';
import type { FleetFormModel } from './use-fleet-form.ts';

export interface SparkplugFieldsProps {
  readonly form: FleetFormModel;
  readonly sparkplug: NonNullable<FleetDraft['sparkplug']>;
}

export function SparkplugFields({ form, sparkplug }: SparkplugFieldsProps) {
  const { t } = useTranslation('fleet');
  const { draft, change, faultOf } = form;
  const [publish = newPublish(), ...others] = draft.publishes;
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t('form.sparkplug')}</h3>
      <p className={classes.note}>{t('form.sparkplugHint')}</p>
      <div className={classes.grid}>
        <Field
          label={t('form.groupId')}
          value={sparkplug.groupId}
          onText={(groupId) => change({ sparkplug: { ...sparkplug, groupId } })}
          fault={faultOf('groupId')}
          mono
        />
        <Field
          label={t('form.edgeNode')}
          value={sparkplug.edgeNodePattern}
          onText={(edgeNodePattern) => change({ sparkplug: { ...sparkplug, edgeNodePattern } })}
          fault={faultOf('edgeNodePattern')}
          mono
        />
        <Field
          label={t('form.dataEveryMs')}
          value={publish.everyMs}
          onText={(everyMs) => change({ publishes: [{ ...publish, everyMs }, ...others] })}
          fault={faultOf('publishes.0.everyMs')}
          numeric
        />
      </div>
    </section>
  );
}
