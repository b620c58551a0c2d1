// Control packets as a pcapng file that Wireshark and tshark decode as MQTT as it is: each connection is a TCP stream over
// IPv4 to port 1883, made up around the bytes that were really sent. Format: draft-ietf-opsawg-pcapng.
import type { Direction } from '../mqtt/direction.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
/** LINKTYPE_IPV4: packets begin with the IPv4 header. */
const LINKTYPE_IPV4 = 228;
const OPTION_END = 0;
const SHB_USERAPPL = 4;
const IF_NAME = 2;

const IP_HEADER = 20;
const TCP_HEADER = 20;
/** An IPv4 packet is at most 65,535 bytes: a longer control packet is several segments. */
const MAX_SEGMENT = 65_535 - IP_HEADER - TCP_HEADER;
const BROKER_PORT = 1883;
/** 10.0.0.2 the client, 10.0.0.1 the broker. */
const CLIENT_IP = [10, 0, 0, 2] as const;
const BROKER_IP = [10, 0, 0, 1] as const;

const SYN = 0x02;
const ACK = 0x10;
const PUSH = 0x08;
const FIN = 0x01;

const utf8 = new TextEncoder();

/** One TCP stream: one network connection of one client. */
export interface CaptureStream {
  readonly clientPort: number;
  /** The next sequence number of each side. */
  readonly next: Record<Direction, number>;
}

export class PcapngWriter {
  /** Dynamic ports, one a stream. */
  #nextPort = 49_152;

  /** How a file begins. `name` is shown as the interface that was captured on. */
  header(application: string, name: string): Uint8Array {
    const section = block(SECTION_HEADER, [
      ...u32(0x1a2b3c4d),
      ...[1, 0, 0, 0],
      // The length of the section is not known.
      ...u32(0xffffffff),
      ...u32(0xffffffff),
      ...option(SHB_USERAPPL, application),
      ...u32(OPTION_END),
    ]);
    const body = [
      LINKTYPE_IPV4 & 0xff,
      LINKTYPE_IPV4 >> 8,
      0,
      0,
      ...u32(0),
      ...option(IF_NAME, name),
      ...u32(OPTION_END),
    ];
    return joined([section, block(INTERFACE_DESCRIPTION, body)]);
  }

  /** Opens a stream: its three-way handshake. `time` in milliseconds since the epoch. */
  open(time: number): { readonly stream: CaptureStream; readonly bytes: Uint8Array } {
    const stream: CaptureStream = { clientPort: this.#nextPort++, next: { out: 0, in: 0 } };
    const empty = new Uint8Array();
    const handshake = [segment(stream, time, 'out', SYN, empty, 0, 0)];
    stream.next.out = 1;
    handshake.push(segment(stream, time, 'in', SYN | ACK, empty, 0, 0));
    stream.next.in = 1;
    handshake.push(segment(stream, time, 'out', ACK, empty, 0, 0));
    return { stream, bytes: joined(handshake) };
  }

  /** One control packet: `out` is from the client. */
  packet(stream: CaptureStream, time: number, direction: Direction, packet: Uint8Array): Uint8Array {
    const segments: Uint8Array[] = [];
    for (let start = 0; start < packet.length; start += MAX_SEGMENT) {
      const end = Math.min(packet.length, start + MAX_SEGMENT);
      segments.push(segment(stream, time, direction, PUSH | ACK, packet, start, end));
      stream.next[direction] = (stream.next[direction] + end - start) >>> 0;
    }
    return segments.length === 1 ? (segments[0] as Uint8Array) : joined(segments);
  }

  /** The side that closed the connection says so. */
  close(stream: CaptureStream, time: number, direction: Direction): Uint8Array {
    const bytes = segment(stream, time, direction, FIN | ACK, new Uint8Array(), 0, 0);
    stream.next[direction]++;
    return bytes;
  }
}

/** An enhanced packet block around a TCP segment with `bytes[start..end]`. */
function segment(
  stream: CaptureStream,
  time: number,
  direction: Direction,
  flags: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array {
  const captured = IP_HEADER + TCP_HEADER + end - start;
  const padded = (captured + 3) & ~3;
  const total = 32 + padded;
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const micros = BigInt(Math.round(time * 1000));
  view.setUint32(0, ENHANCED_PACKET, true);
  view.setUint32(4, total, true);
  view.setUint32(12, Number(micros >> 32n), true);
  view.setUint32(16, Number(micros & 0xffffffffn), true);
  view.setUint32(20, captured, true);
  view.setUint32(24, captured, true);
  view.setUint32(total - 4, total, true);
  writeHeaders(new DataView(out.buffer, 28, captured), stream, direction, flags, captured);
  out.set(bytes.subarray(start, end), 28 + IP_HEADER + TCP_HEADER);
  return out;
}

function writeHeaders(
  view: DataView,
  { clientPort, next }: CaptureStream,
  direction: Direction,
  flags: number,
  length: number,
): void {
  const [from, to] = direction === 'out' ? [CLIENT_IP, BROKER_IP] : [BROKER_IP, CLIENT_IP];
  view.setUint8(0, 0x45);
  view.setUint16(2, length);
  // Don't fragment.
  view.setUint16(6, 0x4000);
  view.setUint8(8, 64);
  view.setUint8(9, 6);
  for (let i = 0; i < 4; i++) {
    view.setUint8(12 + i, from[i] as number);
    view.setUint8(16 + i, to[i] as number);
  }
  view.setUint16(10, checksum(view, 0, IP_HEADER, 0));
  view.setUint16(20, direction === 'out' ? clientPort : BROKER_PORT);
  view.setUint16(22, direction === 'out' ? BROKER_PORT : clientPort);
  view.setUint32(24, next[direction]);
  view.setUint32(28, (flags & ACK) === 0 ? 0 : next[direction === 'out' ? 'in' : 'out']);
  view.setUint8(32, (TCP_HEADER / 4) << 4);
  view.setUint8(33, flags);
  view.setUint16(34, 0xffff);
  // The TCP checksum stays 0, as a network card that computes it later leaves it.
}

/** Of the internet: RFC 1071. */
function checksum(view: DataView, start: number, end: number, initial: number): number {
  let sum = initial;
  for (let at = start; at < end; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

function block(type: number, body: readonly number[]): Uint8Array {
  const total = 12 + body.length;
  return Uint8Array.from([...u32(type), ...u32(total), ...body, ...u32(total)]);
}

function option(code: number, text: string): readonly number[] {
  const bytes = utf8.encode(text);
  const padding = new Array<number>((4 - (bytes.length % 4)) % 4).fill(0);
  return [code, 0, bytes.length & 0xff, bytes.length >> 8, ...bytes, ...padding];
}

function u32(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
