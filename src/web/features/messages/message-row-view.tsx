// One row of the list. Plain elements and nothing that costs: at high rates every row is new in every frame.
import { memo } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { MarkedText } from '../../kit/marked-text/marked-text.tsx';
import { QosBadge } from '../../kit/qos-badge/qos-badge.tsx';
import classes from './message-row-view.module.css';
import { DirectionIcon, PinIcon } from './row-icons.tsx';
import { rowSize } from './row-size.ts';
import { rowTime } from './row-time.ts';

/** The words of a row in the language that is set, looked up once for all rows. */
export interface RowTexts {
  readonly received: string;
  readonly sent: string;
  readonly retained: string;
  readonly repeated: string;
  readonly repeatedMeaning: string;
  readonly bytes: string;
  readonly emptyPayload: string;
}

export interface MessageRowViewProps {
  readonly row: MessageRow;
  /** From 2: the heads are the first row. */
  readonly index: number;
  readonly selected: boolean;
  /** The subscription's colour, 1 to 8; 0: none. */
  readonly color: number;
  readonly texts: RowTexts;
  /** Marked where it stands; '': nothing. */
  readonly wanted: string;
}

/** The element's id: what the grid points at when it has the focus. */
export function rowId(ordinal: number): string {
  return `message-${ordinal}`;
}

export const MessageRowView = memo(function MessageRowView({
  row,
  index,
  selected,
  color,
  texts,
  wanted,
}: MessageRowViewProps) {
  const { topic, direction } = row;
  const { full, minutes, seconds } = rowTime(row.time);
  const lastLevel = topic.lastIndexOf('/') + 1;
  return (
    <div
      className={classes.row}
      role="row"
      id={rowId(row.ordinal)}
      aria-rowindex={index}
      aria-selected={selected}
      data-ordinal={row.ordinal}
      data-seq={row.seq}
      style={color > 0 ? { borderLeftColor: `var(--cat-${color})` } : undefined}
    >
      <span role="gridcell" className={classes.time} title={full}>
        <span className={classes.minutes}>{minutes}</span>
        {seconds}
      </span>
      <span role="gridcell" className={classes.direction} data-direction={direction}>
        <DirectionIcon direction={direction} />
        <span className="sr-only">{direction === 'in' ? texts.received : texts.sent}</span>
      </span>
      <span role="gridcell" className={classes.topic} title={topic}>
        <span className={classes.parents}>
          <bdi>
            <MarkedText text={topic.slice(0, lastLevel)} wanted={wanted} />
          </bdi>
        </span>
        <span className={classes.level}>
          <MarkedText text={topic.slice(lastLevel)} wanted={wanted} />
        </span>
      </span>
      <span role="gridcell" className={classes.payload} data-kind={row.previewKind}>
        {row.dup && (
          <span className={classes.repeated} title={texts.repeatedMeaning}>
            {texts.repeated}
          </span>
        )}
        {row.previewKind === 'text' && <MarkedText text={row.preview} wanted={wanted} />}
        {row.previewKind === 'empty' && texts.emptyPayload}
        {row.previewKind === 'bytes' && row.preview}
        {row.previewKind === 'bytes' && <span className={classes.note}> {texts.bytes}</span>}
      </span>
      <span role="gridcell">
        <QosBadge qos={row.qos} />
      </span>
      <span role="gridcell" className={classes.retained}>
        {row.retain && (
          <>
            <PinIcon />
            <span className="sr-only">{texts.retained}</span>
          </>
        )}
      </span>
      <span role="gridcell" className={classes.size}>
        {rowSize(row.size)}
      </span>
    </div>
  );
});
