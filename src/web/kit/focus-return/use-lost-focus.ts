import { useEffect, useRef } from 'react';

/** Longer than dialogs and menus take to give the focus back to what opened them. */
const SETTLED_MS = 120;

/**
 * After each change of `view`: where what had the focus has gone with what was in view before, the focus goes to what
 * `find` finds. Who has it elsewhere keeps it; who has just come, too.
 */
export function useLostFocus(view: string, find: () => HTMLElement | null | undefined): void {
  const known = useRef(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found is asked for when it is needed
  useEffect(() => {
    if (known.current === view) return;
    known.current = view;
    const timer = setTimeout(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) find()?.focus({ preventScroll: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [view]);
}
