import { type ReactNode, useId } from 'react';
import classes from './automation-form.module.css';

export interface FormFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it; it takes the hint's place. */
  readonly fault?: ReactNode;
  readonly hint?: string;
  readonly placeholder?: string;
  /** As data: a topic, a number. */
  readonly mono?: boolean;
  readonly numeric?: boolean;
  /** Higher than one line. */
  readonly rows?: number;
}

/** A text field under its label, with what is wrong with it where a person looks. */
export function FormField(props: FormFieldProps) {
  const { label, value, onChange, fault, hint, placeholder, mono, numeric, rows } = props;
  const id = useId();
  const said = fault ? `${id}-fault` : hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    className: classes.input,
    'data-mono': mono || numeric || undefined,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    autoCapitalize: 'off',
    value,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': said,
  } as const;
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...shared}
          inputMode={numeric ? 'decimal' : undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      ) : (
        <textarea {...shared} rows={rows} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
      {fault ? (
        <p className={classes.fault} id={said}>
          {fault}
        </p>
      ) : (
        hint && (
          <p className={classes.hint} id={said}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
