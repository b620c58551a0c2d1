// What a message must be, as rows that a person adds and removes: a responder's conditions, a request's assertions. Its
// texts are brought by the feature that shows it (see i18n/add-assertion-texts).
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assertion } from '../../../core/publish/assertion.ts';
import classes from './assertion-editor.module.css';
import { assertionFault } from './assertion-fault.ts';
import { AssertionFields } from './assertion-fields.tsx';
import { changeSubject, NEW_ASSERTION } from './change-subject.ts';

export interface AssertionEditorProps {
  /** Names the group, and stands above it. */
  readonly label: string;
  /** Says what is so while there is none. */
  readonly emptyText: string;
  /** Of the button that adds one. */
  readonly addText: string;
  readonly value: readonly Assertion[];
  readonly onChange: (value: readonly Assertion[]) => void;
  readonly allow: readonly Assertion['of'][];
}

export function AssertionEditor({ label, emptyText, addText, value, onChange, allow }: AssertionEditorProps) {
  const { t } = useTranslation('assertions');
  const id = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  const put = (index: number, assertion: Assertion) => onChange(value.with(index, assertion));
  /** The next row's, or what adds one: the button that had the focus has gone. */
  const focusAfterRemoval = (index: number) =>
    requestAnimationFrame(() => {
      const buttons = root.current?.querySelectorAll<HTMLElement>('[data-remove], [data-add]');
      buttons?.[Math.min(index, buttons.length - 1)]?.focus();
    });
  return (
    <fieldset className={classes.editor} ref={root}>
      <legend className={classes.legend}>{label}</legend>
      {value.length === 0 && <p className={classes.empty}>{emptyText}</p>}
      {value.map((assertion, index) => {
        const number = index + 1;
        const fault = assertionFault(assertion);
        const faultId = `${id}-${index}-fault`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and hold no state
          <div key={index} className={classes.row}>
            <div className={classes.fields}>
              <select
                className={classes.input}
                aria-label={t('subject', { number })}
                value={assertion.of}
                onChange={({ currentTarget }) =>
                  put(index, changeSubject(assertion, currentTarget.value as Assertion['of']))
                }
              >
                {allow.map((of) => (
                  <option key={of} value={of}>
                    {t(`of.${of}`)}
                  </option>
                ))}
              </select>
              <AssertionFields
                number={number}
                assertion={assertion}
                fault={fault && { ...fault, id: faultId }}
                onChange={(changed) => put(index, changed)}
              />
            </div>
            <ActionIcon
              className={classes.remove ?? ''}
              data-remove
              aria-label={t('remove', { number })}
              title={t('remove', { number })}
              onClick={() => {
                onChange(value.toSpliced(index, 1));
                focusAfterRemoval(index);
              }}
            >
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
            {fault && (
              <p className={classes.fault} id={faultId}>
                {fault.kind === 'pattern' ? t('fault.pattern', { detail: fault.detail }) : t(`fault.${fault.kind}`)}
              </p>
            )}
          </div>
        );
      })}
      <Button
        variant="subtle"
        data-add
        className={classes.add ?? ''}
        leftSection={<IconPlus size={14} stroke={1.75} />}
        onClick={() => onChange([...value, NEW_ASSERTION])}
      >
        {addText}
      </Button>
    </fieldset>
  );
}
