// Bytes as offset, pairs and characters: 16 a row where the width allows, else 8 or 4. Draws only the rows in view, of
// which there may be millions, and asks for bytes only there.
import { useEffect, useReducer, useRef } from 'react';
import { countHexRows, formatOffset, hexRow, offsetDigits } from '../../../core/payload/hex-dump.ts';
import { TallList } from '../tall-list/tall-list.tsx';
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
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => bytes.subscribe(redraw), [bytes]);
  const digits = offsetDigits(bytes.length);
  const bytesPerRow = useBytesPerRow(box, digits);
  const rowCount = countHexRows(bytes.length, bytesPerRow);
  return (
    <TallList
      ref={box}
      label={label}
      rowCount={rowCount}
      rowHeightPx={ROW_PX}
      maxRowsInView={MAX_ROWS_IN_VIEW}
      firstRow={Math.min(Math.max(0, rowCount - 1), Math.floor((markedAt ?? 0) / bytesPerRow))}
      renderRow={(index) => (
        <Row bytes={bytes} index={index} bytesPerRow={bytesPerRow} digits={digits} markedAt={markedAt ?? -1} />
      )}
    />
  );
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
