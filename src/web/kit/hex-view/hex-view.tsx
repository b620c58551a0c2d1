// Bytes as offset, pairs and characters: 16 a row where the width allows, else 8 or 4. Draws only the rows in view, of
// which there may be millions, and asks for bytes only there.
import { type KeyboardEvent, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { countHexRows, formatOffset, hexRow, offsetDigits } from '../../../core/payload/hex-dump.ts';
import { LogViewport, type LogViewportHandle } from '../log-viewport/log-viewport.tsx';
import type { ByteSource } from './byte-source.ts';
import classes from './hex-view.module.css';
import { useBytesPerRow } from './use-bytes-per-row.ts';

export interface HexViewProps {
  /** The accessible name of the bytes. */
  readonly label: string;
  readonly bytes: ByteSource;
  /** The offset of a byte to be seen first, and marked. */
  readonly markedAt?: number | undefined;
}

const ROW_PX = 20;
/** The view is as high as its rows, up to this many. */
const MAX_ROWS_IN_VIEW = 24;

export function HexView({ label, bytes, markedAt }: HexViewProps) {
  const box = useRef<HTMLElement>(null);
  const viewport = useRef<LogViewportHandle>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => bytes.subscribe(redraw), [bytes]);
  const digits = offsetDigits(bytes.length);
  const bytesPerRow = useBytesPerRow(box, digits);
  const rowCount = countHexRows(bytes.length, bytesPerRow);
  const markedRow = Math.min(Math.max(0, rowCount - 1), Math.floor((markedAt ?? 0) / bytesPerRow));
  useLayoutEffect(() => {
    // A list of messages begins at its end; bytes are read from the first, or from the one that is marked.
    viewport.current?.reveal(0);
    if (markedRow > 0) viewport.current?.reveal(markedRow);
  }, [markedRow]);

  const press = (event: KeyboardEvent) => {
    const list = viewport.current;
    if (!list) return;
    // The list scrolls as by the wheel: it keeps where it is itself.
    if (event.key === 'ArrowDown') scroller(box.current)?.scrollBy(0, ROW_PX);
    else if (event.key === 'ArrowUp') scroller(box.current)?.scrollBy(0, -ROW_PX);
    else if (event.key === 'PageDown' || event.key === 'PageUp') list.page(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Home') list.reveal(0);
    else if (event.key === 'End') list.reveal(rowCount - 1);
    else return;
    event.preventDefault();
  };

  return (
    <section
      className={classes.box}
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
      onKeyDown={press}
      style={{ height: Math.min(rowCount, MAX_ROWS_IN_VIEW) * ROW_PX + 14 }}
    >
      <LogViewport
        ref={viewport}
        first={0}
        end={rowCount}
        rowHeightPx={ROW_PX}
        onView={noView}
        renderRow={(index) => (
          <Row bytes={bytes} index={index} bytesPerRow={bytesPerRow} digits={digits} markedAt={markedAt ?? -1} />
        )}
      />
    </section>
  );
}

function noView(): void {}

function scroller(box: HTMLElement | null): Element | null {
  return box?.firstElementChild?.firstElementChild ?? null;
}

interface RowProps {
  readonly bytes: ByteSource;
  readonly index: number;
  readonly bytesPerRow: number;
  readonly digits: number;
  readonly markedAt: number;
}

function Row({ bytes, index, bytesPerRow, digits, markedAt }: RowProps) {
  const offset = index * bytesPerRow;
  const here = bytes.read(offset, Math.min(bytes.length, offset + bytesPerRow));
  const { pairs, characters } = hexRow(here ?? new Uint8Array(0), 0, bytesPerRow);
  const marked = markedAt - offset;
  const isMarked = marked >= 0 && marked < pairs.length;
  return (
    <div className={classes.row}>
      <span className={classes.offset}>{formatOffset(offset, digits)}</span>{' '}
      <span className={classes.pairs} style={{ width: `${bytesPerRow * 3 - 1}ch` }}>
        {here === null && '…'}
        {isMarked ? (
          <>
            {pairs.slice(0, marked).map((pair) => `${pair} `)}
            <mark className={classes.marked}>{pairs[marked]}</mark>
            {pairs.slice(marked + 1).map((pair) => ` ${pair}`)}
          </>
        ) : (
          pairs.join(' ')
        )}
      </span>{' '}
      <span className={classes.characters}>{characters}</span>
    </div>
  );
}
