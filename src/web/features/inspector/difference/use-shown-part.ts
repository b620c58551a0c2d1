// The first of many rows, and more of them on request: a list of thousands is not drawn unasked.
import { useState } from 'react';

const FIRST = 30;
const MORE = 200;

export interface ShownPart<T> {
  readonly shown: readonly T[];
  /** How many `more` would add; 0: all are shown. */
  readonly next: number;
  readonly more: () => void;
}

export function useShownPart<T>(all: readonly T[]): ShownPart<T> {
  const [count, setCount] = useState(FIRST);
  return {
    shown: all.slice(0, count),
    next: Math.min(MORE, Math.max(0, all.length - count)),
    more: () => setCount(count + MORE),
  };
}
