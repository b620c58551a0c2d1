import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import classes from './choice-button.module.css';

export interface Choice<T extends string> {
  readonly value: T;
  readonly text: string;
  /** The text's own language, where it is not the interface's. */
  readonly lang?: string;
}

export interface ChoiceButtonProps<T extends string> {
  /** The accessible name. */
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What the button shows. */
  readonly children: ReactNode;
}

// What floats is a fifth of all that the first view would load, and nobody needs it before the first click.
const loadMenu = () => import('./choice-menu.tsx');
const ChoiceMenu = lazy(async () => ({ default: (await loadMenu()).ChoiceMenu }));

/** A button that offers a few choices in a menu. */
export function ChoiceButton<T extends string>(props: ChoiceButtonProps<T>) {
  const { label, choices, value, onChange, children } = props;
  const [wanted, setWanted] = useState(false);
  const button = (
    <Button
      className={classes.button ?? ''}
      variant="subtle"
      color="gray"
      aria-label={label}
      aria-haspopup="menu"
      onPointerEnter={() => void loadMenu().catch(() => undefined)}
      onFocus={() => void loadMenu().catch(() => undefined)}
      onClick={() => setWanted(true)}
    >
      {children}
    </Button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ChoiceMenu target={button} choices={choices} value={value} onChange={(chosen) => onChange(chosen as T)} />
    </Suspense>
  );
}
