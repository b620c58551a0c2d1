// The same packet as mqtt-packet reads it and as its dissection does, both as a list of names and values to compare.
import { type Packet, parser } from 'mqtt-packet';
import { propertyDefinition } from '../core/mqtt/property.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import type { Dissection, PacketField } from '../core/wire/dissect/packet-field.ts';

/** `subscriptions.0.topic` and its like; values as JSON, bytes in hexadecimal. */
export type FlatPacket = ReadonlyMap<string, string>;

export type MqttPacketAnswer =
  | { readonly kind: 'packet'; readonly flat: FlatPacket }
  /** It has an error of its own for it, reads past the end and throws, or waits for more. */
  | { readonly kind: 'refused'; readonly message: string };

export function askMqttPacket(bytes: Uint8Array, protocolVersion: ProtocolVersion): MqttPacketAnswer {
  const reader = parser({ protocolVersion });
  let packet: Packet | undefined;
  let message: string | undefined;
  reader.on('packet', (one) => {
    packet = one;
  });
  reader.on('error', (error) => {
    message ??= (error as Error).message;
  });
  try {
    reader.parse(Buffer.from(bytes));
  } catch (error) {
    message ??= `throws ${(error as Error).name}`;
  }
  if (message === undefined && packet) return { kind: 'packet', flat: flattenPacket(packet) };
  return { kind: 'refused', message: message ?? 'waits for more' };
}

/** Its flags say something of PUBLISH alone; its length, of the fixed header, is compared where the field is. */
function flattenPacket(packet: Packet): FlatPacket {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(packet)) {
    const isFlag = key === 'dup' || key === 'qos' || key === 'retain';
    if (isFlag && packet.cmd !== 'publish') continue;
    if (key === 'granted' || key === 'subscriptions' || key === 'unsubscriptions') flattenList(key, value, flat);
    else flatten(key, value, flat);
  }
  return flat;
}

function flattenList(path: string, list: unknown, flat: Map<string, string>): void {
  (list as readonly unknown[]).forEach((one, index) => {
    flatten(`${path}.${index}`, one, flat);
  });
}

function flatten(path: string, value: unknown, flat: Map<string, string>): void {
  if (value === undefined || value === null) return;
  if (value instanceof Uint8Array) flat.set(path, Buffer.from(value).toString('hex'));
  else if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, one] of Object.entries(value)) flatten(`${path}.${key}`, one, flat);
  } else
    flat.set(
      path,
      JSON.stringify(value, (_, one) => (isBuffer(one) ? Buffer.from(one.data).toString('hex') : one)),
    );
}

function isBuffer(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}

/** Keys of the dissection that mqtt-packet has under a name of its own. */
const NAMES: Readonly<Record<string, string>> = {
  dup: 'dup',
  qos: 'qos',
  retain: 'retain',
  remainingLength: 'length',
  protocolName: 'protocolId',
  protocolLevel: 'protocolVersion',
  cleanStart: 'clean',
  keepAlive: 'keepalive',
  clientIdentifier: 'clientId',
  willTopic: 'will.topic',
  userName: 'username',
  topicName: 'topic',
  packetIdentifier: 'messageId',
  sessionPresent: 'sessionPresent',
};
const BINARY: Readonly<Record<string, string>> = { willPayload: 'will.payload', password: 'password' };
/** Properties that mqtt-packet takes as true or false. */
const BOOLEANS = new Set([1, 23, 25, 37, 40, 41, 42]);

