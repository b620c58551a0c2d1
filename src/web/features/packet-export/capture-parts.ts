// What can be exported, from what workspaces show, as it is now.
import { isSamePacketList } from '../../../core/log/packet-query.ts';
import { findCapture } from '../../state/captures-store.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { type Workspace, workspacesStore } from '../../state/workspaces-store.ts';
import { type CapturePart, MAX_PARTS } from './capture-source.ts';

/**
 * `connection`: all of its packets. `listed`: those that the list is filtered to. `chosen`: those that were chosen in it.
 * `everywhere`: all packets of all connections.
 */
export type CaptureScope = 'connection' | 'listed' | 'chosen' | 'everywhere';

export function captureParts(
  scope: CaptureScope,
  profileId: string,
  chosen: readonly number[],
): readonly CapturePart[] {
  const { byProfile } = workspacesStore.getState();
  if (scope === 'everywhere') return withPackets(byProfile).map(wholePart);
  const workspace = byProfile[profileId];
  if (!workspace) return [];
  const part = wholePart(workspace);
  switch (scope) {
    case 'connection':
      return [part];
    case 'listed':
      return [{ ...part, packets: { listed: listedRange(workspace) } }];
    case 'chosen':
      return [{ ...part, packets: { seqs: chosen } }];
  }
}

/** The workspaces that have packets, the one in view or not. */
export function withPackets(byProfile: Readonly<Record<string, Workspace>>): readonly Workspace[] {
  return Object.values(byProfile)
    .filter(({ tick }) => tick.endSeq > tick.firstSeq)
    .slice(0, MAX_PARTS);
}

/** Whether the packet list's positions still mean the packets that they mean now. */
export function watchPacketList(profileId: string): () => boolean {
  const queryNow = () => workspacesStore.getState().byProfile[profileId]?.packetQuery ?? null;
  const before = queryNow();
  return () => isSamePacketList(before, queryNow());
}

function wholePart({ profileId, tick }: Workspace): CapturePart {
  return { profileId, name: nameOf(profileId), packets: { from: tick.firstSeq, end: tick.endSeq } };
}

/** Of a profile, or of a capture's file without its extension. */
export function nameOf(profileId: string): string {
  return findProfile(profileId)?.name ?? findCapture(profileId)?.name.replace(/\.[^.]*$/, '') ?? '';
}

/** While the list is paused, what has come since is not in it. */
function listedRange({ tick, packetsPausedAt }: Workspace): { readonly from: number; readonly end: number } {
  const { first, end } = tick.packets;
  return { from: first, end: Math.max(first, packetsPausedAt ?? end) };
}
