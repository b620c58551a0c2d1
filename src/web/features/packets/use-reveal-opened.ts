// Brings the row of the opened packet into view, wherever it was opened. What is opened takes room from the list: its row
// is to be seen after that, too.
import { useEffect, useRef } from 'react';
import type { LogViewportHandle } from '../../kit/log-viewport/log-viewport.tsx';
import { findPacketMatch } from '../../state/log-access.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import type { PacketRows } from './use-packet-rows.ts';

export function useRevealOpened(
  profileId: string,
  seq: number | null,
  rows: PacketRows,
  list: () => LogViewportHandle | null,
): void {
  const latest = useRef({ rows, list });
  latest.current = { rows, list };
  useEffect(() => {
    if (seq === null) return;
    let frame = 0;
    let isCurrent = true;
    const reveal = (position: number) => {
      latest.current.list()?.reveal(position);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => latest.current.list()?.reveal(position));
      });
    };
    const known = latest.current.rows.positionOf(seq);
    if (known !== undefined) reveal(known);
    else void positionOf(profileId, seq).then((position) => isCurrent && position !== null && reveal(position));
    return () => {
      isCurrent = false;
      cancelAnimationFrame(frame);
    };
  }, [profileId, seq]);
}

/** Null: the list does not hold it. */
async function positionOf(profileId: string, seq: number): Promise<number | null> {
  const workspace = workspacesStore.getState().byProfile[profileId];
  if (!workspace?.packetQuery) return seq;
  const place = await findPacketMatch(profileId, seq === 0 ? null : seq - 1, true);
  return place?.seq === seq ? place.ordinal : null;
}
