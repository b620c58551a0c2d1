import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { MAX_SUMMARY_CHARS, summarizePacket } from './summarize-packet.ts';

const of = (packet: Packet, protocolVersion: ProtocolVersion = 5) =>
  summarizePacket(new Uint8Array(generate(packet, { protocolVersion })), protocolVersion);

describe('summarizePacket', () => {
  it('says what a CONNECT asks for, and never its password', () => {
    const connect = {
      cmd: 'connect' as const,
      clientId: 'lab',
      clean: true,
      keepalive: 60,
      username: 'ann',
      password: Buffer.from('topsecret'),
      will: { topic: 'gone', payload: Buffer.from('x'), qos: 1 as const, retain: false },
    };
    const five = of({ ...connect, protocolId: 'MQTT', protocolVersion: 5 });
    expect(five.type).toBe('CONNECT');
    expect(five.text).toBe(
      'MQTT 5 · Clean Start 1 · lab · Keep Alive 60 s · User Name ann · Password •••••• · Will gone',
    );
    expect(five.text).not.toContain('topsecret');
    expect(of({ ...connect, protocolId: 'MQTT', protocolVersion: 4 }, 4).text).toContain(
      'MQTT 3.1.1 · Clean Session 1',
    );
  });

  it('names reason codes, and tells refusals', () => {
    expect(of({ cmd: 'connack', reasonCode: 0, sessionPresent: true })).toMatchObject({
      text: 'Success 0x00 · Session Present',
      refuses: false,
    });
    expect(of({ cmd: 'connack', returnCode: 5, sessionPresent: false }, 4)).toMatchObject({
      text: expect.stringContaining('0x05'),
      refuses: true,
    });
    const limits = { receiveMaximum: 20, maximumQoS: 1, maximumPacketSize: 1000, topicAliasMaximum: 10 };
    expect(of({ cmd: 'connack', reasonCode: 0, sessionPresent: false, properties: limits }).text).toBe(
      'Success 0x00 · Receive Maximum 20 · Maximum QoS 1 · Maximum Packet Size 1000 · Topic Alias Maximum 10',
    );
    expect(of({ cmd: 'puback', messageId: 3, reasonCode: 0x87 })).toMatchObject({
      text: 'Not authorized 0x87',
      refuses: true,
    });
    expect(of({ cmd: 'suback', messageId: 3, granted: [1, 0x80] }, 4)).toMatchObject({ refuses: true });
    expect(of({ cmd: 'pubrel', messageId: 3 }, 4)).toMatchObject({ text: 'Success', refuses: false });
  });

  it('says of a PUBLISH what it is, where it goes and how large it is', () => {
    const publish = { cmd: 'publish' as const, topic: 'жук/1', payload: 'abc', messageId: 7, retain: true };
    expect(of({ ...publish, qos: 2, dup: true }).text).toBe('DUP · QoS 2 · RETAIN · жук/1 · 3 bytes');
    expect(of({ ...publish, topic: '', qos: 0, dup: false, retain: false, properties: { topicAlias: 9 } }).text).toBe(
      'QoS 0 · Topic Alias 9 · 3 bytes',
    );
  });

  it('says of a PUBLISH what its receiver is told beside the payload', () => {
    const publish = { cmd: 'publish' as const, topic: 't', payload: '', qos: 0 as const, dup: false, retain: false };
    const properties = {
      ...{ contentType: 'text/plain', messageExpiryInterval: 60, responseTopic: 'a/b' },
      correlationData: Buffer.from('c-7'),
      userProperties: { unit: '°C', site: ['Tver', 'Kursk'], more: 'x' },
    };
    expect(of({ ...publish, properties }).text).toBe(
      'QoS 0 · t · 0 bytes · text/plain · Message Expiry 60 s · Response Topic a/b · Correlation Data c-7 · unit=°C · site=Tver · site=Kursk · and 1 more',
    );
    const binary = (bytes: Buffer) => of({ ...publish, properties: { correlationData: bytes } }).text;
    expect(binary(Buffer.from([0, 255]))).toBe('QoS 0 · t · 0 bytes · Correlation Data 00ff');
    expect(binary(Buffer.alloc(40, 0x61))).toBe(`QoS 0 · t · 0 bytes · Correlation Data ${'a'.repeat(16)}…`);
  });

  it('names options of a subscription that are not as usual', () => {
    const options = { qos: 1 as const, nl: true, rap: true, rh: 2 as const };
    expect(of({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'a', ...options }] }).text).toBe(
      'a (QoS 1, Retain Handling 2, Retain As Published, No Local)',
    );
  });

  it('names the first topic filters of many', () => {
    const subscriptions = ['a', 'b/#', 'c', 'd', 'e'].map((topic) => ({ topic, qos: 1 as const }));
    expect(of({ cmd: 'subscribe', messageId: 1, subscriptions }).text).toBe(
      'a (QoS 1), b/# (QoS 1), c (QoS 1) and 2 more',
    );
    expect(of({ cmd: 'unsubscribe', messageId: 1, unsubscriptions: ['a', 'b'] }).text).toBe('a, b');
  });

  it('names the clause that a packet breaks', () => {
    expect(summarizePacket(Uint8Array.of(0x62, 2, 0, 0), 5).fault).toContain('MQTT-2.2.1-3');
    expect(summarizePacket(Uint8Array.of(0x36, 5, 0, 1, 97, 0, 1), 5).fault).toContain('MQTT-3.3.1-4');
    expect(of({ cmd: 'pingreq' })).toEqual({ type: 'PINGREQ', text: '', fault: null, refuses: false });
  });

  it('has a line for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom<ProtocolVersion>(3, 4, 5), (bytes, version) => {
        expect(summarizePacket(bytes, version).text.length).toBeLessThanOrEqual(MAX_SUMMARY_CHARS);
      }),
      { numRuns: 3000 },
    );
  });
});
