// What can be exported, from what workspaces show, as it is now.
import { isSameList } from '../../../core/log/message-query.ts';
import { isSamePacketList } from '../../../core/log/packet-query.ts';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import { findCapture } from '../../state/captures-store.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { type Workspace, workspacesStore } from '../../state/workspaces-store.ts';
import { type CapturePart, MAX_PARTS } from './capture-source.ts';

/**
 * `connection`: all of its packets. `listed`: those that the list is filtered to. `chosen`: those that were chosen in it.
 * `messages`: those that messages travelled in. `everywhere`: all packets of all connections.
 */
export type CaptureScope = 'connection' | 'listed' | 'chosen' | 'messages' | 'everywhere';

export interface CaptureChoice {
  readonly chosen: readonly number[];
  readonly messages: ExportRequest['messages'] | null;
}

export function captureParts(
  scope: CaptureScope,
  profileId: string,
  { chosen, messages }: CaptureChoice,
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
    case 'messages':
      return messages ? [{ ...part, packets: { messages } }] : [];
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

/** Whether positions in the lists still mean what they mean now. Sequence numbers mean the same packets always. */
export function watchLists(scope: CaptureScope, profileId: string): () => boolean {
  const now = () => workspacesStore.getState().byProfile[profileId];
  const before = now();
  if (scope === 'messages') return () => isSameList(before?.query ?? null, now()?.query ?? null);
  if (scope === 'listed') return () => isSamePacketList(before?.packetQuery ?? null, now()?.packetQuery ?? null);
  return () => true;
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
