// One control packet of MQTT 3.1, 3.1.1 or 5 as fields with their bytes. Never throws and never reads past the packet,
// whatever the bytes: what is wrong is a fault at its field.

import { PROPERTY } from '../../mqtt/property.ts';
import type { ProtocolVersion } from '../../mqtt/protocol-version.ts';
import { isDefinedReason, type ReasonPacket, reasonName } from '../../mqtt/reason-code.ts';
import { checkTopicFilter, checkTopicName } from '../../mqtt/topic.ts';
import { PACKET, type PacketName, packetName } from '../packet-type.ts';
import { dissectConnack, dissectConnect, qosName } from './dissect-connect.ts';
import { dissectProperties } from './dissect-properties.ts';
import { FieldReader } from './field-reader.ts';
import type { Dissection, FieldFault, PacketField } from './packet-field.ts';

/** `bytes` is one whole packet; `version` is that of its connection (CONNECT says its own). */
export function dissectPacket(bytes: Uint8Array, version: ProtocolVersion): Dissection {
  const type = (bytes[0] ?? 0) >> 4;
  const name = packetName(type) ?? null;
  const reader = new FieldReader(bytes, 0, bytes.length, version);
  reader.part = 'fixed-header';
  dissectFixedHeader(reader, type, name);
  if (!reader.broken && name !== null) {
    reader.part = 'variable-header';
    dissectBody(reader, type, name, bytes);
  }
  reader.remainder();
  return { type: name, fields: reader.fields, faults: faultsOf(reader.fields) };
}

function faultsOf(fields: readonly PacketField[]): readonly FieldFault[] {
  return fields.flatMap(({ fault, children }) => [...(fault ? [fault] : []), ...faultsOf(children)]);
}

function dissectFixedHeader(reader: FieldReader, type: number, name: PacketName | null): void {
  const first = reader.integer('firstByte', 'Packet type and flags', 1);
  if (first === undefined) return;
  const reserved =
    name === null || (name === 'AUTH' && reader.version !== 5)
      ? { clause: 'MQTT-2.1.2', message: `the packet type ${type} is reserved` }
      : null;
  reader.bits([
    {
      key: 'packetType',
      name: 'Control Packet Type',
      bits: { high: 7, low: 4 },
      value: { kind: 'code', value: type, name },
      fault: reserved,
    },
    ...(type === PACKET.publish ? publishFlags(first) : [plainFlags(first, type, name, reader.version)]),
  ]);
  const count = reader.fields.length;
  const length = reader.variableByteInteger('remainingLength', 'Remaining Length');
  const field = reader.fields[count];
  if (length === undefined || !field || length === reader.left) return;
  const message = `the Remaining Length is ${length}, and ${reader.left} bytes follow`;
  reader.fields[count] = { ...field, fault: { clause: 'MQTT-2.1.4', message } };
}

type Bits = Omit<PacketField, 'part' | 'start' | 'end' | 'children' | 'secret'>;

function publishFlags(first: number): readonly Bits[] {
  const qos = (first >> 1) & 3;
  const dup = (first & 8) !== 0;
  return [
    {
      key: 'dup',
      name: 'DUP',
      bits: { high: 3, low: 3 },
      value: { kind: 'flag', value: dup },
      fault: dup && qos === 0 ? { clause: 'MQTT-3.3.1-2', message: 'DUP is set at QoS 0' } : null,
    },
    {
      key: 'qos',
      name: 'QoS',
      bits: { high: 2, low: 1 },
      value: { kind: 'code', value: qos, name: qosName(qos) },
      fault: qos === 3 ? { clause: 'MQTT-3.3.1-4', message: 'the QoS is 3' } : null,
    },
    {
      key: 'retain',
      name: 'RETAIN',
      bits: { high: 0, low: 0 },
      value: { kind: 'flag', value: (first & 1) === 1 },
      fault: null,
    },
  ];
}

function plainFlags(first: number, type: number, name: PacketName | null, version: ProtocolVersion): Bits {
  const flags = first & 0x0f;
  const wanted = type === PACKET.pubrel || type === PACKET.subscribe || type === PACKET.unsubscribe ? 2 : 0;
  // Version 3.1 has a QoS and DUP there.
  const isWrong = name !== null && version !== 3 && flags !== wanted;
  return {
    key: 'flags',
    name: 'Flags',
    bits: { high: 3, low: 0 },
    value: { kind: 'number', value: flags },
    fault: isWrong ? { clause: 'MQTT-2.1.3-1', message: `the flags of ${name} are ${flags}, not ${wanted}` } : null,
  };
}

