import { memo } from 'react';
import type { PacketRow } from '../../../core/protocol/engine-contract.ts';
import { rowTime, timeDistance } from '../../kit/row-time/row-time.ts';
import classes from './packet-grid.module.css';

export interface PacketRowViewProps {
  readonly row: PacketRow;
  readonly selected: boolean;
  readonly texts: { readonly sent: string; readonly received: string; readonly problem: string };
}

/** The element's id: what the grid points at when it has the focus. */
export function packetRowId(seq: number): string {
  return `packet-${seq}`;
}

export const PacketRowView = memo(
  function PacketRowView({ row, selected, texts }: PacketRowViewProps) {
    const { full, minutes, seconds } = rowTime(row.time);
    return (
      <div
        className={classes.row}
        role="row"
        id={packetRowId(row.seq)}
        aria-rowindex={row.seq + 2}
        aria-selected={selected}
        data-seq={row.seq}
        data-problem={row.problem || undefined}
      >
        <span role="gridcell" className={classes.time} title={full}>
          <span className={classes.minutes}>{minutes}</span>
          {seconds}
        </span>
        <span role="gridcell" className={classes.gap}>
          {row.gapMs === null ? '' : timeDistance(row.gapMs)}
        </span>
        <span role="gridcell" className={classes.direction} data-direction={row.direction}>
          <span aria-hidden="true">{row.direction === 'in' ? '↓' : '↑'}</span>
          <span className="sr-only">{row.direction === 'in' ? texts.received : texts.sent}</span>
        </span>
        <span role="gridcell" className={classes.type}>
          {row.type ?? '?'}
        </span>
        <span role="gridcell" className={classes.number}>
          {row.packetId ?? ''}
        </span>
        <span role="gridcell" className={classes.number}>
          {row.size}
        </span>
        <span role="gridcell" className={classes.summary} title={row.fault ?? row.summary}>
          {row.problem && (
            <span className={classes.problem} role="img" aria-label={texts.problem}>
              ⚠
            </span>
          )}
          <bdi>{row.fault ?? row.summary}</bdi>
        </span>
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.selected === after.selected &&
    before.texts.sent === after.texts.sent &&
    before.texts.problem === after.texts.problem,
);
