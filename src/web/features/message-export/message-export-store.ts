// Whether the export of messages is open: the list, its menu and the command palette open it.
import { createStore } from 'zustand/vanilla';

export interface MessageExportRequest {
  readonly profileId: string;
  /** Chosen messages, by sequence number; null: all that are listed. */
  readonly seqs: readonly number[] | null;
}

export const messageExportStore = createStore<{ readonly request: MessageExportRequest | null }>()(() => ({
  request: null,
}));

export function openMessageExport(profileId: string, seqs: readonly number[] | null = null): void {
  messageExportStore.setState({ request: { profileId, seqs } });
}

export function closeMessageExport(): void {
  messageExportStore.setState({ request: null });
}
