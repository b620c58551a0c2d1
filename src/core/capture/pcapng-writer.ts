// Control packets as a pcapng file that Wireshark and tshark decode as MQTT as it is: each connection is a TCP stream over
// IPv4 to port 1883, made up around the bytes that were really sent. Format: draft-ietf-opsawg-pcapng.
import type { Direction } from '../mqtt/direction.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER = 0x1a2b3c4d;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
/** LINKTYPE_IPV4: packets begin with the IPv4 header. */
const LINKTYPE_IPV4 = 228;
const OPTION_COMMENT = 1;
const SHB_USERAPPL = 4;
const IF_NAME = 2;

/** Of an enhanced packet block, before the captured bytes. */
const BLOCK_HEAD = 28;
const IP_HEADER = 20;
const TCP_HEADER = 20;
const HEADERS = IP_HEADER + TCP_HEADER;
/** An IPv4 packet is at most 65,535 bytes: a longer control packet is several segments. */
const MAX_SEGMENT = 65_535 - HEADERS;
const BROKER_PORT = 1883;
/** Dynamic ports (RFC 6335), one a stream. */
const FIRST_PORT = 49_152;
const PORTS = 16_384;

const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;
const PUSH = 0x08;
const FIN = 0x01;

const FIRST_BYTES = 64 * 1024;
/** The largest buffer that is used again. */
const KEPT_BYTES = 4 * 1024 * 1024;

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array();

/** One TCP stream: one network connection of one client. */
export interface CaptureStream {
  readonly clientPort: number;
  /** The last two bytes of the client's address. */
  readonly clientHost: number;
  /** The next sequence number of each side. */
  readonly next: Record<Direction, number>;
}

/** A control packet of the stream's past. */
export interface RepeatedPacket {
  readonly time: number;
  readonly direction: Direction;
  readonly bytes: Uint8Array;
}

