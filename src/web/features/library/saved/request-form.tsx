// Which answer a publish waits for, and what it must be.
import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepAnswer } from '../../../../core/protocol/job-contract.ts';
import type { RequestSettings } from '../../../../core/publish/saved-publish.ts';
import { AssertionEditor } from '../../../kit/assertion-editor/assertion-editor.tsx';
import { hasAssertionFault } from '../../../kit/assertion-editor/assertion-fault.ts';
import { focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';

export interface RequestFormProps {
  readonly name: string;
  readonly value: RequestSettings;
  /** It waits for an answer already. */
  readonly isSet: boolean;
  /** What came last; null: nothing. */
  readonly answer: StepAnswer | null;
  /** Null: it waits for none. */
  readonly onSave: (request: RequestSettings | null) => void;
  readonly onClose: () => void;
}

export function RequestForm({ name, value, isSet, answer, onSave, onClose }: RequestFormProps) {
  const { t } = useTranslation('library');
  const [draft, setDraft] = useState(value);
  const [timeout, setTimeout] = useState(String(value.timeoutMs));
  const timeoutMs = Number(timeout);
  const isFaulty = !(timeoutMs > 0 && timeoutMs <= 3_600_000);
  const timeoutField = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFaulty) timeoutField.current?.focus();
    else if (hasAssertionFault(draft.assertions)) focusWhenThere('[data-request-form] [aria-invalid="true"]');
    else onSave({ ...draft, timeoutMs });
  };
  const takeAnswer = () => {
    if (!answer) return;
    const text = new TextDecoder().decode(answer.payload);
    setDraft({ ...draft, assertions: [...draft.assertions, { of: 'payload', is: 'equals', text }] });
  };
  return (
    <form className={classes.card} data-request-form aria-label={t('request.form', { name })} onSubmit={submit}>
      <h3 className={classes.heading}>{t('request.form', { name })}</h3>
      <label className={classes.field}>
        <span>{t('request.answerFilter')}</span>
        <input
          className={classes.input}
          data-mono
          // biome-ignore lint/a11y/noAutofocus: the form was asked for by the menu item before it
          autoFocus
          spellCheck={false}
          placeholder={t('request.answerFilterHint')}
          value={draft.answerFilter}
          onChange={({ currentTarget }) => setDraft({ ...draft, answerFilter: currentTarget.value })}
        />
      </label>
      <label className={classes.field}>
        <span>{t('request.timeout')}</span>
        <input
          className={classes.input}
          ref={timeoutField}
          inputMode="numeric"
          aria-invalid={isFaulty || undefined}
          value={timeout}
          onChange={({ currentTarget }) => setTimeout(currentTarget.value)}
        />
        {isFaulty && <span className={classes.fault}>{t('request.timeoutFault')}</span>}
      </label>
      <Checkbox
        label={t('request.matchCorrelation')}
        checked={draft.matchCorrelation}
        onChange={({ currentTarget }) => setDraft({ ...draft, matchCorrelation: currentTarget.checked })}
      />
      <AssertionEditor
        label={t('request.assertions')}
        emptyText={t('request.noAssertions')}
        addText={t('request.addAssertion')}
        value={draft.assertions}
        onChange={(assertions) => setDraft({ ...draft, assertions })}
        allow={['payload', 'json', 'topic', 'property', 'time']}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="filled">
          {t('save.save')}
        </Button>
        {answer && answer.size === answer.payload.length && (
          <Button variant="default" onClick={takeAnswer}>
            {t('request.takeAnswer')}
          </Button>
        )}
        {isSet && (
          <Button variant="default" onClick={() => onSave(null)}>
            {t('request.none')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
