// Steps through the frames of a pcap or pcapng file that is in memory whole: a million of them in a fraction of a second,
// so one object is filled again and again.
// pcap: draft-ietf-opsawg-pcap; pcapng: draft-ietf-opsawg-pcapng.
import type { CaptureFault } from './read-frames.ts';

/** Longer ones are no frames, but damage. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;

const PCAP_MICROS = 0xa1b2c3d4;
const PCAP_NANOS = 0xa1b23c4d;
const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER = 0x1a2b3c4d;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const SIMPLE_PACKET = 3;
const OBSOLETE_PACKET = 2;

interface Interface {
  readonly linkType: number;
  /** Units of a timestamp a second. */
  readonly unitsPerS: number;
  /** Seconds that are added to each timestamp. */
  readonly offsetS: number;
}

export class FrameReader {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #isPcapng: boolean;
  #little = true;
  #at = 0;
  #interfaces: Interface[] = [];
  #fault: CaptureFault | null = null;

  // The frame that `next` came to: `start` to `end` are its bytes in the file.
  /** Milliseconds since the epoch, with fractions. */
  time = 0;
  /** LINKTYPE of https://www.tcpdump.org/linktypes.html. */
  linkType = 0;
  start = 0;
  end = 0;
  /** The frame was longer: the capture has only its beginning. */
  isCut = false;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const magic = file.length < 4 ? 0 : this.#view.getUint32(0);
    this.#isPcapng = magic === SECTION_HEADER;
    if (!this.#isPcapng) this.#fault = this.#beginPcap(magic);
  }

  /** Position in the file, in bytes. */
  get at(): number {
    return this.#at;
  }

  /** Why there is no next frame; null: the file ends as it should. */
  get fault(): CaptureFault | null {
    return this.#fault;
  }

