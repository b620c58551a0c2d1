import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepeatDraft } from '../../../state/automation-drafts.ts';
import { useFigures } from '../use-figures.ts';
import classes from './automation-form.module.css';
import { AutomationForm } from './automation-form.tsx';
import { checkTemplate } from './check-template.ts';
import { FormField } from './form-field.tsx';
import { PaceEstimate } from './pace-estimate.tsx';
import { type RepeatField, type RepeatPace, readRepeat, withInterval, withRate } from './read-repeat.ts';
import { TemplateFields } from './template-fields.tsx';
import { useVariables } from './use-variables.ts';
import { useVersion } from './use-version.ts';

export interface RepeatFormProps {
  readonly profileId: string;
  readonly draft: RepeatDraft;
  readonly onChange: (draft: RepeatDraft) => void;
  readonly isRunning: boolean;
  readonly onSave: (pace: RepeatPace, start: boolean) => void;
  readonly onCancel: () => void;
}

const EXAMPLES = '{{counter}} {{now}} {{uuid}} {{random 0 100}}';

export function RepeatForm({ profileId, draft, onChange, isRunning, onSave, onCancel }: RepeatFormProps) {
  const { t } = useTranslation('automation');
  const { number } = useFigures();
  const version = useVersion(profileId);
  const variables = useVariables(profileId);
  /** What is wrong is said from the first attempt on: nobody is blamed for what is not written yet. */
  const [tried, setTried] = useState(false);
  const read = readRepeat(draft);
  const { template } = draft;
  const check = useMemo(() => checkTemplate(template, version, variables), [template, version, variables]);
  const change = (patch: Partial<RepeatDraft>) => onChange({ ...draft, ...patch });
  const faultOf = (field: RepeatField) =>
    !read.ok && read.error.includes(field) && (tried || draft[FIELD_OF[field]] !== '') && t(`form.fault.${field}`);
  // An empty topic is no fault before somebody wants to go on.
  const fault = check.ok || (!tried && template.topic === '') ? null : check.error;
  const save = (start: boolean) => {
    setTried(true);
    if (!read.ok || !check.ok) return false;
    onSave(read.value, start);
    return true;
  };
  return (
    <AutomationForm
      profileId={profileId}
      title={t(draft.id === null ? 'form.newRepeat' : 'form.editRepeat')}
      name={draft.name}
      onName={(name) => change({ name })}
      isRunning={isRunning}
      onSave={save}
      onCancel={onCancel}
    >
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('form.message')}</legend>
        <TemplateFields
          profileId={profileId}
          value={template}
          onChange={(changed) => change({ template: changed })}
          hasProperties={version === 5}
          fault={fault}
          examples={EXAMPLES}
          preview={
            check.ok && (
              <p className={classes.preview}>
                {t('template.preview', { topic: check.value.topic, size: number(check.value.payload.length) })}
              </p>
            )
          }
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('form.pace')}</legend>
        <div className={classes.grid}>
          <FormField
            label={t('form.interval')}
            numeric
            value={draft.interval}
            fault={faultOf('interval')}
            onChange={(text) => change(withInterval(text))}
          />
          <FormField
            label={t('form.rate')}
            numeric
            value={draft.rate}
            fault={faultOf('rate')}
            onChange={(text) => change(withRate(text))}
          />
          <FormField
            label={t('form.jitter')}
            numeric
            value={draft.jitterPercent}
            fault={faultOf('jitter')}
            onChange={(jitterPercent) => change({ jitterPercent })}
          />
          <FormField
            label={t('form.count')}
            numeric
            placeholder={t('form.countNone')}
            value={draft.count}
            fault={faultOf('count')}
            onChange={(count) => change({ count })}
          />
        </div>
        <p className={classes.hint}>{t('form.jitterHint')}</p>
        <PaceEstimate pace={read.ok ? read.value : null} />
      </fieldset>
    </AutomationForm>
  );
}

const FIELD_OF = { interval: 'interval', rate: 'rate', jitter: 'jitterPercent', count: 'count' } as const;
