import type { ListedPacket } from '../../../core/log/packet-row.ts';
import { type RowChoice, useRowChoice } from '../../kit/row-choice/use-row-choice.ts';
import { fetchListedPackets } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { pickPackets } from '../../state/workspace-actions.ts';
import { listedSeqs } from './listed-seqs.ts';
import type { PacketRows } from './use-packet-rows.ts';

/** Which packets are chosen: one that is opened, or several. */
export function usePacketChoice(profileId: string, rows: PacketRows, onOpen: (row: ListedPacket) => void): RowChoice {
  return useRowChoice({
    selectedSeq: useWorkspace(profileId, ({ packetSeq }) => packetSeq),
    pickedSeqs: useWorkspace(profileId, ({ pickedPackets }) => pickedPackets),
    positionOf: rows.positionOf,
    rowAt: async (position) => rows.row(position) ?? (await fetchListedPackets(profileId, position, 1))?.rows[0],
    seqsOf: (from, end) => listedSeqs(profileId, from, end),
    select: onOpen,
    pick: (seqs) => pickPackets(profileId, seqs),
  });
}