function dissectBody(reader: FieldReader, type: number, name: PacketName, bytes: Uint8Array): void {
  switch (type) {
    case PACKET.connect:
      return dissectConnect(reader, bytes, bytes.length);
    case PACKET.connack:
      return dissectConnack(reader);
    case PACKET.publish:
      return dissectPublish(reader, bytes);
    case PACKET.puback:
    case PACKET.pubrec:
    case PACKET.pubrel:
    case PACKET.pubcomp:
      return dissectAcknowledgement(reader, name as ReasonPacket);
    case PACKET.subscribe:
      return dissectSubscribe(reader);
    case PACKET.unsubscribe:
      return dissectUnsubscribe(reader);
    case PACKET.suback:
    case PACKET.unsuback:
      return dissectSuback(reader, name as 'SUBACK' | 'UNSUBACK');
    case PACKET.disconnect:
    case PACKET.auth:
      return dissectEnd(reader, name as 'DISCONNECT' | 'AUTH');
    default:
      if (reader.left > 0) reader.surplus(type === PACKET.pingreq ? 'MQTT-3.12.1' : 'MQTT-3.13.1', name);
  }
}

/** [MQTT-2.2.1-3] and [MQTT-2.3.1-1]: never 0. */
function packetIdentifier(reader: FieldReader, name: string): void {
  reader.integer('packetIdentifier', 'Packet Identifier', 2, (value) =>
    value === 0
      ? {
          clause: reader.version === 5 ? 'MQTT-2.2.1-3' : 'MQTT-2.3.1-1',
          message: `${name} has the packet identifier 0`,
        }
      : null,
  );
}

function dissectPublish(reader: FieldReader, bytes: Uint8Array): void {
  const qos = ((bytes[0] as number) >> 1) & 3;
  const topicAt = reader.fields.length;
  const topic = reader.text('topicName', 'Topic Name', (text) => {
    // In version 5 a topic alias may stand for it: that is seen behind the properties.
    if (text === '') {
      return reader.version === 5 ? null : { clause: 'MQTT-4.7.3-1', message: 'the topic name has no character' };
    }
    const checked = checkTopicName(text);
    return checked.ok || checked.error.rule !== 'wildcard-in-name'
      ? null
      : { clause: 'MQTT-3.3.2-2', message: 'the topic name holds a wildcard' };
  });
  if (qos > 0 && !reader.broken) packetIdentifier(reader, 'PUBLISH');
  if (reader.version === 5 && !reader.broken) {
    dissectProperties(reader, 'PUBLISH');
    if (topic === '' && !reader.broken) requireTopicAlias(reader, topicAt);
  }
  reader.part = 'payload';
  reader.rest('applicationMessage', 'Application Message');
}

/** Section 3.3.2.1: a Protocol Error where nothing stands for the missing name. */
function requireTopicAlias({ fields }: FieldReader, topicAt: number): void {
  const topic = fields[topicAt];
  const hasAlias = fields.at(-1)?.children.some(({ key }) => key === `property ${PROPERTY.topicAlias}`);
  if (!topic || topic.fault || hasAlias) return;
  const message = 'the topic name has no character, and there is no topic alias';
  fields[topicAt] = { ...topic, fault: { clause: 'MQTT-3.3.2.1', message } };
}

function reasonCode(reader: FieldReader, packet: ReasonPacket): void {
  const name =
    packet === 'DISCONNECT' ? 'Disconnect Reason Code' : packet === 'AUTH' ? 'Authenticate Reason Code' : 'Reason Code';
  reader.code(
    'reasonCode',
    name,
    (value) => reasonName(reader.version, packet, value),
    (value) =>
      isDefinedReason(reader.version, packet, value)
        ? null
        : { clause: 'MQTT-2.4', message: `${packet} has no reason code ${value}` },
  );
}

/** Version 5 may leave out the reason code, and the properties after it (3.4.2.1). */
function dissectAcknowledgement(reader: FieldReader, packet: ReasonPacket): void {
  packetIdentifier(reader, packet);
  if (reader.version === 5 && reader.left > 0) reasonCode(reader, packet);
  if (reader.version === 5 && reader.left > 0) dissectProperties(reader, packet);
  if (!reader.broken && reader.left > 0) reader.surplus('MQTT-2.1.4', packet);
}

