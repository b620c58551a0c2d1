// What is opened: a packet byte by byte, or what happened to a network connection.
import { useEffect, useState } from 'react';
import type { PacketRow } from '../../../core/log/packet-row.ts';
import { fetchPacketRows } from '../../state/log-access.ts';
import classes from './event-pane.module.css';
import { EventPane } from './event-pane.tsx';
import { PacketDetailPane } from './packet-detail-pane.tsx';

export interface OpenedPaneProps {
  readonly profileId: string;
  readonly seq: number;
  /** Where it is known already. */
  readonly known: PacketRow | null;
  readonly onClose: () => void;
}

export function OpenedPane({ profileId, seq, known, onClose }: OpenedPaneProps) {
  const [fetched, setFetched] = useState<PacketRow | null | undefined>(undefined);
  const isKnown = known?.seq === seq;
  useEffect(() => {
    if (isKnown) return;
    let isCurrent = true;
    void fetchPacketRows(profileId, seq, 1).then((window) => isCurrent && setFetched(window?.rows[0] ?? null));
    return () => {
      isCurrent = false;
    };
  }, [profileId, seq, isKnown]);
  const row = isKnown ? known : fetched;
  if (row === undefined) return <div className={classes.pane} />;
  if (row?.event) return <EventPane row={row} event={row.event} onClose={onClose} />;
  return <PacketDetailPane profileId={profileId} seq={seq} onClose={onClose} />;
}
