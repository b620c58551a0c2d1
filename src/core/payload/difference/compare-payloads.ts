// What has changed from one payload to another, told in the finest way that both can be read in: as values, as lines, as
// bytes. What comes of it is small enough to be shown, whatever the payloads are.
import { decodeCbor } from '../cbor/decode-cbor.ts';
import { decodeText } from '../decode-text.ts';
import type { Decoded } from '../decoded/decoded-value.ts';
import { guessBinary } from '../guess/guess-binary.ts';
import { hexText } from '../hex-dump.ts';
import { decodeMessagePack } from '../messagepack/decode-messagepack.ts';
import { type ByteRange, diffBytes } from './bytes-difference.ts';
import { diffJson, type JsonDifference, pathText } from './json-difference.ts';
import { diffText, type LineDifference } from './text-difference.ts';
import { diffValues } from './value-difference.ts';

export type Comparison =
  /** Byte for byte. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'values';
      readonly format: 'json' | 'cbor' | 'messagepack';
      /** Empty: the same values, written in another way. */
      readonly changes: readonly ValueChange[];
      readonly unchanged: number;
      /** There are more changes than were looked for. */
      readonly more: boolean;
    }
  | { readonly kind: 'text'; readonly lines: readonly ComparedLine[]; readonly more: boolean }
  | {
      readonly kind: 'bytes';
      readonly changes: readonly ByteChange[];
      /** Bytes that differ, those of the changes that are left out included. */
      readonly count: number;
      readonly more: boolean;
    };

/** A text that may be long: its beginning, and how many characters are left out. */
export interface CutText {
  readonly text: string;
  readonly left: number;
}

export interface ValueChange {
  /** `state.power`; '' for the document itself. */
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** As written; null where there was or is none. */
  readonly before: CutText | null;
  readonly after: CutText | null;
  /** With its sign, where both are numbers. */
  readonly delta: string | null;
}

export type ComparedLine =
  /** A line in three parts: what it has in common with the one that it took the place of stands before and after. */
  | {
      readonly kind: 'same' | 'removed' | 'added';
      readonly head: string;
      readonly middle: string;
      readonly tail: string;
      /** Characters that are left out before and after these. */
      readonly skipped: number;
      readonly left: number;
    }
  /** So many lines that are the same in both. */
  | { readonly kind: 'gap'; readonly count: number };

export interface ByteChange extends ByteRange {
  /** Hex pairs of the first bytes; '' where one of the payloads has ended before. */
  readonly before: string;
  readonly after: string;
}

/** Of one value or line. */
const MAX_CHARACTERS = 4_000;
const MAX_CHANGES = 2_000;
const MAX_LINES = 2_000;
const MAX_BYTE_CHANGES = 500;
const BYTES_OF_CHANGE = 16;
/** Lines that are shown before and after a change. */
const CONTEXT_LINES = 2;
/** Characters that are shown of what a long line has in common with its other. */
const CONTEXT_CHARACTERS = 200;

export function comparePayloads(before: Uint8Array, after: Uint8Array): Comparison {
  if (isSame(before, after)) return { kind: 'same' };
  const was = decodeText(before);
  const is = decodeText(after);
  if (was.ok && is.ok) {
    const json = diffJson(was.value, is.value);
    return json ? valuesOf('json', json) : linesOf(was.value, is.value);
  }
  return decodedOf(before, after) ?? bytesOf(before, after);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

function valuesOf(format: 'json' | 'cbor' | 'messagepack', { entries, unchanged, more }: JsonDifference): Comparison {
  const changes = entries.slice(0, MAX_CHANGES).map(({ path, kind, before, after, delta }) => ({
    path: pathText(path),
    kind,
    before: before === null ? null : cut(before),
    after: after === null ? null : cut(after),
    delta,
  }));
  return { kind: 'values', format, changes, unchanged, more: more || entries.length > MAX_CHANGES };
}

/** Null: they are not both of one format that gives its values away. */
function decodedOf(before: Uint8Array, after: Uint8Array): Comparison | null {
  const format = guessBinary(after);
  if (format === null || guessBinary(before) !== format) return null;
  const decode: (bytes: Uint8Array) => Decoded = format === 'cbor' ? decodeCbor : decodeMessagePack;
  const was = decode(before);
  const is = decode(after);
  return was.ok && is.ok ? valuesOf(format, diffValues(was.value, is.value)) : null;
}

function linesOf(before: string, after: string): Comparison {
  const all = diffText(before, after);
  const lines: ComparedLine[] = [];
  let gap = 0;
  const near = nearChanges(all.map(({ kind }) => kind !== 'same'));
  for (const [i, line] of all.entries()) {
    if (!near[i]) {
      gap++;
      continue;
    }
    if (gap > 0) lines.push({ kind: 'gap', count: gap });
    gap = 0;
    if (lines.length >= MAX_LINES) return { kind: 'text', lines, more: true };
    lines.push(partsOf(line));
  }
  if (gap > 0) lines.push({ kind: 'gap', count: gap });
  return { kind: 'text', lines, more: false };
}

function partsOf({ kind, text, prefix, suffix }: LineDifference): ComparedLine {
  const end = text.length - suffix;
  const skipped = Math.max(0, prefix - CONTEXT_CHARACTERS);
  const shown = Math.min(end, prefix + MAX_CHARACTERS);
  const last = shown < end ? shown : Math.min(text.length, end + CONTEXT_CHARACTERS);
  return {
    kind,
    head: text.slice(skipped, prefix),
    middle: text.slice(prefix, shown),
    tail: text.slice(shown, last),
    skipped,
    left: text.length - last,
  };
}

/** Which lines have a change within `CONTEXT_LINES`. */
function nearChanges(isChange: readonly boolean[]): readonly boolean[] {
  const near = new Array<boolean>(isChange.length).fill(false);
  for (const [i, changed] of isChange.entries()) {
    if (changed) near.fill(true, Math.max(0, i - CONTEXT_LINES), i + CONTEXT_LINES + 1);
  }
  return near;
}

function bytesOf(before: Uint8Array, after: Uint8Array): Comparison {
  const { ranges, count } = diffBytes(before, after);
  const changes = ranges.slice(0, MAX_BYTE_CHANGES).map(({ start, end }) => {
    const shown = Math.min(end, start + BYTES_OF_CHANGE);
    const hex = (bytes: Uint8Array) => hexText(bytes.subarray(start, shown));
    return { start, end, before: hex(before), after: hex(after) };
  });
  const told = changes.reduce((sum, { start, end }) => sum + end - start, 0);
  return { kind: 'bytes', changes, count, more: told < count };
}

function cut(text: string): CutText {
  return { text: text.slice(0, MAX_CHARACTERS), left: Math.max(0, text.length - MAX_CHARACTERS) };
}