  /** False: there is none, and `fault` says why. */
  next(): boolean {
    if (this.#fault) return false;
    while (this.#at < this.#file.length) {
      if (this.#isPcapng ? this.#nextBlock() : this.#nextRecord()) return true;
      if (this.#fault) return false;
    }
    return false;
  }

  #beginPcap(magic: number): CaptureFault | null {
    const { length } = this.#file;
    if (length < 4) return { reason: 'not-a-capture', at: 0, detail: `a file of ${length} bytes` };
    for (const little of [false, true]) {
      const order = this.#view.getUint32(0, little);
      if (order !== PCAP_MICROS && order !== PCAP_NANOS) continue;
      if (length < 24) return { reason: 'truncated', at: length, detail: 'the file header has 24 bytes' };
      this.#little = little;
      this.#at = 24;
      const unitsPerS = order === PCAP_NANOS ? 1e9 : 1e6;
      // The upper bits say whether a checksum follows each frame.
      this.#interfaces = [{ linkType: this.#view.getUint32(20, little) & 0xffff, unitsPerS, offsetS: 0 }];
      return null;
    }
    return {
      reason: 'not-a-capture',
      at: 0,
      detail: `the first bytes are ${magic.toString(16).padStart(8, '0')}`,
    };
  }

  #nextRecord(): boolean {
    const at = this.#at;
    const { length } = this.#file;
    if (at + 16 > length) return this.#fail('truncated', at, 'a record ends inside its header');
    const little = this.#little;
    const captured = this.#view.getUint32(at + 8, little);
    if (captured > MAX_FRAME_BYTES) return this.#fail('malformed', at + 8, `a frame of ${captured} bytes`);
    const start = at + 16;
    if (start + captured > length)
      return this.#fail('truncated', at, `a frame of ${captured} bytes, of which ${length - start} are there`);
    const { linkType, unitsPerS } = this.#interfaces[0] as Interface;
    this.time = this.#view.getUint32(at, little) * 1000 + this.#view.getUint32(at + 4, little) / (unitsPerS / 1000);
    this.linkType = linkType;
    this.start = start;
    this.end = start + captured;
    this.isCut = captured < this.#view.getUint32(at + 12, little);
    this.#at = this.end;
    return true;
  }

  /** False, too, after a block that is no frame. */
  #nextBlock(): boolean {
    const at = this.#at;
    const view = this.#view;
    const left = this.#file.length - at;
    if (left < 12) return this.#fail('truncated', at, 'a block ends inside its header');
    if (view.getUint32(at) === SECTION_HEADER && !this.#beginSection(at)) return false;
    const little = this.#little;
    const type = view.getUint32(at, little);
    const length = view.getUint32(at + 4, little);
    if (length < 12 || length % 4 !== 0) return this.#fail('malformed', at + 4, `a block of ${length} bytes`);
    if (length > left) return this.#fail('truncated', at, `a block of ${length} bytes, of which ${left} are there`);
    this.#at = at + length;
    const bodyEnd = at + length - 4;
    if (type === INTERFACE_DESCRIPTION) this.#interfaces.push(readInterface(view, at + 8, bodyEnd, little));
    return this.#readPacketBlock(type, at + 8, bodyEnd);
  }

  #beginSection(at: number): boolean {
    const isLittle = this.#view.getUint32(at + 8, true) === BYTE_ORDER;
    if (!isLittle && this.#view.getUint32(at + 8) !== BYTE_ORDER)
      return this.#fail('malformed', at + 8, 'a section without a byte order');
    this.#little = isLittle;
    this.#interfaces = [];
    return true;
  }

  /** False: it is another block, or of an interface that is not there. */
  #readPacketBlock(type: number, body: number, bodyEnd: number): boolean {
    if (type !== ENHANCED_PACKET && type !== SIMPLE_PACKET && type !== OBSOLETE_PACKET) return false;
    const view = this.#view;
    const little = this.#little;
    const isSimple = type === SIMPLE_PACKET;
    const start = body + (isSimple ? 4 : 20);
    if (start > bodyEnd) return false;
    const id = isSimple ? 0 : type === OBSOLETE_PACKET ? view.getUint16(body, little) : view.getUint32(body, little);
    const known = this.#interfaces[id];
    if (!known) return false;
    const original = view.getUint32(isSimple ? body : body + 16, little);
    const captured = Math.min(isSimple ? original : view.getUint32(body + 12, little), bodyEnd - start);
    this.time = isSimple ? 0 : timeOf(view.getUint32(body + 4, little), view.getUint32(body + 8, little), known);
    this.linkType = known.linkType;
    this.start = start;
    this.end = start + captured;
    this.isCut = captured < original;
    return true;
  }

  #fail(reason: CaptureFault['reason'], at: number, detail: string): false {
    this.#fault = { reason, at, detail };
    return false;
  }
}

function readInterface(view: DataView, start: number, end: number, little: boolean): Interface {
  const linkType = start + 2 <= end ? view.getUint16(start, little) : -1;
  let unitsPerS = 1e6;
  let offsetS = 0;
  for (let at = start + 8; at + 4 <= end; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > end) break;
    // if_tsresol: a negative power of 10, or of 2 where the highest bit is set.
    if (code === 9 && length >= 1) {
      const value = view.getUint8(at + 4);
      unitsPerS = (value & 0x80) !== 0 ? 2 ** (value & 0x7f) : 10 ** value;
    }
    if (code === 14 && length >= 8) offsetS = Number(view.getBigInt64(at + 4, little));
    at += 4 + ((length + 3) & ~3);
  }
  return { linkType, unitsPerS, offsetS };
}

function timeOf(high: number, low: number, { unitsPerS, offsetS }: Interface): number {
  const units = high * 0x1_0000_0000 + low;
  // Microseconds, and all else that a number holds exactly.
  if (units <= Number.MAX_SAFE_INTEGER && unitsPerS === 1e6) return units / 1000 + offsetS * 1000;
  const perMs = unitsPerS / 1000;
  if (perMs < 1 || !Number.isSafeInteger(perMs)) return (units / unitsPerS + offsetS) * 1000;
  // Through whole milliseconds: a time in nanoseconds has more digits than a number.
  const exact = (BigInt(high) << 32n) | BigInt(low);
  const whole = exact / BigInt(perMs);
  return Number(whole) + Number(exact - whole * BigInt(perMs)) / perMs + offsetS * 1000;
}
