// Gives the focus back when a dialog goes. Mantine's own way needs a dialog that stays in the page while it is closed;
// ours are fetched when they are asked for, and go when they are closed.
import { useEffect, useLayoutEffect, useRef } from 'react';

/** For a dialog that is open as long as it is there: whoever opened it has the focus again when it has gone. */
export function useFocusReturn(): void {
  const opener = useRef<Element | null>(null);
  // Before the dialog takes the focus, which it does a moment after it has come.
  useLayoutEffect(() => {
    opener.current = focused();
  }, []);
  useEffect(() => {
    // A menu or the palette went as this came: it has just said itself where the focus goes.
    opener.current ??= focused();
    return () => {
      const { current } = opener;
      opener.current = null;
      // A person, or what was done in the dialog, may have led it elsewhere already.
      if (focused() === null && current instanceof HTMLElement) current.focus({ preventScroll: true });
    };
  }, []);
}

/** Null: nothing has it. */
function focused(): Element | null {
  return document.activeElement === document.body ? null : document.activeElement;
}
