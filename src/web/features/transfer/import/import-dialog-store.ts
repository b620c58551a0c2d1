// Whether the import is open, and with what: any part of the app can open it, a dropped file for instance.
import { createStore } from 'zustand/vanilla';

export interface ImportDialogState {
  readonly open: boolean;
  /** To be read at once; null: the dialog asks for it. */
  readonly file: File | null;
}

export const importDialogStore = createStore<ImportDialogState>()(() => ({ open: false, file: null }));

export function openImport(file: File | null = null): void {
  importDialogStore.setState({ open: true, file });
}

export function closeImport(): void {
  importDialogStore.setState({ open: false, file: null });
}
