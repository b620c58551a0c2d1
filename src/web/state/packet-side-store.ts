// What stands beside the packet list, by profile: the exchange of the opened packet, the whole session, or the message.
import { createStore } from 'zustand/vanilla';
import { openPacket, showTab } from './workspace-actions.ts';

export type PacketSide = 'exchange' | 'session' | 'message';

export interface PacketSideState {
  /** On a wide screen one always stands there: the exchange, where nothing was chosen. On a phone nothing: it is closed. */
  readonly byProfile: Readonly<Record<string, PacketSide | undefined>>;
}

export const packetSideStore = createStore<PacketSideState>()(() => ({ byProfile: {} }));

/** Null closes it, where it covers the list. */
export function showPacketSide(profileId: string, side: PacketSide | null): void {
  packetSideStore.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: side ?? undefined } }));
}

/** How did this message travel: shows its packet among the others, and its exchange beside it. */
export function showExchangeOf(profileId: string, seq: number): void {
  showTab(profileId, 'packets');
  openPacket(profileId, seq);
  showPacketSide(profileId, 'exchange');
}
