// As much of RFC 6455 as one CONNECT needs: a client's frames written, a server's frames read. No extensions were asked
// for, so none are understood.

import { randomBytes } from 'node:crypto';

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** A whole message in one masked frame, as a client's must be (section 5.3); at most 125 bytes. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  if (payload.length > 125) throw new RangeError('longer frames are not written here');
  const mask = randomBytes(4);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, masked]);
}

/** Takes the first frame off `bytes`; null: it is not whole. A frame that breaks the protocol is `broken`. */
export function takeFrame(bytes: Buffer): { readonly frame: Frame; readonly rest: Buffer } | 'broken' | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  // Reserved bits are for extensions, and a server does not mask (section 5.1).
  if ((first & 0x70) !== 0 || (second & 0x80) !== 0) return 'broken';
  const short = second & 0x7f;
  // Control frames are short (section 5.5).
  if ((first & 0x08) !== 0 && short > 125) return 'broken';
  const headLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < headLength) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = headLength + length;
  if (bytes.length < end) return null;
  return { frame: { opcode: first & 0x0f, payload: bytes.subarray(headLength, end) }, rest: bytes.subarray(end) };
}
