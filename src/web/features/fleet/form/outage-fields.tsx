// How devices go away by chance.
import { useTranslation } from 'react-i18next';
import type { OutagesDraft } from '../../../state/fleet-drafts.ts';
import { Field } from './field.tsx';
import classes from './form.module.css';
import { Toggle } from './toggle.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

const FIELDS = [
  ['onlineS', 'onlineS'],
  ['offlineS', 'offlineS'],
  ['abruptPercent', 'abrupt'],
] as const;

export function OutageFields({ form }: { readonly form: FleetFormModel }) {
  const { t } = useTranslation('fleet');
  const { draft, change, faultOf } = form;
  const changeOutages = (patch: Partial<OutagesDraft>) => change({ outages: { ...draft.outages, ...patch } });
  return (
    <section className={classes.part}>
      <Toggle
        label={t('form.outages')}
        hint={t('form.outagesHint')}
        checked={draft.hasOutages}
        onChange={(hasOutages) => change({ hasOutages })}
      >
        <div className={classes.numbers}>
          {FIELDS.map(([field, label]) => (
            <Field
              key={field}
              label={t(`form.${label}`)}
              value={draft.outages[field]}
              onText={(text) => changeOutages({ [field]: text })}
              fault={faultOf(`outages.${field}`)}
              numeric
            />
          ))}
        </div>
      </Toggle>
    </section>
  );
}
