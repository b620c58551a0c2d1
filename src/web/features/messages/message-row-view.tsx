// One row of the list. Plain elements and nothing that costs: at high rates every row is new in every frame.
import { memo, type ReactNode } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { ClientTag } from '../../kit/client-tag/client-tag.tsx';
import { MarkedRanges } from '../../kit/marked-text/marked-ranges.tsx';
import { QosBadge } from '../../kit/qos-badge/qos-badge.tsx';
import type { MessageColumn } from '../../state/settings-store.ts';
import classes from './message-row-view.module.css';
import { BookmarkIcon, DirectionIcon, PinIcon } from './row-icons.tsx';
import { rowSize } from './row-size.ts';

/** The words of a row in the language that is set, looked up once for all rows. */
export interface RowTexts {
  readonly received: string;
  readonly sent: string;
  readonly retained: string;
  readonly repeated: string;
  readonly repeatedMeaning: string;
  readonly bytes: string;
  readonly emptyPayload: string;
  readonly bookmarked: string;
  readonly actions: string;
}

export interface MessageRowViewProps {
  readonly row: MessageRow;
  /** From 2: the heads are the first row. */
  readonly index: number;
  readonly selected: boolean;
  /** One of those that are chosen together. */
  readonly picked: boolean;
  /** The subscription's colour, 1 to 8; 0: none. */
  readonly color: number;
  readonly texts: RowTexts;
  /** Whose message it is; null: there is only one client. */
  readonly client: string | null;
  readonly columns: readonly MessageColumn[];
  /** The quiet part of the time, the rest of it, and all there is to say. */
  readonly minutes: string;
  readonly seconds: string;
  readonly time: string;
}

/** The element's id: what the grid points at when it has the focus. */
export function rowId(ordinal: number): string {
  return `message-${ordinal}`;
}

export const MessageRowView = memo(function MessageRowView(props: MessageRowViewProps) {
  const { row, index, selected, picked, color, columns, texts } = props;
  return (
    <div
      className={classes.row}
      role="row"
      id={rowId(row.ordinal)}
      aria-rowindex={index}
      aria-selected={selected || picked}
      data-current={selected || undefined}
      data-ordinal={row.ordinal}
      data-seq={row.seq}
      style={color > 0 ? { borderLeftColor: `var(--cat-${color})` } : undefined}
    >
      {columns.map((column) => (
        <Cell key={column} column={column} {...props} />
      ))}
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

function Cell({ column, ...props }: MessageRowViewProps & { readonly column: MessageColumn }): ReactNode {
  const { row, texts, color } = props;
  switch (column) {
    case 'time':
      return (
        <span role="gridcell" className={classes.time} title={props.time}>
          <span className={classes.minutes}>{props.minutes}</span>
          {props.seconds}
        </span>
      );
    case 'direction':
      return (
        <span role="gridcell" className={classes.direction} data-direction={row.direction}>
          <DirectionIcon direction={row.direction} />
          <span className="sr-only">{row.direction === 'in' ? texts.received : texts.sent}</span>
        </span>
      );
    case 'topic':
      return <TopicCell row={row} />;
    case 'payload':
      return <PayloadCell row={row} texts={texts} client={props.client} />;
    case 'qos':
      return (
        <span role="gridcell" className={classes.qos}>
          <QosBadge qos={row.qos} />
        </span>
      );
    case 'retained':
      return (
        <span role="gridcell" className={classes.retained}>
          {row.retain && (
            <>
              <PinIcon />
              <span className="sr-only">{texts.retained}</span>
            </>
          )}
        </span>
      );
    case 'size':
      return (
        <span role="gridcell" className={classes.size}>
          {rowSize(row.size)}
        </span>
      );
    case 'properties':
      return (
        <span role="gridcell" className={classes.note} title={row.propertiesNote}>
          {row.propertiesNote}
        </span>
      );
    case 'subscription':
      return (
        <span role="gridcell" className={classes.subscription} title={row.subscription ?? ''}>
          {color > 0 && <span className={classes.square} style={{ background: `var(--cat-${color})` }} />}
          {row.subscription}
        </span>
      );
  }
}

function TopicCell({ row: { topic, topicMarks } }: { readonly row: MessageRow }) {
  const lastLevel = topic.lastIndexOf('/') + 1;
  return (
    <span role="gridcell" className={classes.topic} title={topic}>
      <span className={classes.parents}>
        <bdi>
          <MarkedRanges text={topic.slice(0, lastLevel)} marks={topicMarks} />
        </bdi>
      </span>
      <span className={classes.level}>
        <MarkedRanges text={topic.slice(lastLevel)} marks={topicMarks} from={lastLevel} />
      </span>
    </span>
  );
}

type PayloadCellProps = Pick<MessageRowViewProps, 'row' | 'texts' | 'client'>;

function PayloadCell({ row, texts, client }: PayloadCellProps) {
  return (
    <span role="gridcell" className={classes.payload} data-kind={row.previewKind}>
      {client !== null && <ClientTag name={client} number={row.connection} />}
      {row.bookmarked && (
        <span className={classes.bookmark} title={texts.bookmarked}>
          <BookmarkIcon />
          <span className="sr-only">{texts.bookmarked}</span>
        </span>
      )}
      {row.dup && (
        <span className={classes.repeated} title={texts.repeatedMeaning}>
          {texts.repeated}
        </span>
      )}
      {row.previewCut && '…'}
      {row.previewKind === 'text' && <MarkedRanges text={row.preview} marks={row.previewMarks} />}
      {row.previewKind === 'empty' && texts.emptyPayload}
      {row.previewKind === 'bytes' && row.preview}
      {row.previewKind === 'bytes' && <span className={classes.note}> {texts.bytes}</span>}
    </span>
  );
}
