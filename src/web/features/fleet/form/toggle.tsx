// A switch of a fleet's form, with what it does; what it switches on stands below it.
import { Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './form.module.css';

export interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function Toggle({ label, hint, checked, onChange, children }: ToggleProps) {
  const id = useId();
  return (
    <div className={classes.toggle}>
      <Switch
        label={label}
        checked={checked}
        aria-describedby={id}
        classNames={{ label: classes.toggleLabel ?? '' }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <p className={classes.toggleHint} id={id}>
        {hint}
      </p>
      {checked && children}
    </div>
  );
}
