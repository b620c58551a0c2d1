// Whether the export of packets is open: the packet list, its menu and the command palette open it.
import { createStore } from 'zustand/vanilla';

export interface PacketExportRequest {
  readonly profileId: string;
  /** Chosen packets, by ascending sequence number; null: those that the list shows. */
  readonly seqs: readonly number[] | null;
}

export const packetExportStore = createStore<{ readonly request: PacketExportRequest | null }>()(() => ({
  request: null,
}));

export function openPacketExport(profileId: string, seqs: readonly number[] | null = null): void {
  packetExportStore.setState({ request: { profileId, seqs } });
}

export function closePacketExport(): void {
  packetExportStore.setState({ request: null });
}
