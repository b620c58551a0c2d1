import { useId } from 'react';
import classes from './export-dialog.module.css';

export interface FileNameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** What becomes of what was typed. */
  readonly hint: string;
}

export function FileNameField({ label, value, onChange, hint }: FileNameFieldProps) {
  const id = useId();
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.name}>
        <input
          id={id}
          className={classes.field}
          value={value}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p className={classes.hint} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
