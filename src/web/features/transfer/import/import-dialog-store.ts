// Whether the import is open, and with what: any part of the app can open it, a dropped file for instance.
import { createStore } from 'zustand/vanilla';

export interface ImportDialogState {
  readonly open: boolean;
  /** To be read at once; null: the dialog asks for it. */
  readonly file: File | null;
  /** Counts the openings: a file that is dropped while the dialog is open begins anew. */
  readonly turn: number;
}

export const importDialogStore = createStore<ImportDialogState>()(() => ({ open: false, file: null, turn: 0 }));

export function openImport(file: File | null = null): void {
  importDialogStore.setState(({ turn }) => ({ open: true, file, turn: turn + 1 }));
}

export function closeImport(): void {
  importDialogStore.setState({ open: false, file: null });
}
