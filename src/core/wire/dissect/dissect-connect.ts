// CONNECT and CONNACK as fields: sections 3.1 and 3.2.

import type { ProtocolVersion } from '../../mqtt/protocol-version.ts';
import { isDefinedReason, reasonName } from '../../mqtt/reason-code.ts';
import { checkTopicName } from '../../mqtt/topic.ts';
import { dissectProperties } from './dissect-properties.ts';
import { FieldReader } from './field-reader.ts';
import type { FieldFault, PacketField } from './packet-field.ts';

const VERSION_NAMES: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' };

/** Gives back the fields: CONNECT itself says which version it is of. */
export function dissectConnect(outer: FieldReader, bytes: Uint8Array, end: number): void {
  const version = versionOf(bytes, outer.at) ?? outer.version;
  const reader = new FieldReader(bytes, outer.at, end, version);
  const protocol = reader.text('protocolName', 'Protocol Name', checkProtocolName);
  reader.code(
    'protocolLevel',
    'Protocol Version',
    (value) => VERSION_NAMES[value] ?? null,
    (value) =>
      VERSION_NAMES[value] === undefined
        ? { clause: 'MQTT-3.1.2-2', message: `there is no version ${value} of the protocol` }
        : null,
  );
  const flags = reader.integer('connectFlags', 'Connect Flags', 1);
  if (flags !== undefined) reader.bits(connectFlags(flags, version));
  reader.integer('keepAlive', 'Keep Alive', 2);
  if (version === 5 && !reader.broken) dissectProperties(reader, 'CONNECT');
  if (!reader.broken && protocol !== undefined && flags !== undefined) readPayload(reader, flags, version);
  if (!reader.broken && reader.left > 0) reader.surplus('MQTT-3.1.3-1', 'CONNECT');
  outer.skipTo(end);
  outer.adopt(reader);
}

/** The byte after the protocol's name, where there is one. */
function versionOf(bytes: Uint8Array, at: number): ProtocolVersion | undefined {
  const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const level = bytes[at + 2 + length];
  return level === 3 || level === 4 || level === 5 ? level : undefined;
}

function checkProtocolName(name: string): FieldFault | null {
  return name === 'MQTT' || name === 'MQIsdp'
    ? null
    : { clause: 'MQTT-3.1.2-1', message: `the protocol name is ${JSON.stringify(name)}, not "MQTT"` };
}

type Bits = Omit<PacketField, 'part' | 'start' | 'end' | 'children' | 'secret'>;

function connectFlags(flags: number, version: ProtocolVersion): readonly Bits[] {
  const flag = (key: string, name: string, bit: number, fault: FieldFault | null = null): Bits => ({
    key,
    name,
    bits: { high: bit, low: bit },
    value: { kind: 'flag', value: ((flags >> bit) & 1) === 1 },
    fault,
  });
  const hasWill = (flags & 0x04) !== 0;
  const willQos = (flags >> 3) & 3;
  const needsWill = (isSet: boolean, clause: string, name: string) =>
    !hasWill && isSet ? { clause, message: `${name} is set, and the Will Flag is not` } : null;
  const passwordAlone =
    version !== 5 && (flags & 0xc0) === 0x40
      ? { clause: 'MQTT-3.1.2-22', message: 'there is a password and no user name' }
      : null;
  return [
    flag('userNameFlag', 'User Name Flag', 7),
    flag('passwordFlag', 'Password Flag', 6, passwordAlone),
    flag('willRetain', 'Will Retain', 5, needsWill((flags & 0x20) !== 0, 'MQTT-3.1.2-13', 'Will Retain')),
    {
      key: 'willQos',
      name: 'Will QoS',
      bits: { high: 4, low: 3 },
      value: { kind: 'code', value: willQos, name: qosName(willQos) },
      fault:
        willQos === 3
          ? { clause: 'MQTT-3.1.2-12', message: 'the Will QoS is 3' }
          : needsWill(willQos > 0, 'MQTT-3.1.2-11', 'Will QoS'),
    },
    flag('willFlag', 'Will Flag', 2),
    flag('cleanStart', version === 5 ? 'Clean Start' : 'Clean Session', 1),
    flag(
      'reservedFlag',
      'Reserved',
      0,
      (flags & 1) === 1 ? { clause: 'MQTT-3.1.2-3', message: 'the reserved flag of CONNECT is set' } : null,
    ),
  ];
}

