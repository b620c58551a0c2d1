// Whether the export of packets is open: the packet list, its menu and the command palette open it.
import { createStore } from 'zustand/vanilla';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';

export interface PacketExportRequest {
  readonly profileId: string;
  /** Chosen packets, by ascending sequence number; null: those that the list shows. */
  readonly seqs: readonly number[] | null;
  /** Messages whose packets are wanted; null: packets were chosen as such. */
  readonly messages: ExportRequest['messages'] | null;
}

export const packetExportStore = createStore<{ readonly request: PacketExportRequest | null }>()(() => ({
  request: null,
}));

export function openPacketExport(profileId: string, seqs: readonly number[] | null = null): void {
  packetExportStore.setState({ request: { profileId, seqs, messages: null } });
}

/** The packets that messages travelled in. */
export function openPacketExportOf(profileId: string, messages: ExportRequest['messages']): void {
  packetExportStore.setState({ request: { profileId, seqs: null, messages } });
}

export function closePacketExport(): void {
  packetExportStore.setState({ request: null });
}
