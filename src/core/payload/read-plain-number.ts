// A payload that is a number and nothing else, as devices write it: `21.5`, ` -3 `, `+4`, `007`, `.5`, `1e3`.

/** Longer ones are no numbers, but long rows of digits. */
const MAX_BYTES = 64;

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** NaN: it is none. */
export function readPlainNumber(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > MAX_BYTES) return Number.NaN;
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    // The first byte of most payloads tells.
    if (byte > 0x65) return Number.NaN;
    text += String.fromCharCode(byte);
  }
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}
