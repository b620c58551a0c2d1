import { createStore } from 'zustand/vanilla';

export const recordingsDialogStore = createStore<{ readonly open: boolean }>()(() => ({ open: false }));

export function openRecordings(): void {
  recordingsDialogStore.setState({ open: true });
}

export function closeRecordings(): void {
  recordingsDialogStore.setState({ open: false });
}