export function flattenDissection(
  { type, fields }: Dissection,
  version: ProtocolVersion,
  bytes: Uint8Array,
): FlatPacket {
  const flat = new Map<string, string>([['cmd', JSON.stringify(type?.toLowerCase())]]);
  const set = (name: string, value: unknown) => flatten(name, value, flat);
  const hasWill = fields.some(({ children }) => children.some(({ key, value }) => key === 'willFlag' && isSet(value)));
  const hex = (start: number, end: number) => Buffer.from(bytes.subarray(start, end)).toString('hex');
  let filters = 0;
  let codes = 0;
  const visit = (field: PacketField) => {
    const { key, start, end, value, children, fault } = field;
    const plain = 'value' in value ? value.value : undefined;
    const name = NAMES[key];
    const binary = BINARY[key];
    if (key === 'properties' || key === 'willProperties') {
      const read = readProperties(children, bytes);
      set(key === 'properties' ? 'properties' : 'will.properties', read);
      return;
    }
    // What is not UTF-8 mqtt-packet mends with U+FFFD: not compared, and what comes after it keeps its number.
    if (value.kind === 'bytes' && fault) {
      if (key === 'topicFilter') filters++;
      return;
    }
    if (name !== undefined) set(name, plain);
    else if (binary !== undefined) flat.set(binary, hex(start + 2, end));
    else if (key === 'applicationMessage') flat.set('payload', hex(start, end));
    else if (key === 'connectReasonCode') set(version === 5 ? 'reasonCode' : 'returnCode', plain);
    else if (key === 'reasonCode') {
      set(type === 'SUBACK' || type === 'UNSUBACK' ? `granted.${codes++}` : 'reasonCode', plain);
    } else if (hasWill && (key === 'willRetain' || key === 'willQos')) set(`will.${key.slice(4).toLowerCase()}`, plain);
    else if (key === 'topicFilter') {
      set(type === 'SUBSCRIBE' ? `subscriptions.${filters++}.topic` : `unsubscriptions.${filters++}`, plain);
    } else if (key === 'requestedQos') set(`subscriptions.${filters - 1}.qos`, plain);
    else if (key === 'noLocal') set(`subscriptions.${filters - 1}.nl`, plain);
    else if (key === 'retainAsPublished') set(`subscriptions.${filters - 1}.rap`, plain);
    else if (key === 'retainHandling') set(`subscriptions.${filters - 1}.rh`, plain);
    children.forEach(visit);
  };
  fields.forEach(visit);
  return withDefaults(flat, type, version);
}

function isSet(value: PacketField['value']): boolean {
  return value.kind === 'flag' && value.value;
}

/** What mqtt-packet fills in: an empty payload, and the reason code 0 where it is left out (3.4.2.1, 3.14.2.1). */
function withDefaults(flat: Map<string, string>, type: string | null, version: ProtocolVersion): FlatPacket {
  if (type === 'PUBLISH' && !flat.has('payload')) flat.set('payload', '');
  const mayLack = ['PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'DISCONNECT'].includes(type ?? '');
  if (mayLack && version === 5 && !flat.has('reasonCode')) flat.set('reasonCode', '0');
  return flat;
}

type Properties = Record<string, unknown>;

/**
 * Repeated properties become a list, user properties lists by name. mqtt-packet takes a value that is empty, 0 or false for
 * one that is not there, and forgets it when the property comes again: it does not keep all [MQTT-3.3.2-18].
 */
function readProperties(groups: readonly PacketField[], bytes: Uint8Array): Properties {
  const properties: Properties = {};
  const put = (into: Properties, name: string, value: unknown) => {
    const before = into[name];
    into[name] = before ? [...(Array.isArray(before) ? before : [before]), value] : value;
  };
  for (const { key, children } of groups) {
    const definition = propertyDefinition(Number(key.replace('property ', '')));
    const field = children.find((child) => child.key === 'propertyValue');
    if (!definition || !field || (field.fault && field.value.kind === 'bytes')) continue;
    const value =
      'value' in field.value
        ? BOOLEANS.has(definition.id)
          ? field.value.value !== 0
          : field.value.value
        : Buffer.from(bytes.subarray(field.start + 2, field.end));
    if (definition.type === 'string-pair') {
      const name = children.find((child) => child.key === 'propertyName')?.value;
      properties.userProperties ??= Object.create(null) as Properties;
      if (name && 'value' in name) put(properties.userProperties as Properties, String(name.value), value);
    } else put(properties, nameOfProperty(definition.name), value);
  }
  return properties;
}

/** `Maximum QoS`: maximumQoS. */
function nameOfProperty(name: string): string {
  if (name === 'Subscription Identifier Available') return 'subscriptionIdentifiersAvailable';
  const joined = name.replaceAll(' ', '');
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
