import { createStore } from 'zustand/vanilla';

export const paletteStore = createStore<{ readonly open: boolean }>()(() => ({ open: false }));

export function openPalette(): void {
  paletteStore.setState({ open: true });
}

export function closePalette(): void {
  paletteStore.setState({ open: false });
}
