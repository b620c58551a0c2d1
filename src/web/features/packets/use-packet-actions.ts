// Does what a key or a row's menu asks for, and says in a word what came of it.
import { useEffect, useState } from 'react';
import { EVERY_PACKET, type PacketKind, type PacketQuery } from '../../../core/log/packet-query.ts';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import { setPacketQuery } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { type CopyOutcome, copyHex, copyLines } from './copy-packets.ts';
import type { PacketAction } from './packet-action.ts';
import type { PacketRowTexts } from './use-packet-row-texts.ts';

/** How long a word stands under the list. */
const SAID_MS = 4_000;

export type PacketSaid = CopyOutcome | 'too-many';

export interface PacketActions {
  readonly said: PacketSaid | null;
  readonly say: (said: PacketSaid) => void;
  /** `row`: the one that is meant where there can be only one; `seqs`: all that are meant. */
  readonly run: (action: PacketAction, row: ListedPacket | undefined, seqs: readonly number[]) => Promise<void>;
}

export function usePacketActions(
  profileId: string,
  texts: PacketRowTexts,
  onExport: ((seqs: readonly number[]) => void) | undefined,
): PacketActions {
  const [said, say] = useState<PacketSaid | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const narrow = (patch: Partial<PacketQuery>) => {
    const query = workspacesStore.getState().byProfile[profileId]?.packetQuery ?? EVERY_PACKET;
    setPacketQuery(profileId, { ...query, ...patch });
    return query;
  };

  const run: PacketActions['run'] = async (action, row, seqs) => {
    switch (action) {
      case 'copy-row':
        return seqs.length > 0 ? say(await copyLines(profileId, seqs, texts)) : undefined;
      case 'copy-hex':
        return seqs.length > 0 ? say(await copyHex(profileId, seqs)) : undefined;
      case 'only-exchange':
        // The exchange is whole only where nothing else is asked for.
        return row?.exchange ? setPacketQuery(profileId, { ...EVERY_PACKET, exchange: row.exchange.id }) : undefined;
      case 'only-type': {
        const kind = row && kindOf(row);
        return kind ? void narrow({ types: [kind] }) : undefined;
      }
      case 'only-topic':
        return row?.topic ? void narrow({ topicFilter: row.topic }) : undefined;
      case 'without-topic': {
        if (!row?.topic) return;
        const query = workspacesStore.getState().byProfile[profileId]?.packetQuery ?? EVERY_PACKET;
        narrow({ hiddenFilters: [...query.hiddenFilters.filter((hidden) => hidden !== row.topic), row.topic] });
        return;
      }
      case 'only-connection':
        return row ? void narrow({ connection: row.connection }) : undefined;
      case 'export':
        return onExport?.(seqs);
      default:
        return;
    }
  };
  return { said, say, run };
}

/** Null: the type is reserved. */
export function kindOf({ event, type }: ListedPacket): PacketKind | null {
  return event ? 'EVENT' : (type as PacketKind | null);
}
