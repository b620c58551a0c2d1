// Control packets of every type and version, right, wrong and damaged, from a seed: what the dissector is held against tshark and
// mqtt-packet with. Written byte by byte, by no encoder that is itself under test.
import { propertyDefinition } from '../core/mqtt/property.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { mayStand, type PropertyPlace } from '../core/wire/dissect/property-places.ts';
import { PACKET, type PacketName, packetName } from '../core/wire/packet-type.ts';
import { SeededRandom } from './tshark-random.ts';

export interface SamplePacket {
  readonly bytes: Uint8Array;
  readonly version: ProtocolVersion;
}

const TEXTS = ['a', 'a/b', 'sensor/7/state', 'жук/1', '/', '$SYS/x', '', '测试', '🐞', 'x'.repeat(130), '\uFEFFb', '~'];
const FILTERS = ['a', 'a/#', '+', '+/b/#', '$share/g/a/+', 'жук/+', '#', '$share//a', '$share/g+/a', '$share/g'];
const CODES = [0, 1, 2, 4, 5, 0x10, 0x11, 0x18, 0x19, 0x80, 0x82, 0x87, 0x8e, 0x90, 0x92, 0x97, 0xa2];
const PROPERTY_IDS = Array.from({ length: 0x2b }, (_, id) => id).filter((id) => propertyDefinition(id) !== undefined);

/**
 * `count` packets, each type and version as often as the others; every second one is damaged after it was written. The
 * Remaining Length always fits, so that packets can follow each other in one stream.
 */
export function samplePackets(count: number, seed: number): SamplePacket[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const version = ([3, 4, 5] as const)[i % 3] as ProtocolVersion;
    const type = 1 + (Math.floor(i / 3) % 15);
    const packet = new PacketWriter(random, version, type).packet();
    return { bytes: random.chance(0.5) ? mutate(random, packet) : frame(packet.first, packet.body), version };
  });
}

interface Unframed {
  readonly first: number;
  readonly body: readonly number[];
}

function frame(first: number, body: readonly number[]): Uint8Array {
  return Uint8Array.from([first, ...variableByteInteger(body.length), ...body]);
}

