// One row of the list. Plain elements and nothing that costs: at high rates every row is new in every frame.
import { memo } from 'react';
import { isBadEvent } from '../../../core/log/packet-query-problems.ts';
import { type ListedPacket, type PayloadExcerpt, packetLineStart } from '../../../core/log/packet-row.ts';
import { ClientTag } from '../../kit/client-tag/client-tag.tsx';
import { MarkedRanges } from '../../kit/marked-text/marked-ranges.tsx';
import { timeDistance } from '../../kit/row-time/row-time.ts';
import classes from './packet-row-view.module.css';
import type { PacketRowTexts } from './use-packet-row-texts.ts';

export interface PacketRowViewProps {
  readonly row: ListedPacket;
  readonly selected: boolean;
  /** One of those that are chosen together. */
  readonly picked: boolean;
  /** Where the row stands to the exchange of the packet that is opened; null: not within it. */
  readonly gutter: Gutter | null;
  readonly texts: PacketRowTexts;
  /** Whose packet it is; null: there is only one client. */
  readonly client: string | null;
  /** The quiet part of the time, the rest of it, and all there is to say. */
  readonly minutes: string;
  readonly seconds: string;
  readonly full: string;
}

/** `first`, `last` and `only` belong to it as `part` does; `between` lies among them. */
export type Gutter = 'first' | 'part' | 'last' | 'only' | 'between';

/** The element's id: what the grid points at when it has the focus. */
export function packetRowId(position: number): string {
  return `packet-${position}`;
}

export const PacketRowView = memo(function PacketRowView(props: PacketRowViewProps) {
  const { row, selected, picked, gutter, texts } = props;
  const { event, excerpt } = row;
  const worded = event && texts.event(event);
  const isBad = event !== null && isBadEvent(event);
  const type = row.type ?? '?';
  const summary = row.fault ?? row.summary;
  return (
    <div
      className={classes.row}
      role="row"
      id={packetRowId(row.position)}
      aria-rowindex={row.position + 2}
      aria-selected={selected || picked}
      aria-description={gutter === null || gutter === 'between' ? undefined : texts.sameExchange}
      data-current={selected || undefined}
      data-position={row.position}
      data-seq={row.seq}
      data-event={event?.kind}
      data-problem={row.problem || isBad || undefined}
    >
      <span role="gridcell" className={classes.time} title={props.full}>
        <span className={classes.minutes}>{props.minutes}</span>
        {props.seconds}
      </span>
      <span role="gridcell" className={classes.gap}>
        {row.gapMs === null ? '' : timeDistance(row.gapMs)}
      </span>
      <span role="gridcell" className={classes.direction} data-direction={row.direction}>
        {!event && (
          <>
            <span aria-hidden="true">{row.direction === 'in' ? '↓' : '↑'}</span>
            <span className="sr-only">{row.direction === 'in' ? texts.received : texts.sent}</span>
          </>
        )}
      </span>
      <span role="gridcell" className={classes.type}>
        {worded ? worded.type : <MarkedRanges text={type} marks={row.marks} />}
      </span>
      <span role="gridcell" className={classes.number}>
        {row.packetId ?? ''}
      </span>
      <span role="gridcell" className={classes.number}>
        {event ? '' : row.size}
      </span>
      <span role="gridcell" className={classes.summary} title={worded?.text ?? summary}>
        {props.client !== null && <ClientTag name={props.client} number={row.connection} />}
        {row.problem && (
          <span className={classes.problem} role="img" aria-label={texts.problem}>
            ⚠
          </span>
        )}
        {excerpt && <Excerpt excerpt={excerpt} inPayload={texts.inPayload} />}
        <bdi>
          {worded ? (
            worded.text
          ) : (
            <MarkedRanges text={summary} marks={row.marks} from={packetLineStart({ type: row.type }).length} />
          )}
        </bdi>
      </span>
      {gutter !== null && <span className={classes.gutter} data-place={gutter} aria-hidden="true" />}
      <button
        type="button"
        className={classes.actions}
        tabIndex={-1}
        data-actions
        aria-hidden="true"
        title={texts.actions}
      >
        …
      </button>
    </div>
  );
});

/** What the search has found in the payload: before all that is found in every row. */
function Excerpt({ excerpt, inPayload }: { readonly excerpt: PayloadExcerpt; readonly inPayload: string }) {
  return (
    <span className={classes.excerpt}>
      <span className="sr-only">{inPayload}: </span>
      {excerpt.isCut && '…'}
      <bdi>
        <MarkedRanges text={excerpt.text} marks={excerpt.marks} />
      </bdi>
      {' · '}
    </span>
  );
}
