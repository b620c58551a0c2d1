// Which of the payload views to begin with, and why.
import { decodeText } from './decode-text.ts';
import { layoutJson } from './json-layout.ts';
import { mediaFormat } from './media-format.ts';
import { findSignature, type Signature } from './signature.ts';

/** Every way to read a payload. All but `hex` can fail on bytes that are something else. */
export type PayloadFormat =
  | 'json'
  | 'text'
  | 'hex'
  | 'base64'
  | 'cbor'
  | 'messagepack'
  | 'protobuf'
  | 'avro'
  | 'sparkplug'
  | 'image'
  | 'number'
  | 'timestamp';

/** In the order in which they are offered. */
export const PAYLOAD_FORMATS: readonly PayloadFormat[] = [
  'json',
  'text',
  'hex',
  'base64',
  'cbor',
  'messagepack',
  'protobuf',
  'avro',
  'sparkplug',
  'image',
  'number',
  'timestamp',
];

export interface FormatGuess {
  readonly format: PayloadFormat;
  readonly reason: /** The property Content Type. */
    | 'content-type'
    /** The topic: it is of a specification that says what its payloads are. */
    | 'topic'
    /** The property Payload Format Indicator. */
    | 'format-indicator'
    | 'bytes'
    /** There are no bytes. */
    | 'empty';
  /** A file format that the first bytes announce. */
  readonly signature: Signature | null;
}

export interface GuessInput {
  readonly topic: string;
  readonly bytes: Uint8Array;
  /** False: `bytes` is the payload's beginning. */
  readonly complete: boolean;
  /** The properties of the PUBLISH; null where it had none. */
  readonly contentType: string | null;
  readonly formatIndicator: number | null;
}

/** What the sender said is believed unless the bytes belie it: what is not UTF-8 is never shown as text unasked. */
export function guessFormat({ bytes, complete, contentType, formatIndicator }: GuessInput): FormatGuess {
  if (bytes.length === 0) return { format: 'text', reason: 'empty', signature: null };
  const signature = findSignature(bytes);
  const media = contentType === null ? null : mediaFormat(contentType);
  if (media === 'binary') return { format: 'hex', reason: 'content-type', signature };
  const text = decodeText(bytes, complete);
  if (!text.ok) return { format: 'hex', reason: 'bytes', signature };
  if (media !== null) return { format: media, reason: 'content-type', signature };
  if (signature) return { format: 'hex', reason: 'bytes', signature };
  // Numbers and words alone are JSON too, but gain nothing from being shown as such.
  if (/^\s*[[{]/.test(text.value) && layoutJson(text.value, complete).ok) {
    return { format: 'json', reason: 'bytes', signature };
  }
  if (formatIndicator === 1) return { format: 'text', reason: 'format-indicator', signature };
  return { format: hasControls(text.value) ? 'hex' : 'text', reason: 'bytes', signature };
}

/** Control characters other than white space make a payload binary, though it may be UTF-8 by chance. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}
