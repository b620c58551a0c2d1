// Lines of text with their numbers; draws only those in view, and asks for rows only there. Long lines wrap below their
// own beginning.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadRow } from '../../../../core/payload/line-rows.ts';
import { TallList } from '../../../kit/tall-list/tall-list.tsx';
import { type PagedRows, type RowSource, usePagedRows } from './paged-rows.ts';
import { PayloadLine } from './payload-line.tsx';
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
/** On how many lines of the screen a row is that is a piece of a long line, in a pane of usual width. */
const LINES_OF_PIECE = 40;

export function PayloadLines({ label, document }: PayloadLinesProps) {
  const { t } = useTranslation('payloadViews');
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
      <>
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
                <PayloadLine row={rows.row(index)} numbered={numbered} />
              </div>
            )}
          />
        </div>
        <p className={section.partly}>{t('unwrapped')}</p>
      </>
    );
  }
  return (
    <WrappedLines
      label={label}
      rows={rows}
      rowCount={rowCount}
      lineCount={lineCount}
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
  readonly lineCount: number;
  readonly firstRow: number;
  readonly numbered: boolean;
  readonly style: CSSProperties;
}

function WrappedLines({ label, rows, rowCount, lineCount, firstRow, numbered, style }: WrappedLinesProps) {
  const box = useRef<HTMLElement>(null);
  // Where most rows are pieces of long lines, a few fill the box: thousands of characters too many would be drawn.
  const pieces = rowCount === 0 ? 0 : (rowCount - lineCount) / rowCount;
  const list = useVirtualizer({
    count: rowCount,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX * (1 + Math.round(pieces * LINES_OF_PIECE)),
    overscan: pieces > 0.5 ? 1 : 10,
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
            <PayloadLine row={rows.row(index)} numbered={numbered} />
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
