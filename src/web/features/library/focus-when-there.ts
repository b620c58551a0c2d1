// Where the focus goes after what had it has gone: a menu that closed, a form that was done with, an item that was removed.

/** Longer than a menu takes to give the focus back to what opened it. */
const SETTLED_MS = 60;
/** Storage has told of a change by then. */
const MAX_TRIES = 15;

/** What comes in a moment, or is there already. */
export function focusWhenThere(selector: string, tries = MAX_TRIES): void {
  setTimeout(() => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    } else if (tries > 0) focusWhenThere(selector, tries - 1);
  }, SETTLED_MS);
}

/** What is done from an item's menu comes after it has closed: it takes the focus with it. */
export function afterMenu(act: () => void): void {
  setTimeout(act, SETTLED_MS);
}

export function itemSelector(id: string): string {
  return `[data-library-item="${CSS.escape(id)}"] [data-more]`;
}

export function focusItem(id: string): void {
  focusWhenThere(itemSelector(id));
}
