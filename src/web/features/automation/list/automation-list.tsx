import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from '../automation-section.module.css';

export interface AutomationListProps {
  readonly title: string;
  readonly createText: string;
  readonly onCreate: () => void;
  /** Stands where there is nothing: what this is, and what to do next. */
  readonly emptyText: string;
  /** Beside the button that makes a new one, where there is nothing. */
  readonly emptyAction?: ReactNode;
  readonly rows: readonly ReactNode[];
}

/** A heading, what makes a new one, and those that there are. */
export function AutomationList({ title, createText, onCreate, emptyText, emptyAction, rows }: AutomationListProps) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 className={classes.title} id={id}>
          {title}
        </h2>
        {rows.length > 0 && <span className={classes.count}>{rows.length}</span>}
        <Button
          variant="default"
          data-create
          className={classes.create ?? ''}
          leftSection={<IconPlus size={14} stroke={1.75} />}
          onClick={onCreate}
        >
          {createText}
        </Button>
      </header>
      {rows.length === 0 ? (
        <div className={classes.empty}>
          <p>{emptyText}</p>
          {emptyAction}
        </div>
      ) : (
        <ul className={classes.list} aria-label={title}>
          {rows}
        </ul>
      )}
    </section>
  );
}
