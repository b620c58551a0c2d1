// What a fleet is called, how many it is of, and how they connect.
import { useFleetWords } from '../use-fleet-words.ts';
import { Field } from './field.tsx';
import classes from './form.module.css';
import type { FleetFormModel } from './use-fleet-form.ts';

export function BasicFields({ form }: { readonly form: FleetFormModel }) {
  const { t } = useFleetWords();
  const { draft, change, faultOf, examples } = form;
  const ids = examples?.clientIds;
  return (
    <div className={classes.grid}>
      <Field label={t('form.name')} value={draft.name} onText={(name) => change({ name })} />
      <div className={classes.numbers}>
        <Field
          label={t('form.devices')}
          value={draft.devices}
          onText={(devices) => change({ devices })}
          fault={faultOf('devices')}
          numeric
        />
        <Field
          label={t('form.connectPerS')}
          value={draft.connectPerS}
          onText={(connectPerS) => change({ connectPerS })}
          fault={faultOf('connectPerS')}
          numeric
        />
      </div>
      <Field
        label={t('form.clientId')}
        value={draft.clientIdPattern}
        onText={(clientIdPattern) => change({ clientIdPattern })}
        fault={faultOf('clientIdPattern')}
        hint={ids && t('form.clientIdHint', { first: ids[0], last: ids[1] })}
        mono
        wide
      />
      <p className={classes.note}>
        {t('form.variables', { names: '{{device}}, {{device 3}} (001), {{client}}, {{now}}, {{uuid}}, {{counter}}' })}
      </p>
    </div>
  );
}
