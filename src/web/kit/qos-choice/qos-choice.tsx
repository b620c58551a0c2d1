import { useId } from 'react';
import classes from './qos-choice.module.css';

export interface QosChoiceProps {
  /** The group's accessible name. */
  readonly label: string;
  readonly value: 0 | 1 | 2;
  readonly onChange: (qos: 0 | 1 | 2) => void;
  readonly grow?: boolean;
}

/** Three joined radio buttons: 0, 1, 2. */
export function QosChoice({ label, value, onChange, grow = false }: QosChoiceProps) {
  const name = useId();
  return (
    <div className={classes.group} role="radiogroup" aria-label={label} data-grow={grow || undefined}>
      {([0, 1, 2] as const).map((qos) => (
        <label key={qos} className={classes.part}>
          <input type="radio" name={name} checked={qos === value} onChange={() => onChange(qos)} />
          <span>{qos}</span>
        </label>
      ))}
    </div>
  );
}
