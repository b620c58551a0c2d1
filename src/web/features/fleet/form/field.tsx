// A labelled field of a fleet's form, with what is wrong with it below.
import { type ReactNode, useId } from 'react';
import classes from './form.module.css';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
  /** In monospace: what goes over the wire. */
  readonly mono?: boolean;
  /** Lines of a text that may have several. */
  readonly lines?: number;
  readonly numeric?: boolean;
  readonly wide?: boolean;
}

export function Field({ label, value, onText, fault, hint, mono, lines, numeric, wide }: FieldProps) {
  const id = useId();
  const describedBy = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    className: classes.input,
    'data-mono': mono || undefined,
    'aria-invalid': fault !== undefined,
    'aria-describedby': describedBy || undefined,
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
  } as const;
  return (
    <div className={classes.field} data-wide={wide || undefined}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {lines === undefined ? (
        <input
          {...common}
          inputMode={numeric ? 'decimal' : undefined}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      ) : (
        <textarea {...common} rows={lines} onChange={(event) => onText(event.currentTarget.value)} />
      )}
      {fault && (
        <p id={`${id}-fault`} className={classes.fault}>
          {fault}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  readonly fault?: string | undefined;
}

export function Choice<T extends string>({ label, value, options, onChange, fault }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={classes.input}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {fault && (
        <p id={`${id}-fault`} className={classes.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
