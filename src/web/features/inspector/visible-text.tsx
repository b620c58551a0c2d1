import { hasHidden, visibleRuns } from '../../../core/payload/visible-text.ts';
import classes from './visible-text.module.css';

/** A stranger's text, with the characters that cannot be seen, or that turn others around, shown by name. */
export function VisibleText({ text }: { readonly text: string }) {
  if (!hasHidden(text)) return text;
  let at = 0;
  return visibleRuns(text).map((run) => {
    const key = at;
    at += run.text.length;
    return run.kind === 'plain' ? (
      <span key={key}>{run.text}</span>
    ) : (
      <span key={key} className={classes.hidden}>
        {run.text}
      </span>
    );
  });
}
