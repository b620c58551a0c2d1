// Whether bytes that are no text are CBOR or MessagePack. Nearly all bytes are some value of either, so only what reads to
// its end as named values counts.
import { decodeCbor } from '../cbor/decode-cbor.ts';
import type { Decoded, DecodedValue } from '../decoded/decoded-value.ts';
import { decodeMessagePack } from '../messagepack/decode-messagepack.ts';

/** The guess is made while a message is being opened: decoding this much takes a few milliseconds. */
const MAX_BYTES = 256 * 1024;

/** `bytes` is a whole payload. */
export function guessBinary(bytes: Uint8Array): 'cbor' | 'messagepack' | null {
  if (bytes.length > MAX_BYTES) return null;
  const first = bytes[0] ?? 0;
  if (beginsMessagePack(first) && isNamed(decodeMessagePack(bytes))) return 'messagepack';
  return beginsCbor(first) && isNamed(decodeCbor(bytes)) ? 'cbor' : null;
}

/** A map or an array; of those that are longest by their first byte none is likely. */
function beginsMessagePack(first: number): boolean {
  return (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf);
}

function beginsCbor(first: number): boolean {
  return first >= 0x80 && first <= 0xbf;
}

function isNamed(decoded: Decoded): boolean {
  if (!decoded.ok) return false;
  const { value } = decoded;
  return value.kind === 'list' ? value.items.length > 0 && value.items.every(isNamedMap) : isNamedMap(value);
}

/** Both decoders leave a note at a key that is no text. */
function isNamedMap(value: DecodedValue): boolean {
  return value.kind === 'map' && value.entries.length > 0 && value.entries.every(({ note }) => note === undefined);
}
