import { Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponderRule } from '../../../../core/publish/responder-rule.ts';
import { AssertionEditor } from '../../../kit/assertion-editor/assertion-editor.tsx';
import type { ResponderDraft } from '../../../state/automation-drafts.ts';
import classes from './automation-form.module.css';
import { AutomationForm } from './automation-form.tsx';
import { FormField } from './form-field.tsx';
import { checkAnswer, type ResponderField, readResponder } from './read-responder.ts';
import { TemplateFields } from './template-fields.tsx';
import { useVariables } from './use-variables.ts';
import { useVersion } from './use-version.ts';

export interface ResponderFormProps {
  readonly profileId: string;
  readonly draft: ResponderDraft;
  readonly onChange: (draft: ResponderDraft) => void;
  readonly isRunning: boolean;
  readonly onSave: (rule: ResponderRule, start: boolean) => void;
  readonly onCancel: () => void;
}

const EXAMPLES = '{{message.topic}} {{message.payload}} {{message.json.a.b}} {{counter}} {{now}}';

const CONDITIONS = ['payload', 'topic', 'json', 'property'] as const;

export function ResponderForm({ profileId, draft, onChange, isRunning, onSave, onCancel }: ResponderFormProps) {
  const { t } = useTranslation('automation');
  const version = useVersion(profileId);
  const variables = useVariables(profileId);
  const [tried, setTried] = useState(false);
  const { rule } = draft;
  const read = readResponder(draft);
  const check = useMemo(() => checkAnswer(rule, version, variables), [rule, version, variables]);
  const changeRule = (patch: Partial<ResponderDraft['rule']>) => onChange({ ...draft, rule: { ...rule, ...patch } });
  const faultOf = (field: ResponderField, shown = tried) =>
    !read.ok && read.error.includes(field) && shown ? t(`form.fault.${field}`) : undefined;
  const save = (start: boolean) => {
    setTried(true);
    if (!read.ok || check.fault) return false;
    onSave(read.value, start);
    return true;
  };
  return (
    <AutomationForm
      profileId={profileId}
      title={t(draft.id === null ? 'form.newResponder' : 'form.editResponder')}
      name={draft.name}
      onName={(name) => onChange({ ...draft, name })}
      isRunning={isRunning}
      onSave={save}
      onCancel={onCancel}
    >
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('form.when')}</legend>
        <FormField
          label={t('form.topicFilter')}
          mono
          placeholder="lab/+/get"
          value={rule.topicFilter}
          fault={faultOf('filter') ?? faultOf('badFilter', tried || rule.topicFilter.trim() !== '')}
          onChange={(topicFilter) => changeRule({ topicFilter })}
        />
        <AssertionEditor
          label={t('form.conditions')}
          emptyText={t('form.conditionsNone')}
          addText={t('form.addCondition')}
          value={rule.conditions}
          onChange={(conditions) => changeRule({ conditions })}
          allow={CONDITIONS}
        />
        <Switch
          label={t('form.ignoreRetained')}
          description={t('form.ignoreRetainedHint')}
          checked={rule.ignoreRetained}
          onChange={({ currentTarget }) => changeRule({ ignoreRetained: currentTarget.checked })}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('form.answer')}</legend>
        <Switch
          label={t('form.useResponseTopic')}
          description={t('form.useResponseTopicHint')}
          checked={rule.useResponseTopic}
          onChange={({ currentTarget }) => changeRule({ useResponseTopic: currentTarget.checked })}
        />
        <TemplateFields
          profileId={profileId}
          value={rule.answer}
          onChange={(answer) => changeRule({ answer })}
          hasProperties={version === 5}
          fault={check.fault && (tried || rule.answer.topic !== '') ? check.fault : null}
          examples={EXAMPLES}
        />
        {check.answersItself && (
          <p className={classes.warning} role="status">
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            <span>{t('form.loop', { max: draft.maxPerS })}</span>
          </p>
        )}
        <div className={classes.grid}>
          <FormField
            label={t('form.delay')}
            numeric
            value={draft.delay}
            fault={faultOf('delay', true)}
            onChange={(delay) => onChange({ ...draft, delay })}
          />
          <FormField
            label={t('form.maxPerS')}
            numeric
            hint={t('form.maxPerSHint')}
            value={draft.maxPerS}
            fault={faultOf('maxPerS', tried || draft.maxPerS !== '')}
            onChange={(maxPerS) => onChange({ ...draft, maxPerS })}
          />
        </div>
      </fieldset>
    </AutomationForm>
  );
}
