import classes from './fault-place.module.css';

export interface FaultPlaceProps {
  readonly text: string;
  /** UTF-16 units from its begin; at its end, what is missing there is meant. */
  readonly at: number;
}

/** Characters that are shown before and after the place. */
const AROUND = 24;

/** What was typed, with the place where it goes wrong. */
export function FaultPlace({ text, at }: FaultPlaceProps) {
  const here = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 32) : ' ';
  const after = text.slice(at + here.length);
  return (
    <code className={classes.place}>
      {at > AROUND && '…'}
      {text.slice(Math.max(0, at - AROUND), at)}
      <mark className={classes.here}>{here}</mark>
      {after.slice(0, AROUND)}
      {after.length > AROUND && '…'}
    </code>
  );
}
