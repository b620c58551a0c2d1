// A packet of the log as a lab looks at it: by the names that its patterns use.
import { decodeConnectionEvent } from '../log/connection-event.ts';
import type { LoggedPacket } from '../log/packet-log.ts';
import { dissectPacket } from '../wire/dissect/dissect-packet.ts';
import type { PacketField } from '../wire/dissect/packet-field.ts';
import { LAB_PACKET_TYPES, type LabPacketType, type LabScalar } from './lab-pattern.ts';

export interface LabEvent {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly packet: LabPacketType;
  readonly from: 'client' | 'broker' | 'network';
  /** Its fields; a SUBSCRIBE has some for each filter, its SUBACK for each code: one of them is enough. */
  readonly variants: readonly LabFields[];
  /** By the specification's names; a user property is `name=value`. */
  readonly properties: readonly (readonly [name: string, value: LabScalar])[];
}

export type LabFields = Readonly<Record<string, LabScalar>>;

/** Of the connection that the packet went over. */
export interface LabSurroundings {
  readonly scheme: string;
  readonly embedded: boolean;
  /** Empty: the broker makes one up. */
  readonly clientId: string;
}

/** More of a payload no lab looks at. */
const MAX_PAYLOAD_BYTES = 64 * 1024;

const VERSIONS: Readonly<Record<number, string>> = { 3: '3.1', 4: '3.1.1', 5: '5' };

/** Null: nothing that a pattern could name. `topic`: of a PUBLISH, also where a topic alias stands for it. */
export function readLabEvent(
  packet: LoggedPacket,
  topic: string | null,
  surroundings: LabSurroundings,
): LabEvent | null {
  const { seq, time } = packet;
  if (packet.isEvent) {
    const event = decodeConnectionEvent(packet.bytes);
    if (event.kind !== 'closed') return null;
    const code: LabFields = event.code === null ? {} : { code: event.code };
    return {
      seq,
      time,
      packet: 'CLOSED',
      from: event.by ?? 'network',
      variants: [{ ...surroundings, ...code }],
      properties: [],
    };
  }
  const { type, fields } = dissectPacket(packet.bytes, packet.version);
  if (!isLabPacket(type)) return null;
  return {
    ...{ seq, time, packet: type },
    from: packet.direction === 'out' ? 'client' : 'broker',
    variants: variantsOf(type, packet, new Fields(fields, packet.bytes), topic).map((own) => ({
      ...surroundings,
      ...own,
    })),
    properties: propertiesOf(fields, packet.bytes),
  };
}

export function isLabPacket(type: string | null): type is LabPacketType {
  return type !== null && (LAB_PACKET_TYPES as readonly string[]).includes(type);
}

function variantsOf(type: LabPacketType, packet: LoggedPacket, fields: Fields, topic: string | null): LabFields[] {
  const id = packet.packetId;
  switch (type) {
    case 'CONNECT':
      return [connectFields(fields)];
    case 'CONNACK':
      return [
        {
          reasonCode: fields.number('connectReasonCode') ?? 0,
          sessionPresent: fields.flag('sessionPresent'),
        },
      ];
    case 'PUBLISH': {
      const { bytes, payloadOffset } = packet;
      const payload = asText(bytes.subarray(payloadOffset, payloadOffset + MAX_PAYLOAD_BYTES));
      const qos = fields.number('qos') ?? 0;
      const dup = fields.flag('dup');
      const retain = fields.flag('retain');
      return [{ ...(qos > 0 && { id }), topic: topic ?? '', payload, qos, retain, dup }];
    }
    case 'SUBSCRIBE':
      return fields.groups('subscription').map((one) => ({
        id,
        filter: one.text('topicFilter') ?? '',
        qos: one.number('requestedQos') ?? 0,
        noLocal: one.flag('noLocal'),
        retainAsPublished: one.flag('retainAsPublished'),
        retainHandling: one.number('retainHandling') ?? 0,
      }));
    case 'UNSUBSCRIBE':
      return fields.texts('topicFilter').map((filter) => ({ id, filter }));
    case 'SUBACK':
    case 'UNSUBACK': {
      const codes = fields.numbers('reasonCode');
      return codes.length > 0 ? codes.map((reasonCode) => ({ id, reasonCode })) : [{ id, reasonCode: 0 }];
    }
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return [{ id, reasonCode: fields.number('reasonCode') ?? 0 }];
    case 'DISCONNECT':
    case 'AUTH':
      return [{ reasonCode: fields.number('reasonCode') ?? 0 }];
    default:
      return [{}];
  }
}

function connectFields(fields: Fields): LabFields {
  const will = fields.flag('willFlag');
  return {
    version: VERSIONS[fields.number('protocolLevel') ?? 0] ?? '',
    clientId: fields.text('clientIdentifier') ?? '',
    cleanStart: fields.flag('cleanStart'),
    keepAlive: fields.number('keepAlive') ?? 0,
    username: fields.text('userName') ?? '',
    password: fields.flag('passwordFlag'),
    will,
    ...(will && {
      willTopic: fields.text('willTopic') ?? '',
      willPayload: fields.text('willPayload') ?? '',
      willQos: fields.number('willQos') ?? 0,
      willRetain: fields.flag('willRetain'),
    }),
  };
}

function propertiesOf(fields: readonly PacketField[], bytes: Uint8Array): (readonly [string, LabScalar])[] {
  const found: (readonly [string, LabScalar])[] = [];
  const visit = (list: readonly PacketField[]) => {
    for (const field of list) {
      if (field.key === 'properties' || field.key === 'willProperties') visit(field.children);
      else if (field.key.startsWith('property ')) {
        const property = new Fields(field.children, bytes);
        const value = property.scalar('propertyValue');
        const name = property.text('propertyName');
        if (value !== null) found.push([field.name, name === null ? value : `${name}=${value}`]);
      }
    }
  };
  visit(fields);
  return found;
}

/** Fields by their keys, however deep they stand; those of properties do not count. */
class Fields {
  readonly #fields: readonly PacketField[];
  readonly #bytes: Uint8Array;

  constructor(fields: readonly PacketField[], bytes: Uint8Array) {
    this.#fields = fields;
    this.#bytes = bytes;
  }

  #all(key: string, fields: readonly PacketField[] = this.#fields): PacketField[] {
    return fields.flatMap((field) => {
      if (field.key === 'properties' || field.key === 'willProperties') return [];
      return field.key === key ? [field] : this.#all(key, field.children);
    });
  }

  groups(key: string): Fields[] {
    return this.#all(key).map(({ children }) => new Fields(children, this.#bytes));
  }

  numbers(key: string): number[] {
    return this.#all(key).flatMap(({ value }) =>
      value.kind === 'number' || value.kind === 'code' ? [value.value] : [],
    );
  }

  number(key: string): number | null {
    return this.numbers(key)[0] ?? null;
  }

  texts(key: string): string[] {
    return this.#all(key).flatMap((field) => {
      if (field.value.kind === 'text') return [field.value.value];
      return field.value.kind === 'bytes' ? [this.#bytesOf(field)] : [];
    });
  }

  text(key: string): string | null {
    return this.texts(key)[0] ?? null;
  }

  flag(key: string): boolean {
    return this.#all(key).some(({ value }) => value.kind === 'flag' && value.value);
  }

  scalar(key: string): LabScalar | null {
    return this.number(key) ?? this.text(key);
  }

  /** After its length of two bytes. */
  #bytesOf({ start, end }: PacketField): string {
    return asText(this.#bytes.subarray(start + 2, end));
  }
}

const utf8 = new TextDecoder();

function asText(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
