// A labelled field with what explains it and what is wrong with it.
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import classes from './form-field.module.css';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'className' | 'id'>;

export interface FormFieldProps extends InputProps {
  readonly label: string;
  readonly onText: (text: string) => void;
  /** In monospace: what is sent over the wire as it stands. */
  readonly mono?: boolean;
  /** A button inside the field's end. */
  readonly end?: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong, in words, below the field. */
  readonly fault?: string | undefined;
  /** What is wrong is said elsewhere: the element's id. */
  readonly faultId?: string | undefined;
}

export function FormField(props: FormFieldProps) {
  const { label, onText, mono = false, end, hint, fault, faultId, ...input } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  const ownFaultId = `${id}-fault`;
  const describedBy = [fault && ownFaultId, faultId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div className={classes.group}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.box}>
        <input
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...input}
          id={id}
          className={classes.input}
          data-mono={mono || undefined}
          data-end={end ? true : undefined}
          aria-invalid={fault !== undefined || faultId !== undefined}
          aria-describedby={describedBy || undefined}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        {end && <div className={classes.end}>{end}</div>}
      </div>
      {fault && (
        <p id={ownFaultId} className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      {hint && (
        <div id={hintId} className={classes.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
