import type { Icon as TablerIcon } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './first-start.module.css';

interface StartCardProps {
  readonly title: string;
  readonly Icon: TablerIcon;
  readonly actions: ReactNode;
  /** Facts beside the text. Makes the card wide and the first thing to see. */
  readonly facts?: ReactNode;
  readonly children: ReactNode;
}

export function StartCard({ title, Icon, actions, facts, children }: StartCardProps) {
  const id = useId();
  return (
    <section className={classes.card} data-wide={facts ? true : undefined} aria-labelledby={id}>
      <div className={classes.body}>
        <h2 className={classes.cardTitle} id={id}>
          <Icon size={16} stroke={1.75} aria-hidden="true" />
          {title}
        </h2>
        {children}
        <div className={classes.actions}>{actions}</div>
      </div>
      {facts}
    </section>
  );
}
