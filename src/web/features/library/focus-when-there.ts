// Where the focus goes after what had it has gone: a menu that closed, a form that was done with, an item that was removed.

/** Longer than a menu takes to give the focus back to what opened it. */
const SETTLED_MS = 60;
/** Storage has told of a change by then. */
const MAX_TRIES = 15;

/** What was done last says where the focus goes. */
let last = 0;

/** At the beginning of what takes a while: what has the focus now. What was done before moves it no more. */
export function markFocus(): Element | null {
  last++;
  return document.activeElement;
}

/**
 * What comes in a moment, or is there already. `from` had the focus when it was asked for: who has taken it elsewhere
 * meanwhile keeps it, as the next key is meant there.
 */
export function focusWhenThere(selector: string, from = document.activeElement): void {
  // A menu gives it to what opened it, first.
  let had = from?.closest('[role="menu"]') ? null : from;
  const own = ++last;
  const look = (tries: number) => {
    if (own !== last) return;
    const { activeElement } = document;
    had ??= activeElement;
    if (activeElement !== had && activeElement !== document.body) return;
    const element = document.querySelector<HTMLElement>(selector);
    if (element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    } else if (tries > 0) setTimeout(look, SETTLED_MS, tries - 1);
  };
  setTimeout(look, SETTLED_MS, MAX_TRIES);
}

/** What is done from an item's menu comes after it has closed: it takes the focus with it. */
export function afterMenu(act: () => void): void {
  setTimeout(act, SETTLED_MS);
}

export function itemSelector(id: string): string {
  return `[data-library-item="${CSS.escape(id)}"] [data-more]`;
}

export function focusItem(id: string, from = document.activeElement): void {
  focusWhenThere(itemSelector(id), from);
}
