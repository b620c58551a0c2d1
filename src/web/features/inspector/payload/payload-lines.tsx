// Lines of text with their numbers; draws only those in view. Long lines wrap below their own beginning.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadRows } from '../../../../core/payload/line-rows.ts';
import { VisibleText } from '../visible-text.tsx';
import classes from './payload-lines.module.css';
import section from './payload-section.module.css';

export interface PayloadLinesProps {
  readonly label: string;
  readonly rows: PayloadRows;
  readonly numbered: boolean;
}

/** Browsers cannot scroll through an element of more than about 17 million pixels; this is well below. */
const MAX_ROWS = 500_000;
const LINE_PX = 19;

export function PayloadLines({ label, rows, numbered }: PayloadLinesProps) {
  const { t, i18n } = useTranslation('inspector');
  const box = useRef<HTMLElement>(null);
  const count = Math.min(rows.rowCount, MAX_ROWS);
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    overscan: 10,
  });
  const { firstRow } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when other rows come; afterwards the person scrolls
  useLayoutEffect(() => {
    if (firstRow > 0) list.scrollToIndex(Math.min(firstRow, count - 1), { align: 'center' });
  }, [firstRow, rows]);
  const gutter = numbered ? { '--gutter': `${Math.max(2, String(rows.lineCount).length)}ch` } : {};
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className={`${section.box} ${classes.box}`} ref={box} aria-label={label} tabIndex={0}>
        <div className={classes.rows} style={{ height: list.getTotalSize(), ...gutter } as CSSProperties}>
          {list.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              ref={list.measureElement}
              data-index={index}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line rows={rows} index={index} numbered={numbered} />
            </div>
          ))}
        </div>
      </section>
      {count < rows.rowCount && (
        <p className={section.partly}>
          {t('payload.cutRows', { rows: new Intl.NumberFormat(i18n.language).format(count) })}
        </p>
      )}
    </>
  );
}

interface LineProps {
  readonly rows: PayloadRows;
  readonly index: number;
  readonly numbered: boolean;
}

/** Remembered: while scrolling, most rows in view stay what they were. */
const Line = memo(function Line({ rows, index, numbered }: LineProps) {
  const { number, depth, tokens } = rows.row(index);
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
