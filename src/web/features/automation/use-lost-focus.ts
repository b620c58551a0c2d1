import { useEffect } from 'react';

/** Longer than a menu takes to give the focus back to what opened it. */
const SETTLED_MS = 60;

/**
 * After each change of `view`: where what had the focus has gone with what was in view before, the focus goes to what
 * `find` finds. Who has it elsewhere keeps it.
 */
export function useLostFocus(view: unknown, find: () => HTMLElement | null | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found is asked for when it is needed
  useEffect(() => {
    const timer = setTimeout(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) find()?.focus({ preventScroll: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [view]);
}

/** A field that takes the focus brings up the keyboard of a touch screen, and hides half of what is to be read. */
export function mayFocusField(): boolean {
  return !window.matchMedia('(pointer: coarse)').matches;
}
