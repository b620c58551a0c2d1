// One message of the history. Plain elements: many of them are drawn anew four times a second.
import { type CSSProperties, memo } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import type { SeriesPoints } from './series-points.ts';
import classes from './topic-history.module.css';
import type { HistoryTexts } from './use-history-texts.ts';

export interface HistoryRowViewProps {
  /** Undefined while it is on its way. */
  readonly row: MessageRow | undefined;
  /** The message before it. */
  readonly before: MessageRow | undefined;
  readonly index: number;
  readonly selected: boolean;
  readonly shape: string;
  readonly level: string | null;
  readonly columns: readonly string[];
  readonly points: SeriesPoints | null;
  readonly texts: HistoryTexts;
}

/** The element's id: what the list points at when it has the focus. */
export function historyRowId(seq: number): string {
  return `history-${seq}`;
}

export const HistoryRowView = memo(function HistoryRowView(props: HistoryRowViewProps) {
  const { row, before, index, selected, shape, level, columns, points, texts } = props;
  if (!row) return <div className={classes.row} />;
  // Of a name the list's head knows the beginning: what tells rows apart is its end.
  const rest = level !== null && row.topic.startsWith(`${level}/`) ? row.topic.slice(level.length + 1) : row.topic;
  return (
    <div
      className={classes.row}
      role="row"
      id={historyRowId(row.seq)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-shape={shape}
      style={{ '--fields': columns.length } as CSSProperties}
    >
      <span role="gridcell" title={new Date(row.time).toISOString()}>
        {texts.clock(row.time)}
      </span>
      {level !== null && (
        <span role="gridcell" className={classes.topic} title={row.topic}>
          <bdi>{rest}</bdi>
        </span>
      )}
      {columns.map((path) => {
        const value = points?.valueAt(row.seq, path);
        return (
          <span key={path} role="gridcell" className={classes.number}>
            {value === undefined ? '–' : texts.number(value)}
          </span>
        );
      })}
      {columns.length === 0 && (
        <span role="gridcell" className={classes.payload} data-kind={row.previewKind}>
          {row.previewKind === 'empty' ? texts.emptyPayload : row.preview}
          {row.previewKind === 'bytes' && <span className={classes.note}> {texts.bytes}</span>}
        </span>
      )}
      {level === null && (
        <span role="gridcell" className={classes.gap}>
          {before && texts.gap(Math.max(0, row.time - before.time))}
        </span>
      )}
    </div>
  );
});
