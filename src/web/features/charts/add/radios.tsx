// One of several that have too many words to stand side by side.
import classes from '../dialog.module.css';

export interface RadiosProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Radios<T extends string>({ label, options, value, onChange }: RadiosProps<T>) {
  return (
    <div className={classes.group}>
      <span className={classes.label}>{label}</span>
      <div className={classes.radios} role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <label key={option.value} className={classes.radio}>
            <input type="radio" name={label} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
    </div>
  );
}
