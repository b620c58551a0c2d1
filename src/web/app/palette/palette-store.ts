// Whether the palette is open, and what was typed before its field had the focus.
import { createStore } from 'zustand/vanilla';

export const paletteStore = createStore<{ readonly open: boolean; readonly typedAhead: string }>()(() => ({
  open: false,
  typedAhead: '',
}));

/** Keys that follow at once are the palette's, though its field comes a moment later. */
export function openPalette(): void {
  if (paletteStore.getState().open) return;
  paletteStore.setState({ open: true, typedAhead: '' });
  window.addEventListener('keydown', typeAhead, { capture: true });
}

export function closePalette(): void {
  stopTypingAhead();
  paletteStore.setState({ open: false });
}

/** The field has the focus: what comes now goes there. Returns what was typed until then. */
export function stopTypingAhead(): string {
  window.removeEventListener('keydown', typeAhead, { capture: true });
  const { typedAhead } = paletteStore.getState();
  if (typedAhead !== '') paletteStore.setState({ typedAhead: '' });
  return typedAhead;
}

function typeAhead(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length !== 1 && event.key !== 'Enter')) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'Enter') return;
  paletteStore.setState(({ typedAhead }) => ({ typedAhead: typedAhead + event.key }));
}
