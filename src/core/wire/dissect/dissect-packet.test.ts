import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../testing/tshark-random.ts';
import type { ProtocolVersion } from '../../mqtt/protocol-version.ts';
import { dissectPacket } from './dissect-packet.ts';
import type { PacketField } from './packet-field.ts';

const version = fc.constantFrom<ProtocolVersion>(3, 4, 5);
const encode = (packet: Packet, protocolVersion: ProtocolVersion) =>
  new Uint8Array(generate(packet, { protocolVersion }));

/** Every field below one, itself included. */
function all(fields: readonly PacketField[]): PacketField[] {
  return fields.flatMap((field) => [field, ...all(field.children)]);
}

function value(fields: readonly PacketField[], key: string): unknown {
  const field = all(fields).find((one) => one.key === key);
  if (!field) return undefined;
  return 'value' in field.value ? field.value.value : field.value.kind;
}

function bytesOf(bytes: Uint8Array, fields: readonly PacketField[], key: string): Buffer | undefined {
  const field = all(fields).find((one) => one.key === key);
  return field && Buffer.from(bytes.subarray(field.start, field.end));
}

/** Fields lie in their packet and in the one above, in order and without overlapping; those of one level leave no gap. */
function expectWellFormed(bytes: Uint8Array, fields: readonly PacketField[]): void {
  let at = 0;
  for (const field of fields) {
    if (field.start !== at) expect.fail(`${field.key} begins at ${field.start}, not ${at}`);
    at = field.end;
    expectInside(field);
  }
  if (at !== bytes.length) expect.fail(`the fields end at ${at} of ${bytes.length}`);
}

/** Plain comparisons: `expect` is slow, and this is asked of millions of fields. */
function expectInside({ key, start, end, value: own, children }: PacketField): void {
  if (end < start) expect.fail(`${key} ends before it begins`);
  if (own.kind === 'number' || own.kind === 'code') {
    if (!Number.isSafeInteger(own.value) || own.value < 0) expect.fail(`${key} is ${own.value}`);
  }
  let at = start;
  for (const child of children) {
    if (child.start < (child.bits ? start : at)) expect.fail(`${child.key} begins before ${key} lets it`);
    if (child.end > end) expect.fail(`${child.key} ends behind ${key}`);
    at = child.end;
    expectInside(child);
  }
}

const topic = fc.constantFrom('a', 'a/b', 'жук/1', '/', '$SYS/x');
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !one.includes('\0') && one.isWellFormed());
const packetId = fc.integer({ min: 1, max: 65535 });
const qos = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
const userProperties = fc.dictionary(text, text, { minKeys: 1, maxKeys: 2, noNullPrototype: true });

const publish = fc.record({
  cmd: fc.constant('publish' as const),
  topic,
  payload: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  qos,
  retain: fc.boolean(),
  messageId: packetId,
  properties: fc.record(
    {
      payloadFormatIndicator: fc.boolean(),
      messageExpiryInterval: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      topicAlias: packetId,
      responseTopic: topic,
      correlationData: fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)),
      userProperties,
      contentType: text,
    },
    { requiredKeys: [] },
  ),
});

