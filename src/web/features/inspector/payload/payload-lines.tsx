// Lines of text with their numbers; draws only those in view, and asks for rows only there. Long lines wrap below their
// own beginning.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { PayloadRow } from '../../../../core/payload/line-rows.ts';
import { TallList } from '../../../kit/tall-list/tall-list.tsx';
import { VisibleText } from '../visible-text.tsx';
import { type PagedRows, type RowSource, usePagedRows } from './paged-rows.ts';
import classes from './payload-lines.module.css';
import section from './payload-section.module.css';
import type { ShownDocument } from './shown-document.ts';

export interface PayloadLinesProps {
  readonly label: string;
  readonly document: ShownDocument;
}

/** Browsers cannot scroll through an element of more than about 17 million pixels; more rows do not wrap, and have one height. */
const MAX_WRAPPED_ROWS = 500_000;
const LINE_PX = 19;

export function PayloadLines({ label, document }: PayloadLinesProps) {
  const { opened, here } = document;
  const { rowCount, lineCount, firstRow, isJson } = factsOf(opened);
  const source = useMemo<RowSource<PayloadRow>>(
    () => ({
      fetch: (from, count) => document.lines(from, count),
      here: here && ((index) => here.lines(index, 1)[0]),
    }),
    [document, here],
  );
  const rows = usePagedRows(source);
  const numbered = isJson || lineCount > 1;
  const gutter = { '--gutter': `${Math.max(2, String(lineCount).length)}ch` } as CSSProperties;
  if (rowCount > MAX_WRAPPED_ROWS) {
    return (
      <div className={section.box} style={gutter}>
        <TallList
          label={label}
          rowCount={rowCount}
          rowHeightPx={LINE_PX}
          maxRowsInView={24}
          firstRow={firstRow}
          onView={(from, to) => rows.want(from, to)}
          renderRow={(index) => (
            <div className={classes.fixedRow}>
              <Line row={rows.row(index)} numbered={numbered} />
            </div>
          )}
        />
      </div>
    );
  }
  return (
    <WrappedLines
      label={label}
      rows={rows}
      rowCount={rowCount}
      firstRow={firstRow}
      numbered={numbered}
      style={numbered ? gutter : {}}
    />
  );
}

interface WrappedLinesProps {
  readonly label: string;
  readonly rows: PagedRows<PayloadRow>;
  readonly rowCount: number;
  readonly firstRow: number;
  readonly numbered: boolean;
  readonly style: CSSProperties;
}

function WrappedLines({ label, rows, rowCount, firstRow, numbered, style }: WrappedLinesProps) {
  const box = useRef<HTMLElement>(null);
  const list = useVirtualizer({
    count: rowCount,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    overscan: 10,
  });
  const shown = list.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = (shown.at(-1)?.index ?? -1) + 1;
  useLayoutEffect(() => rows.want(from, to), [rows, from, to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another document comes; afterwards the person scrolls
  useLayoutEffect(() => {
    if (firstRow > 0) list.scrollToIndex(Math.min(firstRow, rowCount - 1), { align: 'center' });
  }, [firstRow, rows]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={`${section.box} ${classes.box}`} ref={box} aria-label={label} tabIndex={0}>
      <div className={classes.rows} style={{ height: list.getTotalSize(), ...style }}>
        {shown.map(({ index, start }) => (
          <div
            key={index}
            ref={list.measureElement}
            data-index={index}
            className={classes.row}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Line row={rows.row(index)} numbered={numbered} />
          </div>
        ))}
      </div>
    </section>
  );
}

function factsOf(opened: ShownDocument['opened']) {
  if (opened.kind !== 'lines') return { rowCount: 0, lineCount: 0, firstRow: 0, isJson: false };
  return opened;
}

interface LineProps {
  /** Undefined: it has not come yet. */
  readonly row: PayloadRow | undefined;
  readonly numbered: boolean;
}

const NOTHING: PayloadRow = { number: null, depth: 0, tokens: [] };

/** Remembered: while scrolling, most rows in view stay what they were. */
const Line = memo(function Line({ row = NOTHING, numbered }: LineProps) {
  const { number, depth, tokens } = row;
  let at = 0;
  return (
    <>
      {numbered && (
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
      )}
      <span className={classes.text} style={{ '--depth': depth } as CSSProperties}>
        {tokens.map(({ kind, text }) => {
          const key = at;
          at += text.length;
          return (
            <span key={key} data-kind={kind}>
              <VisibleText text={text} />
            </span>
          );
        })}
      </span>
    </>
  );
});