export function qosName(qos: number): string | null {
  return ['At most once', 'At least once', 'Exactly once'][qos] ?? null;
}

function readPayload(reader: FieldReader, flags: number, version: ProtocolVersion): void {
  reader.part = 'payload';
  reader.text('clientIdentifier', 'Client Identifier', (text) =>
    text === '' && version !== 5 && (flags & 0x02) === 0
      ? { clause: 'MQTT-3.1.3-7', message: 'there is no client identifier, and Clean Session is not set' }
      : null,
  );
  if ((flags & 0x04) !== 0) {
    if (version === 5 && !reader.broken) dissectProperties(reader, 'WILL');
    if (!reader.broken) reader.text('willTopic', 'Will Topic', checkWillTopic);
    if (!reader.broken) reader.binary('willPayload', version === 5 ? 'Will Payload' : 'Will Message');
  }
  if ((flags & 0x80) !== 0 && !reader.broken) reader.text('userName', 'User Name');
  if ((flags & 0x40) !== 0 && !reader.broken) reader.binary('password', 'Password', true);
}

/** It is a topic name, and no topic alias can stand for it. */
function checkWillTopic(topic: string): FieldFault | null {
  if (topic === '') return { clause: 'MQTT-4.7.3-1', message: 'the Will Topic has no character' };
  const checked = checkTopicName(topic);
  return checked.ok || checked.error.rule !== 'wildcard-in-name'
    ? null
    : { clause: 'MQTT-4.7.1-1', message: 'the Will Topic holds a wildcard' };
}

export function dissectConnack(reader: FieldReader): void {
  const { version } = reader;
  const flags = reader.integer(
    'connackFlags',
    version === 5 ? 'Connect Acknowledge Flags' : 'Connect Acknowledge Flags',
    1,
  );
  if (flags !== undefined) {
    const reserved = flags >> 1;
    reader.bits([
      {
        key: 'reservedBits',
        name: 'Reserved',
        bits: { high: 7, low: 1 },
        value: { kind: 'number', value: reserved },
        fault: reserved === 0 ? null : { clause: 'MQTT-3.2.2-1', message: 'reserved bits of CONNACK are set' },
      },
      {
        key: 'sessionPresent',
        name: version === 3 ? 'Reserved' : 'Session Present',
        bits: { high: 0, low: 0 },
        value: { kind: 'flag', value: (flags & 1) === 1 },
        fault: null,
      },
    ]);
  }
  const name = version === 5 ? 'Connect Reason Code' : 'Connect Return code';
  const code = reader.code(
    'connectReasonCode',
    name,
    (value) => reasonName(version, 'CONNACK', value),
    (value) =>
      isDefinedReason(version, 'CONNACK', value)
        ? null
        : { clause: 'MQTT-3.2.2-8', message: `CONNACK has no reason code ${value}` },
  );
  if (code !== undefined && code !== 0 && flags !== undefined && (flags & 1) === 1) {
    const message = 'CONNACK refuses, and says that there is a session';
    reader.add(
      'sessionContradiction',
      'Session Present',
      reader.at,
      { kind: 'group' },
      { fault: { clause: 'MQTT-3.2.2-6', message } },
    );
  }
  // A server that does not know version 5 refuses it in two bytes, with a code of before version 5; else the Property
  // Length must not be left out (3.2.2.3.1).
  const isOfBefore = code !== undefined && code > 0 && code < 0x80;
  if (version === 5 && !reader.broken && !(isOfBefore && reader.left === 0)) dissectProperties(reader, 'CONNACK');
  if (!reader.broken && reader.left > 0) reader.surplus('MQTT-3.2.3', 'CONNACK');
}
