/** Longer than a menu takes to give the focus back to what opened it. */
const SETTLED_MS = 60;

/** What a menu's item opens comes after the menu has closed: it takes the focus with it, and gives it back to the button. */
export function afterMenu(act: () => void): void {
  setTimeout(act, SETTLED_MS);
}