export class PcapngWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #streams = 0;
  readonly #firstHost: number;

  /** `group`: captures of several clients that become one have different ones, 0 to 199: their addresses differ, 10.0.GROUP.x. */
  constructor(group = 0) {
    this.#firstHost = (group << 8) | 2;
  }

  /** Bytes that wait for `take`. */
  get length(): number {
    return this.#length;
  }

  /** What was written since the last time. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    // A packet may have 256 MB: its room is not kept for the small ones after it.
    if (this.#bytes.length > KEPT_BYTES) {
      this.#bytes = new Uint8Array(FIRST_BYTES);
      this.#view = new DataView(this.#bytes.buffer);
    }
    return taken;
  }

  /** How a file begins. `name` is shown as the interface that was captured on. */
  header(application: string, name: string): void {
    const app = utf8.encode(application.slice(0, 200));
    const section = 28 + optionLength(app) + 4;
    const at = this.#room(section);
    const view = this.#view;
    view.setUint32(at, SECTION_HEADER, true);
    view.setUint32(at + 4, section, true);
    view.setUint32(at + 8, BYTE_ORDER, true);
    view.setUint16(at + 12, 1, true);
    // The length of the section is not known.
    view.setUint32(at + 16, 0xffffffff, true);
    view.setUint32(at + 20, 0xffffffff, true);
    this.#option(at + 24, SHB_USERAPPL, app);
    view.setUint32(at + section - 4, section, true);
    this.interface(name);
  }

  /** A further interface; packets of this writer are on the first. */
  interface(name: string): void {
    const text = utf8.encode(name.slice(0, 200));
    const total = 20 + optionLength(text) + 4;
    const at = this.#room(total);
    this.#view.setUint32(at, INTERFACE_DESCRIPTION, true);
    this.#view.setUint32(at + 4, total, true);
    this.#view.setUint16(at + 8, LINKTYPE_IPV4, true);
    this.#option(at + 16, IF_NAME, text);
    this.#view.setUint32(at + total - 4, total, true);
  }

  /** Opens a stream: its three-way handshake. `time` in milliseconds since the epoch. */
  open(time: number): CaptureStream {
    const number = this.#streams++;
    const stream: CaptureStream = {
      clientPort: FIRST_PORT + (number % PORTS),
      clientHost: this.#firstHost + (Math.floor(number / PORTS) % 250),
      next: { out: 0, in: 0 },
    };
    this.#handshake(stream, time);
    return stream;
  }

  /** Opens a stream that stands already once more, in another file: what it repeats ends where the stream is now. */
  reopen({ clientPort, clientHost, next }: CaptureStream, time: number, repeated: readonly RepeatedPacket[]): void {
    const before = { out: (next.out - 1) >>> 0, in: (next.in - 1) >>> 0 };
    for (const { direction, bytes } of repeated) before[direction] = (before[direction] - bytes.length) >>> 0;
    const stream = { clientPort, clientHost, next: before };
    this.#handshake(stream, time);
    for (const packet of repeated) this.packet(stream, packet.time, packet.direction, packet.bytes);
  }

  #handshake(stream: CaptureStream, time: number): void {
    this.#segment(stream, time, 'out', SYN, NOTHING, 0, 0);
    stream.next.out = (stream.next.out + 1) >>> 0;
    this.#segment(stream, time, 'in', SYN | ACK, NOTHING, 0, 0);
    stream.next.in = (stream.next.in + 1) >>> 0;
    this.#segment(stream, time, 'out', ACK, NOTHING, 0, 0);
  }

  /** One control packet: `out` is from the client. */
  packet(stream: CaptureStream, time: number, direction: Direction, packet: Uint8Array): void {
    for (let start = 0; start < packet.length; start += MAX_SEGMENT) {
      const end = Math.min(packet.length, start + MAX_SEGMENT);
      this.#segment(stream, time, direction, PUSH | ACK, packet, start, end);
      stream.next[direction] = (stream.next[direction] + end - start) >>> 0;
    }
  }

  /** Bytes that passed and are not known: the next packet does not follow the last. */
  skip(stream: CaptureStream, direction: Direction, byteCount: number): void {
    stream.next[direction] = (stream.next[direction] + byteCount) >>> 0;
  }

  /** The side that closed the connection says so; `isReset`: without goodbye. */
  close(stream: CaptureStream, time: number, direction: Direction, isReset: boolean, comment: string): void {
    this.#segment(stream, time, direction, isReset ? RST | ACK : FIN | ACK, NOTHING, 0, 0, comment);
    stream.next[direction] = (stream.next[direction] + 1) >>> 0;
  }

  /** An enhanced packet block around a TCP segment with `bytes[start..end]`. */
  #segment(
    stream: CaptureStream,
    time: number,
    direction: Direction,
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    comment = '',
  ): void {
    const captured = HEADERS + end - start;
    const note = comment === '' ? null : utf8.encode(comment.slice(0, 1000));
    const options = note ? optionLength(note) + 4 : 0;
    const padded = (captured + 3) & ~3;
    const total = BLOCK_HEAD + padded + options + 4;
    const at = this.#room(total);
    const view = this.#view;
    const micros = Math.round(time * 1000);
    view.setUint32(at, ENHANCED_PACKET, true);
    view.setUint32(at + 4, total, true);
    view.setUint32(at + 12, Math.floor(micros / 0x1_0000_0000), true);
    view.setUint32(at + 16, micros % 0x1_0000_0000, true);
    view.setUint32(at + 20, captured, true);
    view.setUint32(at + 24, captured, true);
    if (note) this.#option(at + BLOCK_HEAD + padded, OPTION_COMMENT, note);
    view.setUint32(at + total - 4, total, true);
    this.#headers(at + BLOCK_HEAD, stream, direction, flags, captured);
    const target = at + BLOCK_HEAD + HEADERS;
    if (end - start <= 128) for (let i = start; i < end; i++) this.#bytes[target + i - start] = bytes[i] as number;
    else this.#bytes.set(bytes.subarray(start, end), target);
  }

  #headers(
    at: number,
    { clientPort, clientHost, next }: CaptureStream,
    direction: Direction,
    flags: number,
    length: number,
  ): void {
    const view = this.#view;
    const client = 0x0a00_0000 + clientHost;
    const broker = 0x0a00_0001;
    const isOut = direction === 'out';
    view.setUint16(at, 0x4500);
    view.setUint16(at + 2, length);
    // Don't fragment; 64 hops; TCP.
    view.setUint32(at + 4, 0x0000_4000);
    view.setUint16(at + 8, 0x4006);
    view.setUint32(at + 12, isOut ? client : broker);
    view.setUint32(at + 16, isOut ? broker : client);
    // RFC 1071; the order of the addresses does not count.
    let sum = 0x4500 + length + 0x4000 + 0x4006 + 0x0a00 + (clientHost & 0xffff) + 0x0a00 + 1;
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    view.setUint16(at + 10, ~sum & 0xffff);
    view.setUint16(at + 20, isOut ? clientPort : BROKER_PORT);
    view.setUint16(at + 22, isOut ? BROKER_PORT : clientPort);
    view.setUint32(at + 24, next[direction]);
    view.setUint32(at + 28, (flags & ACK) === 0 ? 0 : next[isOut ? 'in' : 'out']);
    view.setUint8(at + 32, (TCP_HEADER / 4) << 4);
    view.setUint8(at + 33, flags);
    view.setUint16(at + 34, 0xffff);
    // The TCP checksum stays 0, as a network card that computes it later leaves it.
  }

  /** The end of options, four zeros, stands behind it already. */
  #option(at: number, code: number, text: Uint8Array): void {
    this.#view.setUint16(at, code, true);
    this.#view.setUint16(at + 2, text.length, true);
    this.#bytes.set(text, at + 4);
  }

  /** Zeroed room for so many bytes: where it begins. */
  #room(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    } else this.#bytes.fill(0, at, at + bytes);
    return at;
  }
}

function optionLength(text: Uint8Array): number {
  return 4 + ((text.length + 3) & ~3);
}
