import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { QosChoice } from '../../kit/qos-choice/qos-choice.tsx';
import classes from './subscription-form-view.module.css';
import { useSubscriptionForm } from './use-subscription-form.ts';

const MAX_LINES = 6;

export function SubscriptionFormView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('subscriptions');
  const form = useSubscriptionForm(profileId);
  const field = useRef<HTMLTextAreaElement>(null);
  const { faults, meant } = form;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.submit();
  };
  const error = faults.map(({ line, fault }) => {
    const text = `${t(`rule.${fault.rule}`)} [${fault.clause}]`;
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
        description={error.length === 0 && t(`hint.${form.hint}`)}
        value={form.text}
        onChange={(event) => form.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {meant !== null && (
        <button
          type="button"
          className={classes.meant}
          onClick={() => {
            form.setText(meant);
            field.current?.focus();
          }}
        >
          {t('use', { filter: meant })}
        </button>
      )}
      <div className={classes.line}>
        <QosChoice label={t('qos')} value={form.qos} onChange={form.setQos} />
        <Button type="submit" className={classes.submit ?? ''}>
          {t('subscribe')}
        </Button>
      </div>
    </form>
  );
}
