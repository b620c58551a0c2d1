// A field's value as text, and its bytes or bits as they are.
import type { PacketField } from '../../../core/wire/dissect/packet-field.ts';

/** More of a text is not shown in its line. */
const MAX_TEXT_CHARS = 400;
const MAX_RAW_BYTES = 8;

export const MASK = '••••••';

/** Null: it is a group, or has only bytes, and is told by its size. */
export function fieldText({ value }: PacketField): string | null {
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'flag':
      return value.value ? '1' : '0';
    case 'text':
      return value.value.length > MAX_TEXT_CHARS ? `${value.value.slice(0, MAX_TEXT_CHARS)}…` : value.value;
    case 'code':
      return value.name === null ? String(value.value) : `${value.name} (${value.value})`;
    default:
      return null;
  }
}

/** `00 07`, or the bits `10` of `3..2`. Empty: the field has no bytes, or they are not at hand. */
export function fieldRaw({ start, end, bits }: PacketField, bytes: Uint8Array): string {
  if (bits) {
    const byte = bytes[start];
    if (byte === undefined) return '';
    const width = bits.high - bits.low + 1;
    return ((byte >> bits.low) & ((1 << width) - 1)).toString(2).padStart(width, '0');
  }
  const shown = bytes.subarray(start, Math.min(end, start + MAX_RAW_BYTES));
  const pairs = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return end - start > MAX_RAW_BYTES ? `${pairs} …` : pairs;
}
