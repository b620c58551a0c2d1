// What a decoder makes of payload bytes: one tree for all formats, so that one view draws them all.
import type { Result } from '../../base/result.ts';

/** Numbers are text, written exactly: no value of a payload is rounded on its way to the screen. */
export type DecodedValue =
  | { readonly kind: 'null' | 'undefined' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Decimal, of any size. */
  | { readonly kind: 'integer'; readonly text: string }
  /** The shortest decimal that means the same number of its width; `NaN`, `Infinity`, `-Infinity`, `-0`. */
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  /** A moment: milliseconds since the epoch, and how it stood in the payload. */
  | { readonly kind: 'time'; readonly epochMs: number; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly DecodedValue[] }
  /** Entries in the order in which they stood, names that stand twice included. */
  | { readonly kind: 'map'; readonly entries: readonly DecodedEntry[] }
  /** A value with what the format says of it: a CBOR tag, a MessagePack extension, an enumeration's number. */
  | { readonly kind: 'noted'; readonly note: string; readonly value: DecodedValue };

export interface DecodedEntry {
  readonly name: string;
  readonly value: DecodedValue;
  /** What the format says of the entry: its type, its alias, its field number. Technical, not translated. */
  readonly note?: string | undefined;
  /** Others of the name are as good as this one: it is no doubled key. */
  readonly mayRepeat?: true;
}

export interface DecodeFault {
  readonly reason:
    | 'truncated'
    | 'trailing-bytes'
    | 'malformed'
    | 'invalid-utf8'
    | 'too-deep'
    | 'too-many'
    | 'unsupported'
    /** The bytes do not fit what the schema says. */
    | 'not-the-schema'
    /** The bytes name a schema that is not the one given. */
    | 'other-schema';
  /** Byte offset of what is wrong. */
  readonly at: number;
  /** Technical, in English: what was found, what the format wants. */
  readonly detail: string;
}

export type Decoded = Result<DecodedValue, DecodeFault>;

/** Deeper documents are refused: nobody reads them, and a stranger must not exhaust the stack. */
export const MAX_DECODE_DEPTH = 200;

/** Values of one document: more is refused rather than drawn. A 10 MB document of small numbers has about as many. */
export const MAX_DECODE_VALUES = 5_000_000;
