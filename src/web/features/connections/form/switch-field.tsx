// A switch with what it does below it.
import { Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import field from './form-field.module.css';
import classes from './switch-field.module.css';

export interface SwitchFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchField({ label, hint, checked, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div>
      <Switch
        label={label}
        checked={checked}
        aria-describedby={hint ? id : undefined}
        classNames={{ root: classes.root ?? '', label: classes.label ?? '', track: classes.track ?? '' }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {hint && (
        <p className={`${field.hint} ${classes.hint}`} id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}
