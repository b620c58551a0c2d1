// Whether the export, or the commands of one connection, are open.
import { createStore } from 'zustand/vanilla';

export type ExportDialogState =
  | { readonly kind: 'closed' }
  /** Null: all connections. */
  | { readonly kind: 'file'; readonly profileIds: readonly string[] | null }
  | { readonly kind: 'command'; readonly profileId: string };

export const exportDialogStore = createStore<{ readonly dialog: ExportDialogState }>()(() => ({
  dialog: { kind: 'closed' },
}));

export function openExport(profileIds: readonly string[] | null): void {
  exportDialogStore.setState({ dialog: { kind: 'file', profileIds } });
}

export function openCommands(profileId: string): void {
  exportDialogStore.setState({ dialog: { kind: 'command', profileId } });
}

export function closeExport(): void {
  exportDialogStore.setState({ dialog: { kind: 'closed' } });
}
