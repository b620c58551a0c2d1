// Protobuf without a schema: field numbers, wire types, and what the bytes of a length may be. The bytes do not say whether
// a number has a sign or a fraction, so the readings that differ are named beside it.
import { fail, ok } from '../../base/result.ts';
import { decodeText } from '../decode-text.ts';
import type { Decoded, DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { float32Of, float32Text, float64Of, float64Text } from './float-text.ts';
import { signedText, unsignedText, WIRE, WireReader, zigZagText } from './wire-reader.ts';

export function decodeProtobufRaw(bytes: Uint8Array): Decoded {
  const reader = new WireReader(bytes);
  const value = readFields(reader, null);
  return reader.fault ? fail(reader.fault) : ok(value);
}

/** Reads fields up to the end, or to the end of the group of this number. */
function readFields(reader: WireReader, group: number | null): DecodedValue {
  const entries: DecodedEntry[] = [];
  while (!reader.isDone) {
    const { at } = reader;
    reader.tag();
    if (reader.fault) break;
    if (reader.wire !== WIRE.groupEnd) entries.push(readUnknownField(reader));
    else if (reader.field === group) return { kind: 'map', entries };
    else reader.fail('malformed', `the end of group ${reader.field}, which was not begun`, at);
  }
  if (group !== null) reader.fail('truncated', `the bytes end within group ${group}`);
  return { kind: 'map', entries };
}

/** Reads a field whose tag has been read, named by its number. Only a schema says whether it may stand several times. */
export function readUnknownField(reader: WireReader): DecodedEntry {
  const { field, wire } = reader;
  reader.count();
  const entry = { name: `field ${field}`, mayRepeat: true } as const;
  switch (wire) {
    case WIRE.varint:
      reader.varint();
      return { ...entry, value: integer(reader), note: `varint${signedReading(reader)}` };
    case WIRE.fixed32: {
      reader.fixed32();
      const float = float32Text(float32Of(reader.low));
      return { ...entry, value: integer(reader), note: `fixed32, as float ${float}` };
    }
    case WIRE.fixed64: {
      reader.fixed64();
      const float = float64Text(float64Of(reader.low, reader.high));
      return { ...entry, value: integer(reader), note: `fixed64, as double ${float}` };
    }
    case WIRE.groupStart:
      return { ...entry, value: reader.nested(null, () => readFields(reader, field)), note: 'group' };
    default:
      return { ...entry, ...readLengthDelimited(reader) };
  }
}

function integer({ low, high }: WireReader): DecodedValue {
  return { kind: 'integer', text: unsignedText(low, high) };
}

/** What a varint is when its sign stands in two's complement, which takes all 64 bits, or in ZigZag, which makes it odd. */
function signedReading({ low, high }: WireReader): string {
  if (high >= 0x8000_0000) return `, with a sign ${signedText(low, high)}`;
  return low % 2 === 1 && (low > 1 || high > 0) ? `, as ZigZag ${zigZagText(low, high)}` : '';
}

/**
 * A message, a text, or bytes. Readable text comes first: the tags of low field numbers are control characters, and so few
 * messages are readable, while short texts are messages by chance (`08` is field 6 with 56).
 */
function readLengthDelimited(reader: WireReader): Pick<DecodedEntry, 'value' | 'note'> {
  const start = reader.skipLength();
  const end = reader.at;
  const bytes = reader.bytes.subarray(start, end);
  if (bytes.length === 0) return { value: { kind: 'text', value: '' }, note: 'length-delimited' };
  const text = isReadable(bytes) ? decodeText(bytes) : null;
  if (text?.ok) return { value: { kind: 'text', value: text.value }, note: 'length-delimited, as text' };
  const message = reader.attempt(start, end, () => readFields(reader, null));
  if (message) return { value: message, note: 'length-delimited, as message' };
  const other = text ?? decodeText(bytes);
  if (other.ok) return { value: { kind: 'text', value: other.value }, note: 'length-delimited, as text' };
  return { value: { kind: 'bytes', value: bytes }, note: 'length-delimited' };
}

/** No control characters; nor a line feed in front, which is the tag of a message's first field. */
function isReadable(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x0a) return false;
  return bytes.every((byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
