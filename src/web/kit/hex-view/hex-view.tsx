// Bytes as offset, pairs and characters: 16 a row where the width allows, else 8. Draws only the rows in view.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { countHexRows, formatOffset, hexRow, offsetDigits } from '../../../core/payload/hex-dump.ts';
import classes from './hex-view.module.css';
import { useBytesPerRow } from './use-bytes-per-row.ts';

export interface HexViewProps {
  /** The accessible name of the bytes. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** Browsers cannot scroll through an element of more than about 17 million pixels; this is well below. */
export const MAX_HEX_ROWS = 500_000;

const ROW_PX = 20;

export function HexView({ label, bytes }: HexViewProps) {
  const box = useRef<HTMLElement>(null);
  const digits = offsetDigits(bytes.length);
  const bytesPerRow = useBytesPerRow(box, digits);
  const rows = useVirtualizer({
    count: Math.min(MAX_HEX_ROWS, countHexRows(bytes.length, bytesPerRow)),
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={classes.box} ref={box} aria-label={label} tabIndex={0}>
      <div className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const row = hexRow(bytes, index, bytesPerRow);
          return (
            <div key={index} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
              <span className={classes.offset}>{formatOffset(row.offset, digits)}</span>{' '}
              <span className={classes.pairs} style={{ width: `${bytesPerRow * 3 - 1}ch` }}>
                {row.pairs.join(' ')}
              </span>{' '}
              <span className={classes.characters}>{row.characters}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