describe('dissectPacket', () => {
  it('reads PUBLISH as it was written', () => {
    fc.assert(
      fc.property(publish, version, (one, v) => {
        const packet = { ...one, dup: false, properties: v === 5 ? one.properties : {} };
        const bytes = encode(packet, v);
        const { type, fields, faults } = dissectPacket(bytes, v);
        expect(type).toBe('PUBLISH');
        expect(faults).toEqual([]);
        expectWellFormed(bytes, fields);
        expect(value(fields, 'topicName')).toBe(one.topic);
        expect(value(fields, 'qos')).toBe(one.qos);
        expect(value(fields, 'retain')).toBe(one.retain);
        expect(value(fields, 'packetIdentifier')).toBe(one.qos > 0 ? one.messageId : undefined);
        expect(bytesOf(bytes, fields, 'applicationMessage') ?? Buffer.alloc(0)).toEqual(one.payload);
        const names = all(fields).filter(({ key }) => key.startsWith('property '));
        const { userProperties: users = {}, ...others } = packet.properties as Record<string, object>;
        expect(names.length).toBe(Object.keys(others).length + Object.keys(users).length);
      }),
      { numRuns: 3000 },
    );
  });

  const connect = fc.record({
    clientId: text,
    clean: fc.boolean(),
    keepalive: fc.nat(65535),
    username: fc.option(
      text.filter((one) => one !== ''),
      { nil: undefined },
    ),
    password: fc.option(fc.uint8Array({ minLength: 1, maxLength: 9 }), { nil: undefined }),
    will: fc.option(fc.record({ topic, payload: fc.uint8Array({ maxLength: 9 }), qos, retain: fc.boolean() }), {
      nil: undefined,
    }),
  });

  it('reads CONNECT by the version it says, and marks its password as secret', () => {
    fc.assert(
      fc.property(connect, version, version, (one, v, other) => {
        const { username, password, will, clientId, clean } = one;
        const isLegal = (clientId !== '' || (clean && v !== 3)) && (password === undefined || username !== undefined);
        fc.pre(isLegal);
        const bytes = encode(
          {
            cmd: 'connect',
            clientId,
            clean,
            keepalive: one.keepalive,
            protocolId: v === 3 ? 'MQIsdp' : 'MQTT',
            protocolVersion: v,
            ...(username !== undefined && { username }),
            ...(password && { password: Buffer.from(password) }),
            ...(will && { will: { ...will, payload: Buffer.from(will.payload) } }),
          },
          v,
        );
        const { fields, faults } = dissectPacket(bytes, other);
        expect(faults).toEqual([]);
        expectWellFormed(bytes, fields);
        expect(value(fields, 'protocolLevel')).toBe(v);
        expect(value(fields, 'clientIdentifier')).toBe(clientId);
        expect(value(fields, 'keepAlive')).toBe(one.keepalive);
        expect(value(fields, 'cleanStart')).toBe(clean);
        expect(value(fields, 'userName')).toBe(username);
        expect(value(fields, 'willTopic')).toBe(will?.topic);
        expect(value(fields, 'willQos')).toBe(will?.qos ?? 0);
        const secret = all(fields).filter((field) => field.secret);
        expect(secret.map(({ key }) => key)).toEqual(password ? ['password'] : []);
        if (password) expect(bytesOf(bytes, fields, 'password')?.subarray(2)).toEqual(Buffer.from(password));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, Packet, ProtocolVersion, Record<string, unknown>]>([
    [
      'CONNACK',
      { cmd: 'connack', sessionPresent: true, returnCode: 0 },
      4,
      { sessionPresent: true, connectReasonCode: 0 },
    ],
    [
      'CONNACK',
      { cmd: 'connack', sessionPresent: false, reasonCode: 0x87, properties: { reasonString: 'no' } },
      5,
      { connectReasonCode: 0x87, 'property 31': 'group', propertyValue: 'no' },
    ],
    ['PUBACK', { cmd: 'puback', messageId: 7, reasonCode: 0x10 }, 5, { packetIdentifier: 7, reasonCode: 0x10 }],
    ['PUBREC', { cmd: 'pubrec', messageId: 7 }, 4, { packetIdentifier: 7 }],
    ['PUBREL', { cmd: 'pubrel', messageId: 300, reasonCode: 0x92 }, 5, { packetIdentifier: 300, reasonCode: 0x92 }],
    ['PUBCOMP', { cmd: 'pubcomp', messageId: 1 }, 3, { packetIdentifier: 1 }],
    [
      'SUBSCRIBE',
      { cmd: 'subscribe', messageId: 2, subscriptions: [{ topic: 'a/#', qos: 1, nl: true, rap: true, rh: 2 }] },
      5,
      { topicFilter: 'a/#', requestedQos: 1, noLocal: true, retainAsPublished: true, retainHandling: 2 },
    ],
    ['SUBSCRIBE', { cmd: 'subscribe', messageId: 2, subscriptions: [{ topic: '+', qos: 2 }] }, 4, { requestedQos: 2 }],
    ['SUBACK', { cmd: 'suback', messageId: 2, granted: [1, 0x80] }, 4, { reasonCode: 1 }],
    ['UNSUBSCRIBE', { cmd: 'unsubscribe', messageId: 3, unsubscriptions: ['a', 'b/+'] }, 4, { topicFilter: 'a' }],
    ['UNSUBACK', { cmd: 'unsuback', messageId: 3, granted: [0x11] } as unknown as Packet, 5, { reasonCode: 0x11 }],
    ['UNSUBACK', { cmd: 'unsuback', messageId: 3 } as Packet, 4, { packetIdentifier: 3 }],
    ['PINGREQ', { cmd: 'pingreq' }, 4, {}],
    ['PINGRESP', { cmd: 'pingresp' }, 5, {}],
    ['DISCONNECT', { cmd: 'disconnect', reasonCode: 0x8e }, 5, { reasonCode: 0x8e }],
    ['DISCONNECT', { cmd: 'disconnect' }, 4, {}],
    [
      'AUTH',
      {
        cmd: 'auth',
        reasonCode: 0x18,
        properties: { authenticationMethod: 'm', authenticationData: Buffer.from('s') },
      },
      5,
      { reasonCode: 0x18, 'property 21': 'group' },
    ],
  ])('reads %s', (name, packet, v, expected) => {
    const bytes = encode(packet, v);
    const { type, fields, faults } = dissectPacket(bytes, v);
    expect(type).toBe(name);
    expect(faults).toEqual([]);
    expectWellFormed(bytes, fields);
    for (const [key, wanted] of Object.entries(expected)) expect(value(fields, key)).toEqual(wanted);
  });

  it.each<[string, ProtocolVersion, string]>([
    ['320500016100 00', 4, 'MQTT-2.2.1-3|MQTT-2.3.1-1'],
    ['360600016100 01 61', 4, 'MQTT-3.3.1-4'],
    ['38030001 61', 4, 'MQTT-3.3.1-2'],
    ['30030001 23', 4, 'MQTT-3.3.2-2'],
    ['30030001 ff', 4, 'MQTT-1.5.3-1'],
    ['30030001 00', 5, 'MQTT-1.5.4-2'],
    ['3003000561', 4, 'MQTT-4.8.0-1'],
    ['30050001 61 01 7f', 5, 'MQTT-2.2.2'],
    ['30070001 61 03 230000', 5, 'MQTT-3.3.2-8'],
    ['6200', 4, 'MQTT-4.8.0-1'],
    ['600400010000', 4, 'MQTT-2.1.3-1|MQTT-2.1.4'],
    ['f000', 4, 'MQTT-2.1.2'],
    ['0000', 5, 'MQTT-2.1.2'],
    ['20020200', 4, 'MQTT-3.2.2-1'],
    ['20020105', 4, 'MQTT-3.2.2-6'],
    ['82020001', 4, 'MQTT-3.8.3-2'],
    ['8206000100016103', 4, 'MQTT-3.8.3-4'],
    ['c00100', 4, 'MQTT-3.12.1'],
    ['c0ffffffff7f', 4, 'MQTT-1.5.5'],
    ['c001', 4, 'MQTT-2.1.4'],
    ['40020000', 5, 'MQTT-2.2.1-3'],
  ])('says what is wrong in %s', (hex, v, clauses) => {
    const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    const { fields, faults } = dissectPacket(bytes, v);
    expectWellFormed(bytes, fields);
    expect(clauses.split('|')).toContain(faults.map(({ clause }) => clause)[0]);
  });

  it.each<[string, string, ProtocolVersion, string[]]>([
    ['a will without a topic', '1011 00044d515454 04 06003c 000163 0000 0000', 4, ['MQTT-4.7.3-1']],
    ['a will to a wildcard', '1012 00044d515454 04 06003c 000163 0001 23 0000', 4, ['MQTT-4.7.1-1']],
    ['neither topic nor topic alias', '3003 0000 00', 5, ['MQTT-3.3.2.1']],
    ['a topic alias for the topic', '3006 0000 03 230001', 5, []],
    ['an accepting CONNACK that ends before its properties', '2002 0000', 5, ['MQTT-4.13.1-1']],
    ['the Subscription Identifier 0', '8209 0001 02 0b00 0001 61 00', 5, ['MQTT-3.8.2.1.2']],
    ['a CONNACK of a server that knows no version 5', '2002 0001', 5, ['MQTT-3.2.2-8']],
  ])('finds fault as it should with %s', (_, hex, v, clauses) => {
    const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    const { fields, faults } = dissectPacket(bytes, v);
    expectWellFormed(bytes, fields);
    expect(faults.map(({ clause }) => clause)).toEqual(clauses);
  });

  it('never throws, and never reads past the packet, whatever the bytes: 100,000 of them', () => {
    const random = new SeededRandom(1);
    const versions = [3, 4, 5] as const;
    for (let i = 0; i < 100_000; i++) {
      const length = 1 + random.below(60);
      // What stands before and behind the packet differs: who reads it says something else of the same packet.
      const zeros = new Uint8Array(length + 80);
      const ones = new Uint8Array(length + 80).fill(0x31);
      for (let at = 8; at < 8 + length; at++) zeros[at] = ones[at] = random.below(256);
      const bytes = zeros.subarray(8, 8 + length);
      // Every second one ends where it says, so that more than its head is read.
      if (i % 2 === 0 && length > 1) bytes[1] = ones[9] = length - 2;
      const v = versions[i % 3] as ProtocolVersion;
      const one = dissectPacket(bytes, v);
      expectWellFormed(bytes, one.fields);
      if (JSON.stringify(one) !== JSON.stringify(dissectPacket(ones.subarray(8, 8 + length), v))) {
        expect.fail(`what surrounds ${Buffer.from(bytes).toString('hex')} changes what it is`);
      }
    }
  }, 60_000);

  it('stands whatever is changed in a good packet', () => {
    const mutation = fc.record({ at: fc.nat(60), byte: fc.nat(255), cut: fc.nat(8) });
    fc.assert(
      fc.property(publish, version, mutation, (one, v, { at, byte, cut }) => {
        const bytes = encode({ ...one, dup: false, properties: v === 5 ? one.properties : {} } as Packet, v);
        bytes[at % bytes.length] = byte;
        const changed = bytes.subarray(0, Math.max(1, bytes.length - cut));
        expectWellFormed(changed, dissectPacket(changed, v).fields);
      }),
      { numRuns: 5000 },
    );
  });
});
