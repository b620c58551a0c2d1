import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { QosChoice } from '../../kit/qos-choice/qos-choice.tsx';
import { filterOpensStore } from './filter-draft-store.ts';
import { OptionsDisclosure } from './options-disclosure.tsx';
import { faultName } from './read-filters.ts';
import classes from './subscription-form-view.module.css';
import { useSubscriptionForm } from './use-subscription-form.ts';

const MAX_LINES = 6;

export interface SubscriptionFormViewProps {
  readonly profileId: string;
  readonly version: ProtocolVersion;
}

export function SubscriptionFormView({ profileId, version }: SubscriptionFormViewProps) {
  const { t } = useTranslation('subscriptions');
  const form = useSubscriptionForm(profileId, version);
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, faults, meant, change } = form;
  const opens = useStore(filterOpensStore, (all) => all[profileId] ?? 0);
  const seenOpens = useRef(opens);
  useEffect(() => {
    if (opens === seenOpens.current) return;
    seenOpens.current = opens;
    field.current?.focus();
  }, [opens]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.submit();
  };
  const error = faults.map(({ line, filter, fault }) => {
    const text = `${t(`rule.${faultName(filter, fault)}`)} [${fault.clause}]`;
    return <span key={line}>{form.lines > 1 ? t('line', { line, text }) : text}</span>;
  });

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
        field.current?.focus();
      }}
    >
      <Textarea
        ref={field}
        classNames={{ input: classes.input ?? '', error: classes.error ?? '', description: classes.hint ?? '' }}
        aria-label={t('filter')}
        data-field="topic-filter"
        placeholder={t('placeholder')}
        rows={Math.min(MAX_LINES, form.lines)}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        inputWrapperOrder={['input', 'error', 'description']}
        error={error.length > 0 ? error : null}
        description={error.length === 0 && t(`hint.${form.hint.key}`, form.hint)}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      {meant !== null && (
        <button
          type="button"
          className={classes.meant}
          onClick={() => {
            change({ text: meant });
            field.current?.focus();
          }}
        >
          {t('use', { filter: meant })}
        </button>
      )}
      <div className={classes.line}>
        <QosChoice label={t('qos')} value={draft.qos} onChange={(qos) => change({ qos })} />
        <Button type="submit" className={classes.submit ?? ''}>
          {t('subscribe')}
        </Button>
      </div>
      {version === 5 && (
        <OptionsDisclosure
          open={draft.optionsOpen}
          onOpen={(optionsOpen) => change({ optionsOpen })}
          value={draft.options}
          shared={form.shared}
          onChange={(options) => change({ options })}
        />
      )}
    </form>
  );
}
