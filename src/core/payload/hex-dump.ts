// Bytes as rows of offset, hexadecimal pairs and characters.

export interface HexRow {
  /** Of the row's first byte. */
  readonly offset: number;
  /** One lowercase pair a byte. */
  readonly pairs: readonly string[];
  /** One character a byte: printable ASCII, else a middle dot. */
  readonly characters: string;
}

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function countHexRows(byteCount: number, bytesPerRow: number): number {
  return Math.ceil(byteCount / bytesPerRow);
}

/** Row `index` of the dump; its pairs are empty past the end. */
export function hexRow(bytes: Uint8Array, index: number, bytesPerRow: number): HexRow {
  const offset = index * bytesPerRow;
  const pairs: string[] = [];
  let characters = '';
  for (const byte of bytes.subarray(offset, offset + bytesPerRow)) {
    pairs.push(PAIRS[byte] as string);
    characters += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  }
  return { offset, pairs, characters };
}

/** Digits that every offset of a dump is written with: at least 4, always even. */
export function offsetDigits(byteCount: number): number {
  const digits = Math.max(4, Math.max(0, byteCount - 1).toString(16).length);
  return digits + (digits % 2);
}

export function formatOffset(offset: number, digits: number): string {
  return offset.toString(16).padStart(digits, '0');
}

/** All bytes as lowercase pairs with `separator` between them. */
export function hexText(bytes: Uint8Array, separator = ' '): string {
  const pairs = new Array<string>(bytes.length);
  for (let i = 0; i < bytes.length; i++) pairs[i] = PAIRS[bytes[i] as number] as string;
  return pairs.join(separator);
}
