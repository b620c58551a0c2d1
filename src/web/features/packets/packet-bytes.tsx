import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PacketPart } from '../../../core/wire/dissect/packet-field.ts';
import classes from './packet-detail.module.css';

export interface PacketBytesProps {
  readonly bytes: Uint8Array;
  /** Of the whole packet. */
  readonly size: number;
  readonly parts: readonly (PacketPart | null)[];
  /** 1 where a byte is not shown; null: all are. */
  readonly masked: Uint8Array | null;
  readonly lit: { readonly start: number; readonly end: number } | null;
  readonly onPoint: (at: number | null) => void;
  readonly onChoose: (at: number) => void;
}

const BYTES_PER_ROW = 8;

/** Offset, pairs and characters; the parts of the packet by colour, the bytes of a field lit. */
export function PacketBytes({ bytes, size, parts, masked, lit, onPoint, onChoose }: PacketBytesProps) {
  const { t } = useTranslation('packets');
  const rows = Array.from({ length: Math.ceil(bytes.length / BYTES_PER_ROW) }, (_, row) => row * BYTES_PER_ROW);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the fields beside it have the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing is an addition
    <div
      className={classes.bytes}
      onPointerOver={(event) => onPoint(byteOf(event.target))}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const at = byteOf(event.target);
        if (at !== null) onChoose(at);
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div className={classes.hex} role="group" aria-label={t('bytesTitle')} tabIndex={0}>
        {rows.map((from) => {
          const to = Math.min(bytes.length, from + BYTES_PER_ROW);
          return (
            <ByteRow
              key={from}
              bytes={bytes}
              parts={parts}
              masked={masked}
              from={from}
              litFrom={lit ? Math.max(from, lit.start) : 0}
              litTo={lit && lit.start < to && lit.end > from ? Math.min(to, lit.end) : 0}
            />
          );
        })}
        {size > bytes.length && <p className={classes.more}>{t('cut', { shown: bytes.length, count: size })}</p>}
      </div>
    </div>
  );
}

interface ByteRowProps {
  readonly bytes: Uint8Array;
  readonly parts: readonly (PacketPart | null)[];
  readonly masked: Uint8Array | null;
  readonly from: number;
  readonly litFrom: number;
  /** 0: nothing is lit in this row. */
  readonly litTo: number;
}

const ByteRow = memo(function ByteRow({ bytes, parts, masked, from, litFrom, litTo }: ByteRowProps) {
  const places = Array.from({ length: Math.min(BYTES_PER_ROW, bytes.length - from) }, (_, i) => from + i);
  const cell = (at: number, text: string) => (
    <span
      key={at}
      data-at={at}
      data-part={parts[at] ?? undefined}
      data-lit={(at >= litFrom && at < litTo) || undefined}
    >
      {text}
    </span>
  );
  return (
    <div className={classes.byteRow}>
      <span className={classes.offset}>{from.toString(16).padStart(4, '0')}</span>
      <span className={classes.pairs}>{places.map((at) => cell(at, masked?.[at] ? '••' : hex(bytes[at])))}</span>
      <span className={classes.characters} aria-hidden="true">
        {places.map((at) => cell(at, masked?.[at] ? '•' : character(bytes[at])))}
      </span>
    </div>
  );
});

function byteOf(target: EventTarget): number | null {
  const at = target instanceof HTMLElement ? target.dataset.at : undefined;
  return at === undefined ? null : Number(at);
}

function hex(byte = 0): string {
  return byte.toString(16).padStart(2, '0');
}

function character(byte = 0): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
