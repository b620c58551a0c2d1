// Whose report is in view.
import { createStore } from 'zustand/vanilla';

export const reportStore = createStore<{ readonly labId: string | null }>()(() => ({ labId: null }));

export function openReport(labId: string): void {
  reportStore.setState({ labId });
}

export function closeReport(): void {
  reportStore.setState({ labId: null });
}
