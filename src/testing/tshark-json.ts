// Control packets as `tshark -T json` decodes them: each field with its value and where it stands.
import { PcapngWriter } from '../core/capture/pcapng-writer.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { PACKET } from '../core/wire/packet-type.ts';
import { tsharkOutput } from './tshark.ts';
import type { SamplePacket } from './tshark-packets.ts';

export interface TsharkField {
  readonly name: string;
  /** Bytes of the packet, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As tshark prints it; of a group of fields undefined. */
  readonly value: string | undefined;
}

export interface TsharkPacket {
  readonly fields: readonly TsharkField[];
  /** tshark gave the packet up, or said that something in it is illegal. */
  readonly isMalformed: boolean;
}

type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };
/** Hexadecimal digits, where it begins in the frame, how many bytes, the mask of its bits, its type. */
type Raw = readonly [hex: string, start: number, length: number, mask: number, type: number];

/** The headers of IPv4 and TCP. */
const HEADERS_BYTES = 40;
const STREAM_PACKETS = 200;
const OF_CLIENT = new Set<number>([
  PACKET.connect,
  PACKET.subscribe,
  PACKET.unsubscribe,
  PACKET.pingreq,
  PACKET.disconnect,
]);
const PROTOCOL_NAMES = { 3: 'MQIsdp', 4: 'MQTT', 5: 'MQTT' } as const;

/**
 * Runs tshark once over all packets. A stream begins with a CONNECT of its packets' version, by which tshark knows it; each
 * CONNECT of the samples has a stream of its own, as it would change the version.
 */
export function tsharkPackets(samples: readonly SamplePacket[]): TsharkPacket[] {
  const writer = new PcapngWriter();
  writer.header('MQTT Loupe', 'samples');
  /** The places of the samples in the order in which they are written, null for a CONNECT that only tells the version. */
  const order: (number | null)[] = [];
  samples.forEach(({ bytes }, index) => {
    if ((bytes[0] ?? 0) >> 4 !== PACKET.connect) return;
    writer.packet(writer.open(0), 1, 'out', bytes);
    order.push(index);
  });
  for (const version of [3, 4, 5] as const) {
    const places = samples.flatMap((sample, index) =>
      sample.version === version && (sample.bytes[0] ?? 0) >> 4 !== PACKET.connect ? [index] : [],
    );
    for (let at = 0; at < places.length; at += STREAM_PACKETS) {
      const stream = writer.open(0);
      writer.packet(stream, 1, 'out', connect(version));
      order.push(null);
      for (const index of places.slice(at, at + STREAM_PACKETS)) {
        const { bytes } = samples[index] as SamplePacket;
        writer.packet(stream, 1, OF_CLIENT.has((bytes[0] ?? 0) >> 4) ? 'out' : 'in', bytes);
        order.push(index);
      }
    }
  }
  const args = ['-n', '-Y', 'mqtt', '-T', 'json', '-x', '--no-duplicate-keys', '-J', 'mqtt _ws.malformed'];
  const frames = JSON.parse(tsharkOutput(writer.take(), args)) as {
    readonly _source: { readonly layers: Record<string, Json> };
  }[];
  if (frames.length !== order.length) throw new Error(`tshark sees ${frames.length} of ${order.length} packets`);
  const packets: TsharkPacket[] = [];
  frames.forEach(({ _source: { layers } }, at) => {
    const index = order[at];
    if (index !== null && index !== undefined) packets[index] = tsharkPacket(layers);
  });
  return packets;
}

function connect(version: ProtocolVersion): Uint8Array {
  const name = [...new TextEncoder().encode(PROTOCOL_NAMES[version])];
  const body = [0, name.length, ...name, version, 2, 0, 60, ...(version === 5 ? [0] : []), 0, 1, 0x63];
  return Uint8Array.from([0x10, body.length, ...body]);
}

function tsharkPacket(layers: Record<string, Json>): TsharkPacket {
  const fields: TsharkField[] = [];
  if (Array.isArray(layers.mqtt)) throw new Error('one frame holds several packets');
  collect(layers.mqtt ?? null, fields);
  fields.sort((a, b) => a.start - b.start || b.end - a.end);
  return { fields, isMalformed: '_ws.malformed' in layers || JSON.stringify(layers).includes('mqtt.illegal') };
}

/** A field `a.b` has its place in `a.b_raw` beside it; repeated, both are lists. Labels without a place have fields below. */
function collect(node: Json, fields: TsharkField[]): void {
  if (Array.isArray(node)) {
    for (const one of node as readonly Json[]) collect(one, fields);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const members = node as { readonly [key: string]: Json };
  for (const [key, value] of Object.entries(members)) {
    if (key.endsWith('_raw')) addField(key.slice(0, -4), value as Raw | readonly Raw[], members, fields);
    else if (`${key}_len_raw` in members && !(`${key}_raw` in members)) addByLength(key, members, fields);
    else collect(value, fields);
  }
}

function addField(
  name: string,
  raw: Raw | readonly Raw[],
  members: { readonly [key: string]: Json },
  fields: TsharkField[],
): void {
  const places = (typeof raw[0] === 'string' ? [raw] : raw) as readonly Raw[];
  const values = members[name];
  places.forEach(([, start, length], index) => {
    // No other field is that short, and a text of no character is there at one time and not at another.
    if (length === 0) return;
    const value = Array.isArray(values) ? (values as readonly Json[])[index] : values;
    fields.push({
      name,
      start: start - HEADERS_BYTES,
      end: start - HEADERS_BYTES + length,
      value: typeof value === 'string' ? value : undefined,
    });
  });
}

/** tshark leaves the places of a list of texts out when the first has no character: each stands behind its length. */
function addByLength(name: string, members: { readonly [key: string]: Json }, fields: TsharkField[]): void {
  const raw = members[`${name}_len_raw`] as Raw | readonly Raw[];
  const lengths = (typeof raw[0] === 'string' ? [raw] : raw) as readonly Raw[];
  const values = [members[name] ?? null].flat() as readonly Json[];
  values.forEach((value, index) => {
    const length = lengths[index];
    const byteCount = Number.parseInt(length?.[0] ?? '0', 16);
    if (!length || byteCount === 0) return;
    const start = length[1] + length[2] - HEADERS_BYTES;
    const end = start + byteCount;
    fields.push({ name, start, end, value: typeof value === 'string' ? value : undefined });
  });
}
