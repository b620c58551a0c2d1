import { type ReactNode, useId } from 'react';
import classes from './filter-editor.module.css';

export interface DraftFieldProps {
  readonly label: string;
  /** Where a fault leads to: see `DraftFault`. */
  readonly field: 'text' | 'value' | 'min' | 'max';
  readonly value: string;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  /** What is wrong, in words; none: nothing is. */
  readonly fault: ReactNode;
  readonly inputMode?: 'text' | 'decimal';
  readonly type?: 'text' | 'datetime-local';
  readonly onText: (text: string) => void;
}

/** A labelled field with a hint, in whose place stands what is wrong. */
export function DraftField(props: DraftFieldProps) {
  const { label, field, value, placeholder, hint, fault, inputMode, type = 'text', onText } = props;
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={classes.input}
        data-field={field}
        data-autofocus={field === 'text' || field === 'min' ? true : undefined}
        type={type}
        // To the millisecond, as the list has it; it is written without where it is a whole second.
        step={type === 'datetime-local' ? 0.001 : undefined}
        inputMode={inputMode}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || hint ? `${id}-note` : undefined}
        value={value}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {fault && (
        <div className={classes.fault} id={`${id}-note`} role="alert">
          {fault}
        </div>
      )}
      {!fault && hint && (
        <div className={classes.hint} id={`${id}-note`}>
          {hint}
        </div>
      )}
    </div>
  );
}