function variableByteInteger(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest > 127 ? 0x80 : 0;
    bytes.push((rest & 0x7f) | more);
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

/** Bytes that have a meaning somewhere: nothing, a QoS of 3, the wildcards, a byte that continues, no UTF-8. */
const TELLING_BYTES = [0, 1, 3, 0x23, 0x2b, 0x7f, 0x80, 0xff];

/**
 * One to three changes: a bit turned, a byte replaced, two made 0, cut at the end, made longer, bytes taken out, an integer
 * drawn out by a byte that it does not need; or other flags. More of them at the beginning, where packets differ most.
 */
function mutate(random: SeededRandom, { first, body }: Unframed): Uint8Array {
  const changed = [...body];
  let head = first;
  for (let i = random.below(3); i >= 0; i--) {
    const at = random.below(Math.max(1, random.chance(0.5) ? Math.min(changed.length, 14) : changed.length));
    const byte = changed[at];
    switch (byte === undefined ? 4 : random.below(9)) {
      case 0:
      case 1:
        changed[at] = (byte as number) ^ (1 << random.below(8));
        break;
      case 2:
        changed[at] = random.chance(0.7) ? random.of(TELLING_BYTES) : random.below(256);
        break;
      case 3:
        changed.length = at;
        break;
      case 4:
        changed.push(...random.bytes(1 + random.below(4)));
        break;
      case 5:
        changed.splice(at, 1 + random.below(3));
        break;
      case 6:
        changed.fill(0, at, at + 2);
        break;
      case 7:
        changed.splice(at, 1, (byte as number) | 0x80, 0);
        break;
      default:
        head = (head & 0xf0) | random.below(16);
    }
  }
  return frame(head, changed);
}

class PacketWriter {
  readonly #random: SeededRandom;
  readonly #version: ProtocolVersion;
  readonly #type: number;
  readonly #name: PacketName;

  constructor(random: SeededRandom, version: ProtocolVersion, type: number) {
    this.#random = random;
    this.#version = version;
    this.#type = type;
    this.#name = packetName(type) as PacketName;
  }

  packet(): Unframed {
    const low = this.#type === PACKET.publish ? this.#publishFlags() : this.#isOfTwo() ? 2 : 0;
    return { first: (this.#type << 4) | low, body: this.#body(low) };
  }

  #isOfTwo(): boolean {
    return this.#type === PACKET.pubrel || this.#type === PACKET.subscribe || this.#type === PACKET.unsubscribe;
  }

  #publishFlags(): number {
    const qos = this.#random.below(3);
    const dup = qos > 0 && this.#random.chance(0.2) ? 8 : 0;
    return dup | (qos << 1) | this.#random.below(2);
  }

  #body(low: number): number[] {
    switch (this.#type) {
      case PACKET.connect:
        return this.#connect();
      case PACKET.connack:
        return [this.#random.below(2), this.#code(), ...this.#properties()];
      case PACKET.publish: {
        const id = (low & 6) > 0 ? this.#id() : [];
        return [...this.#text('a'), ...id, ...this.#properties(), ...this.#random.bytes(this.#random.below(30))];
      }
      case PACKET.subscribe:
        return [...this.#id(), ...this.#properties(), ...this.#several(() => [...this.#filter(), this.#options()])];
      case PACKET.unsubscribe:
        return [...this.#id(), ...this.#properties(), ...this.#several(() => this.#filter())];
      case PACKET.suback:
        return [...this.#id(), ...this.#properties(), ...this.#several(() => [this.#code()])];
      case PACKET.unsuback:
        return [
          ...this.#id(),
          ...this.#properties(),
          ...(this.#version === 5 ? this.#several(() => [this.#code()]) : []),
        ];
      case PACKET.pingreq:
      case PACKET.pingresp:
        return [];
      case PACKET.disconnect:
      case PACKET.auth:
        return this.#reason();
      default:
        return [...this.#id(), ...this.#reason()];
    }
  }

  /** Version 5 may leave both out, or the properties. */
  #reason(): number[] {
    if (this.#version !== 5 || this.#random.chance(0.25)) return [];
    return this.#random.chance(0.25) ? [this.#code()] : [this.#code(), ...this.#properties()];
  }

  #connect(): number[] {
    const random = this.#random;
    const hasWill = random.chance(0.5);
    const hasName = random.chance(0.6);
    const hasPassword = hasName ? random.chance(0.7) : random.chance(this.#version === 5 ? 0.2 : 0.05);
    const will = hasWill ? 4 | ((random.chance(0.03) ? 3 : random.below(3)) << 3) | (random.below(2) << 5) : 0;
    const flags = will | (hasName ? 0x80 : 0) | (hasPassword ? 0x40 : 0) | (random.below(2) << 1);
    return [
      ...sized(this.#version === 3 ? 'MQIsdp' : 'MQTT'),
      // The highest bit is what bridges of mosquitto set.
      this.#version | (random.chance(0.02) ? 0x80 : 0),
      flags,
      ...random.bytes(2),
      ...this.#properties(),
      ...this.#text('client'),
      ...(hasWill
        ? [
            ...this.#properties('WILL'),
            ...(random.chance(0.03) ? this.#filter() : this.#text('will')),
            ...this.#binary(),
          ]
        : []),
      ...(hasName ? this.#text('user') : []),
      ...(hasPassword ? this.#binary() : []),
    ];
  }

  #several(one: () => number[]): number[] {
    return Array.from({ length: 1 + this.#random.below(3) }, one).flat();
  }

  #id(): number[] {
    const id = 1 + this.#random.below(65_535);
    return [id >> 8, id & 255];
  }

  #code(): number {
    return this.#random.of(CODES);
  }

  #options(): number {
    const qos = this.#random.below(3);
    return this.#version === 5 ? qos | (this.#random.below(4) << 2) | (this.#random.below(3) << 4) : qos;
  }

  #filter(): number[] {
    return sized(this.#random.of(FILTERS));
  }

  /** Seldom without a character. */
  #text(instead: string): number[] {
    const text = this.#random.of(TEXTS);
    return sized(text === '' && this.#random.chance(0.7) ? instead : text);
  }

  #binary(): number[] {
    const bytes = this.#random.bytes(this.#random.below(12));
    return [0, bytes.length, ...bytes];
  }

  #properties(place: PropertyPlace = this.#name): number[] {
    if (this.#version !== 5) return [];
    const allowed = PROPERTY_IDS.filter((id) => mayStand(id, place) || this.#random.chance(0.02));
    const count = this.#random.chance(0.3) ? 0 : 1 + this.#random.below(4);
    const bytes: number[] = [];
    for (let i = 0; i < count && allowed.length > 0; i++) bytes.push(...this.#property(this.#random.of(allowed)));
    return [...variableByteInteger(bytes.length), ...bytes];
  }

  /** Seldom 0, which some properties may not be. */
  #number(width: number): number[] {
    return this.#random.chance(0.03) ? new Array<number>(width).fill(0) : this.#random.bytes(width);
  }

  #property(id: number): number[] {
    const random = this.#random;
    switch (propertyDefinition(id)?.type) {
      case 'byte':
        return [id, random.below(2)];
      case 'two-byte':
        return [id, ...this.#number(2)];
      case 'four-byte':
        return [id, ...this.#number(4)];
      case 'varint':
        return [id, ...variableByteInteger(random.below(1 << random.below(28)))];
      case 'string-pair':
        return [id, ...this.#text('key'), ...this.#text('value')];
      case 'binary':
        return [id, ...this.#binary()];
      default:
        return [id, ...this.#text('text')];
    }
  }
}

function sized(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
}
