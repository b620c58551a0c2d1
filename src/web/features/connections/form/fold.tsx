// One of the form's folds: a button that opens it, with a summary of what stands inside.
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { FoldName } from './draft-faults.ts';
import classes from './fold.module.css';
import type { ProfileForm } from './use-profile-form.ts';

export interface FoldProps {
  readonly form: ProfileForm;
  readonly name: FoldName;
  readonly title: string;
  readonly summary: ReactNode;
  /** Rendered while the fold is open. */
  readonly children: ReactNode;
}

export function Fold({ form, name, title, summary, children }: FoldProps) {
  const id = useId();
  const open = form.state.open[name] ?? false;
  return (
    <div className={classes.fold}>
      <div className={classes.head}>
        <button
          type="button"
          id={`${id}-button`}
          className={classes.button}
          aria-expanded={open}
          aria-controls={id}
          aria-describedby={`${id}-summary`}
          onClick={() => form.dispatch({ type: 'fold', fold: name, open: !open })}
        >
          <IconChevronRight className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
          {title}
        </button>
        <span className={classes.summary} id={`${id}-summary`}>
          {summary}
        </span>
      </div>
      <div id={id} className={classes.body} role="group" aria-labelledby={`${id}-button`} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
