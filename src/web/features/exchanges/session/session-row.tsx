// One packet of the session as an arrow between the two lifelines, or what happened to the connection as a box across.
import { memo } from 'react';
import type { ListedPacket } from '../../../../core/log/packet-row.ts';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import { LONG_GAP_MS } from '../diagram/time-scale.ts';
import { SESSION_ROW_PX, type SessionColumns } from './session-columns.ts';
import classes from './session-diagram.module.css';

export interface SessionRowProps {
  readonly row: ListedPacket;
  readonly columns: SessionColumns;
  /** Of the selected exchange; others are quiet. */
  readonly isLit: boolean;
  readonly isOpened: boolean;
  /** The box's words; null: it is a packet. */
  readonly event: string | null;
  readonly gap: string;
  readonly sentence: string;
}

export function sessionRowId(position: number): string {
  return `session-${position}`;
}

const LEAVES_PX = 24;
const ARRIVES_PX = 32;
const MIDDLE_PX = 28;

export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { row, columns, isLit, isOpened, event, gap, sentence } = props;
  const { minutes, seconds } = rowTime(row.time);
  return (
    <div
      className={classes.row}
      role="option"
      id={sessionRowId(row.position)}
      aria-selected={isOpened}
      aria-label={sentence}
      data-position={row.position}
      data-lit={isLit || undefined}
    >
      <svg width={columns.width} height={SESSION_ROW_PX} aria-hidden="true">
        <line className={classes.lifeline} x1={columns.client} x2={columns.client} y1={0} y2={SESSION_ROW_PX} />
        <line className={classes.lifeline} x1={columns.broker} x2={columns.broker} y1={0} y2={SESSION_ROW_PX} />
        <text className={classes.time} x={10} y={MIDDLE_PX + 4}>
          <tspan className={classes.minutes}>{minutes}</tspan>
          {seconds}
        </text>
        {row.gapMs !== null && (
          <text
            className={row.gapMs >= LONG_GAP_MS ? classes.longGap : classes.gap}
            x={columns.right}
            y={16}
            textAnchor="end"
          >
            {gap}
          </text>
        )}
        {event === null ? <Arrow row={row} columns={columns} /> : <Box text={event} columns={columns} />}
      </svg>
    </div>
  );
});

function Arrow({ row, columns }: Pick<SessionRowProps, 'row' | 'columns'>) {
  const isOut = row.direction === 'out';
  const from = isOut ? columns.client : columns.broker;
  const to = isOut ? columns.broker : columns.client;
  const back = isOut ? -8 : 8;
  const label = [row.type ?? '?', row.packetId === null ? '' : `#${row.packetId}`].join(' ').trim();
  const className = row.problem ? classes.problem : classes.arrow;
  return (
    <g className={className}>
      <line x1={from} y1={LEAVES_PX} x2={to + back / 2} y2={ARRIVES_PX} />
      <path d={`M${to} ${ARRIVES_PX}l${back} ${-4.5}v9z`} />
      <text x={(columns.client + columns.broker) / 2} y={17} textAnchor="middle">
        {row.problem ? `⚠ ${label}` : label}
      </text>
    </g>
  );
}

function Box({ text, columns }: { readonly text: string; readonly columns: SessionColumns }) {
  return (
    <g className={classes.event}>
      <rect x={columns.client + 8} y={10} width={columns.broker - columns.client - 16} height={22} rx={4} />
      <text x={(columns.client + columns.broker) / 2} y={25} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