function dissectEnd(reader: FieldReader, packet: 'DISCONNECT' | 'AUTH'): void {
  if (reader.version === 5 && reader.left > 0) reasonCode(reader, packet);
  if (reader.version === 5 && reader.left > 0) dissectProperties(reader, packet);
  if (!reader.broken && reader.left > 0) reader.surplus('MQTT-2.1.4', packet);
}

function dissectSubscribe(reader: FieldReader): void {
  packetIdentifier(reader, 'SUBSCRIBE');
  if (reader.version === 5 && !reader.broken) dissectProperties(reader, 'SUBSCRIBE');
  reader.part = 'payload';
  if (!reader.broken && reader.left === 0) noFilter(reader, 'MQTT-3.8.3-2', 'SUBSCRIBE');
  while (reader.left > 0) {
    const start = reader.at;
    const count = reader.fields.length;
    topicFilter(reader);
    if (!reader.broken) subscriptionOptions(reader);
    reader.group('subscription', 'Subscription', count, start);
  }
}

function noFilter(reader: FieldReader, clause: string, packet: string): void {
  const fault = { clause, message: `${packet} has no topic filter` };
  reader.add('noFilter', 'Topic Filter', reader.at, { kind: 'group' }, { fault });
}

function topicFilter(reader: FieldReader): void {
  reader.text('topicFilter', 'Topic Filter', (text) => {
    const checked = checkTopicFilter(text);
    return checked.ok
      ? null
      : { clause: checked.error.clause, message: `the topic filter breaks a rule: ${checked.error.rule}` };
  });
}

function subscriptionOptions(reader: FieldReader): void {
  const { version } = reader;
  const options = reader.integer('subscriptionOptions', version === 5 ? 'Subscription Options' : 'Requested QoS', 1);
  if (options === undefined) return;
  const qos = options & 3;
  const reserved = version === 5 ? options >> 6 : options >> 2;
  const retainHandling = (options >> 4) & 3;
  reader.bits([
    {
      key: 'reservedBits',
      name: 'Reserved',
      bits: { high: 7, low: version === 5 ? 6 : 2 },
      value: { kind: 'number', value: reserved },
      fault:
        reserved === 0
          ? null
          : {
              clause: version === 5 ? 'MQTT-3.8.3-5' : 'MQTT-3.8.3-4',
              message: 'reserved bits of the options are set',
            },
    },
    ...(version === 5
      ? ([
          {
            key: 'retainHandling',
            name: 'Retain Handling',
            bits: { high: 5, low: 4 },
            value: { kind: 'number', value: retainHandling },
            fault: retainHandling === 3 ? { clause: 'MQTT-3.8.3.1', message: 'Retain Handling is 3' } : null,
          },
          {
            key: 'retainAsPublished',
            name: 'Retain As Published',
            bits: { high: 3, low: 3 },
            value: { kind: 'flag', value: (options & 8) !== 0 },
            fault: null,
          },
          {
            key: 'noLocal',
            name: 'No Local',
            bits: { high: 2, low: 2 },
            value: { kind: 'flag', value: (options & 4) !== 0 },
            fault: null,
          },
        ] satisfies Bits[])
      : []),
    {
      key: 'requestedQos',
      name: 'QoS',
      bits: { high: 1, low: 0 },
      value: { kind: 'code', value: qos, name: qosName(qos) },
      fault: qos === 3 ? { clause: 'MQTT-3.8.3-4', message: 'the QoS is 3' } : null,
    },
  ]);
}

function dissectUnsubscribe(reader: FieldReader): void {
  packetIdentifier(reader, 'UNSUBSCRIBE');
  if (reader.version === 5 && !reader.broken) dissectProperties(reader, 'UNSUBSCRIBE');
  reader.part = 'payload';
  if (!reader.broken && reader.left === 0) noFilter(reader, 'MQTT-3.10.3-2', 'UNSUBSCRIBE');
  while (reader.left > 0) topicFilter(reader);
}

function dissectSuback(reader: FieldReader, packet: 'SUBACK' | 'UNSUBACK'): void {
  packetIdentifier(reader, packet);
  if (reader.version === 5 && !reader.broken) dissectProperties(reader, packet);
  reader.part = 'payload';
  if (packet === 'UNSUBACK' && reader.version !== 5) {
    if (reader.left > 0) reader.surplus('MQTT-3.11.3', packet);
    return;
  }
  while (reader.left > 0) reasonCode(reader, packet);
}
