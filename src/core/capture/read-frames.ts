// The frames of a pcap or pcapng file, one after the other, as they stand in its bytes. What is damaged ends the reading
// with what was found where; all before it has been given out.
// pcap: draft-ietf-opsawg-pcap; pcapng: draft-ietf-opsawg-pcapng.

export interface CapturedFrame {
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  /** LINKTYPE of https://www.tcpdump.org/linktypes.html. */
  readonly linkType: number;
  /** A view into the file. */
  readonly bytes: Uint8Array;
  /** The frame was longer: the capture has only its beginning. */
  readonly isCut: boolean;
}

export interface CaptureFault {
  readonly reason:
    | 'not-a-capture'
    /** A record or block reaches beyond the end of the file. */
    | 'truncated'
    | 'malformed';
  /** Byte offset in the file. */
  readonly at: number;
  /** Technical, in English. */
  readonly detail: string;
}

/** Longer ones are no frames, but damage. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;

const PCAP_MICROS = 0xa1b2c3d4;
const PCAP_NANOS = 0xa1b23c4d;
const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER = 0x1a2b3c4d;

/** Null: the file ends as it should. `onFrame` may be called before a fault is found. */
export function readFrames(file: Uint8Array, onFrame: (frame: CapturedFrame) => void): CaptureFault | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4) return { reason: 'not-a-capture', at: 0, detail: `a file of ${file.length} bytes` };
  const magic = view.getUint32(0);
  if (magic === SECTION_HEADER) return readPcapng(file, view, onFrame);
  for (const little of [false, true]) {
    const order = view.getUint32(0, little);
    if (order === PCAP_MICROS || order === PCAP_NANOS)
      return readPcap(file, view, little, order === PCAP_NANOS, onFrame);
  }
  return { reason: 'not-a-capture', at: 0, detail: `the first bytes are ${magic.toString(16).padStart(8, '0')}` };
}

function readPcap(
  file: Uint8Array,
  view: DataView,
  little: boolean,
  isNanos: boolean,
  onFrame: (frame: CapturedFrame) => void,
): CaptureFault | null {
  if (file.length < 24) return { reason: 'truncated', at: file.length, detail: 'the file header has 24 bytes' };
  // The upper bits say whether a checksum follows each frame.
  const linkType = view.getUint32(20, little) & 0xffff;
  for (let at = 24; at < file.length; ) {
    if (at + 16 > file.length) return { reason: 'truncated', at, detail: 'a record ends inside its header' };
    const seconds = view.getUint32(at, little);
    const fraction = view.getUint32(at + 4, little);
    const captured = view.getUint32(at + 8, little);
    const original = view.getUint32(at + 12, little);
    if (captured > MAX_FRAME_BYTES) return { reason: 'malformed', at: at + 8, detail: `a frame of ${captured} bytes` };
    const start = at + 16;
    if (start + captured > file.length) {
      return {
        reason: 'truncated',
        at,
        detail: `a frame of ${captured} bytes, of which ${file.length - start} are there`,
      };
    }
    const time = seconds * 1000 + fraction / (isNanos ? 1e6 : 1e3);
    onFrame({ time, linkType, bytes: file.subarray(start, start + captured), isCut: captured < original });
    at = start + captured;
  }
  return null;
}

interface Interface {
  readonly linkType: number;
  /** Units of a timestamp a second. */
  readonly unitsPerS: number;
  /** Seconds that are added to each timestamp. */
  readonly offsetS: number;
}

function readPcapng(file: Uint8Array, view: DataView, onFrame: (frame: CapturedFrame) => void): CaptureFault | null {
  let little = true;
  let interfaces: Interface[] = [];
  for (let at = 0; at < file.length; ) {
    if (at + 12 > file.length) return { reason: 'truncated', at, detail: 'a block ends inside its header' };
    const isSection = view.getUint32(at) === SECTION_HEADER;
    if (isSection) {
      const order = view.getUint32(at + 8, true);
      little = order === BYTE_ORDER;
      if (!little && view.getUint32(at + 8) !== BYTE_ORDER) {
        return { reason: 'malformed', at: at + 8, detail: 'a section without a byte order' };
      }
      interfaces = [];
    }
    const type = view.getUint32(at, little);
    const length = view.getUint32(at + 4, little);
    if (length < 12 || length % 4 !== 0)
      return { reason: 'malformed', at: at + 4, detail: `a block of ${length} bytes` };
    if (at + length > file.length) {
      return { reason: 'truncated', at, detail: `a block of ${length} bytes, of which ${file.length - at} are there` };
    }
    const body = new DataView(file.buffer, file.byteOffset + at + 8, length - 12);
    if (type === 1) interfaces.push(readInterface(body, little));
    const frame = readPacketBlock(type, body, little, interfaces);
    if (frame) onFrame(frame);
    at += length;
  }
  return null;
}

function readInterface(body: DataView, little: boolean): Interface {
  const linkType = body.byteLength >= 2 ? body.getUint16(0, little) : -1;
  let unitsPerS = 1e6;
  let offsetS = 0;
  for (let at = 8; at + 4 <= body.byteLength; ) {
    const code = body.getUint16(at, little);
    const length = body.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > body.byteLength) break;
    // if_tsresol: a negative power of 10, or of 2 where the highest bit is set.
    if (code === 9 && length >= 1) {
      const value = body.getUint8(at + 4);
      unitsPerS = (value & 0x80) !== 0 ? 2 ** (value & 0x7f) : 10 ** value;
    }
    if (code === 14 && length >= 8) offsetS = Number(body.getBigInt64(at + 4, little));
    at += 4 + ((length + 3) & ~3);
  }
  return { linkType, unitsPerS, offsetS };
}

/** Enhanced (6), simple (3) and obsolete (2) packet blocks. Null: it is another one, or of an interface that is not there. */
function readPacketBlock(
  type: number,
  body: DataView,
  little: boolean,
  interfaces: readonly Interface[],
): CapturedFrame | null {
  if (type !== 6 && type !== 3 && type !== 2) return null;
  const headerBytes = type === 3 ? 4 : 20;
  if (body.byteLength < headerBytes) return null;
  const id = type === 3 ? 0 : type === 2 ? body.getUint16(0, little) : body.getUint32(0, little);
  const known = interfaces[id];
  if (!known) return null;
  const original = body.getUint32(type === 3 ? 0 : 16, little);
  const captured = Math.min(type === 3 ? original : body.getUint32(12, little), body.byteLength - headerBytes);
  const units = type === 3 ? 0n : (BigInt(body.getUint32(4, little)) << 32n) | BigInt(body.getUint32(8, little));
  const bytes = new Uint8Array(body.buffer, body.byteOffset + headerBytes, captured);
  return { time: timeOf(units, known), linkType: known.linkType, bytes, isCut: captured < original };
}

/** Through whole milliseconds: a time in nanoseconds has more digits than a number. */
function timeOf(units: bigint, { unitsPerS, offsetS }: Interface): number {
  if (unitsPerS <= 1000) return (Number(units) / unitsPerS + offsetS) * 1000;
  const perMs = unitsPerS / 1000;
  if (!Number.isSafeInteger(perMs)) return (Number(units) / unitsPerS + offsetS) * 1000;
  const whole = units / BigInt(perMs);
  return Number(whole) + Number(units - whole * BigInt(perMs)) / perMs + offsetS * 1000;
}
