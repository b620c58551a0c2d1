// User properties: rows of name and value, in the order in which they are sent. A name may come more than once.
import { ActionIcon } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserProperty } from '../../../../../core/mqtt/connection-profile.ts';
import { faultOfUserProperties } from '../draft/text-fault.ts';
import field from '../form-field.module.css';
import classes from './user-properties-field.module.css';

export interface UserPropertiesFieldProps {
  readonly rows: readonly UserProperty[];
  readonly hint: string;
  readonly fault: string | undefined;
  /** Goes to the first row at fault. */
  readonly 'data-field': string;
  readonly onBlur: () => void;
  readonly onRows: (rows: readonly UserProperty[]) => void;
}

export function UserPropertiesField({ rows, hint, fault, onBlur, onRows, ...rest }: UserPropertiesFieldProps) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  // The row that was just added or took the place of a removed one; the focus goes there.
  const goTo = useRef<number | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    const names = group.current?.querySelectorAll<HTMLElement>('input[data-name], button[data-add]');
    names?.[Math.min(goTo.current, names.length - 1)]?.focus();
    goTo.current = null;
  });
  const faulty = rows.findIndex((row) => faultOfUserProperties([row]) !== undefined);
  const change = (at: number, row: UserProperty) => onRows(rows.with(at, row));
  return (
    <fieldset ref={group} className={classes.group} aria-describedby={`${id}-hint`}>
      <legend className={field.label}>{t('userProperties.title')}</legend>
      {rows.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone, and two may be alike.
        <div key={at} className={classes.row}>
          <input
            className={field.input}
            data-mono
            data-name
            data-field={at === faulty ? rest['data-field'] : undefined}
            aria-label={t('userProperties.name', { number: at + 1 })}
            aria-invalid={fault !== undefined && at === faulty}
            placeholder={t('userProperties.namePlaceholder')}
            spellCheck={false}
            autoComplete="off"
            value={name}
            onBlur={onBlur}
            onChange={(event) => change(at, [event.currentTarget.value, value])}
          />
          <input
            className={field.input}
            data-mono
            aria-label={t('userProperties.value', { number: at + 1 })}
            placeholder={t('userProperties.valuePlaceholder')}
            spellCheck={false}
            autoComplete="off"
            value={value}
            onBlur={onBlur}
            onChange={(event) => change(at, [name, event.currentTarget.value])}
          />
          <ActionIcon
            className={classes.remove ?? ''}
            aria-label={t('userProperties.remove', { number: at + 1 })}
            title={t('userProperties.remove', { number: at + 1 })}
            onClick={() => {
              goTo.current = at;
              onRows(rows.filter((_, other) => other !== at));
            }}
          >
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      {fault && (
        <p className={field.fault} role="alert">
          {fault}
        </p>
      )}
      <p className={field.hint} id={`${id}-hint`}>
        {hint}
      </p>
      <button
        type="button"
        data-add
        className={`${field.link} ${classes.add}`}
        onClick={() => {
          goTo.current = rows.length;
          onRows([...rows, ['', '']]);
        }}
      >
        <IconPlus size={14} stroke={1.75} aria-hidden="true" />
        {t('userProperties.add')}
      </button>
    </fieldset>
  );
}
