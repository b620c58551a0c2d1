// A labelled field of several lines, with what explains it and what is wrong with it.
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import classes from './form-field.module.css';

type AreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'className' | 'id'>;

export interface AreaFieldProps extends AreaProps {
  readonly label: string;
  readonly onText: (text: string) => void;
  /** Stands at the label's right. */
  readonly tools?: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  /** Dots instead of characters. */
  readonly masked?: boolean;
}

export function AreaField({ label, onText, tools, hint, fault, masked = false, ...area }: AreaFieldProps) {
  const id = useId();
  const describedBy = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={classes.group}>
      <div className={classes.labelLine}>
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
        {tools}
      </div>
      <textarea
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        rows={3}
        {...area}
        id={id}
        className={`${classes.input} ${classes.area}`}
        data-mono
        data-masked={masked || undefined}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      {hint && (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
