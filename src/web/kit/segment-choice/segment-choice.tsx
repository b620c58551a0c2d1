import { useId } from 'react';
import classes from './segment-choice.module.css';

export interface SegmentChoiceProps<T extends string | number> {
  /** The group's accessible name: a text, or the id of the element that says it. */
  readonly label: string;
  readonly labelledBy?: string;
  /** Few and short: they stand side by side. */
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** `form` is as high as a form's fields, `tool` as what stands in a toolbar. */
  readonly size?: 'form' | 'tool';
}

/** Radio buttons that are joined to one control. */
export function SegmentChoice<T extends string | number>(props: SegmentChoiceProps<T>) {
  const { label, labelledBy, options, value, onChange, size = 'tool' } = props;
  const name = useId();
  const naming = labelledBy === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelledBy };
  return (
    <div className={classes.group} role="radiogroup" data-size={size} {...naming}>
      {options.map((option) => (
        <label key={option.value} className={classes.part}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
