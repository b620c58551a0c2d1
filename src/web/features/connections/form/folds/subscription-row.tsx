import { ActionIcon } from '@mantine/core';
import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSharedFilter, readSharedFilter } from '../../../../../core/mqtt/topic.ts';
import { QosChoice } from '../../../../kit/qos-choice/qos-choice.tsx';
import { SubscriptionOptionsFields } from '../../../../kit/subscription-options/subscription-options-fields.tsx';
import type { SubscriptionDraft } from '../draft/subscription-drafts.ts';
import field from '../form-field.module.css';
import { useField } from '../use-field.ts';
import type { ProfileForm } from '../use-profile-form.ts';
import classes from './subscriptions-fold.module.css';

export interface SubscriptionRowProps {
  readonly form: ProfileForm;
  /** Counted from 1. */
  readonly number: number;
  readonly draft: SubscriptionDraft;
  readonly onChange: (patch: Partial<SubscriptionDraft>) => void;
  readonly onRemove: () => void;
}

export function SubscriptionRow({ form, number, draft, onChange, onRemove }: SubscriptionRowProps) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  const { fault, onBlur, ...at } = useField(form)(`subscription.${draft.key}`);
  const [optionsOpen, setOptionsOpen] = useState(false);
  const remove = t('subscriptions.remove', { filter: draft.filter || number });
  const shared = readSharedFilter(draft.filter);
  // A fault of the options is told where they are: they open with it.
  const open = optionsOpen || form.faults[`subscription.${draft.key}`] === 'options';
  return (
    <li className={classes.row} aria-label={t('subscriptions.number', { number })}>
      <div className={classes.line}>
        <span className={classes.mark} style={{ background: `var(--cat-${draft.color})` }} aria-hidden="true" />
        <input
          {...at}
          data-filter
          className={field.input}
          data-mono
          aria-label={t('subscriptions.filter')}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-below`}
          placeholder={t('subscriptions.placeholder')}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          value={draft.filter}
          onBlur={onBlur}
          onChange={(event) => onChange({ filter: event.currentTarget.value })}
        />
        <QosChoice label={t('form.qos')} value={draft.qos} onChange={(qos) => onChange({ qos })} />
        <ActionIcon className={classes.remove ?? ''} aria-label={remove} title={remove} onClick={onRemove}>
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      </div>
      <div id={`${id}-below`}>
        {fault && (
          <p className={field.fault} role="alert">
            {fault}
          </p>
        )}
        {shared && (
          <p className={field.hint}>{t('subscriptions.shared', { group: shared.group, filter: shared.filter })}</p>
        )}
      </div>
      <div>
        <button
          type="button"
          className={`${field.link} ${classes.options}`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOptionsOpen(!open)}
        >
          <IconChevronRight className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
          {t('subscriptions.options')}
        </button>
        <div id={id} className={classes.body} hidden={!open}>
          {open && (
            <SubscriptionOptionsFields
              value={draft.options}
              shared={isSharedFilter(draft.filter)}
              version={form.state.draft.version}
              onChange={(options) => onChange({ options })}
            />
          )}
        </div>
      </div>
    </li>
  );
}
