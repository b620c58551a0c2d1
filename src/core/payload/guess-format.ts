// Which of the payload views to begin with, and why.
import { decodeText } from './decode-text.ts';
import { guessBinary } from './guess/guess-binary.ts';
import { readsAsBase64 } from './guess/reads-as-base64.ts';
import { layoutJson } from './json-layout.ts';
import { type MediaFormat, mediaFormat } from './media-format.ts';
import { findSignature, type Signature, signatureFormat } from './signature.ts';
import { sparkplugTopic } from './sparkplug/sparkplug-topic.ts';

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

/** What is looked at: the guess is made while a message is being opened. */
const MAX_BYTES = 256 * 1024;

/** What the sender said is believed unless the bytes belie it: what is not UTF-8 is never shown as text unasked. */
export function guessFormat(input: GuessInput): FormatGuess {
  const { bytes, contentType } = input;
  if (bytes.length === 0) return { format: 'text', reason: 'empty', signature: null };
  const signature = findSignature(bytes);
  const media = contentType === null ? null : mediaFormat(contentType);
  const isLong = bytes.length > MAX_BYTES;
  const head = isLong ? { ...input, bytes: bytes.subarray(0, MAX_BYTES), complete: false } : input;
  return { ...guess(head, media, signature), signature };
}

type Guess = Pick<FormatGuess, 'format' | 'reason'>;

function guess(input: GuessInput, media: MediaFormat | null, signature: Signature | null): Guess {
  const { bytes, complete, topic, formatIndicator } = input;
  const text = decodeText(bytes, complete);
  const isJson = () => text.ok && readsAsJson(text.value, complete);
  // The topic says more than that it is Protobuf. Some publish JSON there, though it is not allowed.
  if ((media === null || media === 'protobuf') && isSparkplug(topic) && !isJson()) {
    return { format: 'sparkplug', reason: 'topic' };
  }
  if (media === 'image') return { format: signature ? signatureFormat(signature) : 'hex', reason: 'content-type' };
  if (media === 'binary') return { format: 'hex', reason: 'content-type' };
  if (media !== null && media !== 'json' && media !== 'text') return { format: media, reason: 'content-type' };
  if (media !== null && text.ok) return { format: media, reason: 'content-type' };
  if (signature) return { format: signatureFormat(signature), reason: 'bytes' };
  if (!text.ok) return { format: (complete ? guessBinary(bytes) : null) ?? 'hex', reason: 'bytes' };
  if (isJson()) return { format: 'json', reason: 'bytes' };
  if (hasControls(text.value)) {
    return formatIndicator === 1 ? { format: 'text', reason: 'format-indicator' } : { format: 'hex', reason: 'bytes' };
  }
  if (readsAsBase64(text.value, complete)) return { format: 'base64', reason: 'bytes' };
  return { format: 'text', reason: formatIndicator === 1 ? 'format-indicator' : 'bytes' };
}

/** Numbers and words alone are JSON too, but gain nothing from being shown as such. */
function readsAsJson(text: string, complete: boolean): boolean {
  return /^\s*[[{]/.test(text) && layoutJson(text, complete).ok;
}

/** Every message of the specification is Protobuf but the state of a host, which is JSON. */
function isSparkplug(topic: string): boolean {
  const parts = sparkplugTopic(topic);
  return parts !== null && parts.type !== 'STATE';
}

/** Control characters other than white space make a payload binary, though it may be UTF-8 by chance. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}
