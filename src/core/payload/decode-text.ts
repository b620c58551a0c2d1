// Payload bytes as text: strictly UTF-8, and where it stops being that.
import { fail, ok, type Result } from '../base/result.ts';

/** The first byte that no UTF-8 character can have at its place. */
export interface BadUtf8 {
  /** Offset in bytes, from 0. */
  readonly at: number;
  readonly byte: number;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes strictly; a byte order mark stays. With `complete` false the bytes are the beginning of something longer: a
 * character that the cut goes through is left out.
 */
export function decodeText(bytes: Uint8Array, complete = true): Result<string, BadUtf8> {
  const whole = complete ? bytes : bytes.subarray(0, wholeCharacters(bytes));
  try {
    return ok(strict.decode(whole));
  } catch {
    const at = firstBadByte(whole);
    return fail({ at, byte: whole[at] ?? 0 });
  }
}

/** Always a text: U+FFFD stands where bytes are not UTF-8. */
export function decodeTextLossy(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** How many bytes remain when an unfinished character at the end is left out. */
export function wholeCharacters(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? end - back : end;
  }
  return end;
}

/**
 * Offset of the first byte that breaks UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF); for a
 * sequence cut short, of the byte that should have gone on, or of its lead byte at the end. The length when all is well.
 */
export function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === 0) return at;
    if (at + length > bytes.length && allContinue(bytes, at, bytes.length - at)) return at;
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i] as number;
      if (i === 1 ? !isSecondByte(lead, byte) : (byte & 0xc0) !== 0x80) return at + i;
    }
    at += length;
  }
  return at;
}

/** Bytes of the character that a lead byte begins; 0 when none can. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function allContinue(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at] as number;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] as number;
    if (i === 1 ? !isSecondByte(lead, byte) : (byte & 0xc0) !== 0x80) return false;
  }
  return true;
}

/** The second byte has a narrower range after some leads (Unicode, table 3-7). */
function isSecondByte(lead: number, byte: number): boolean {
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= least && byte <= most;
}
