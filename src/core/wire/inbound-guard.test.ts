import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { InboundGuard } from './inbound-guard.ts';
import { emptyHead, readPacketHead } from './packet-head.ts';

const CONNACK_3 = Uint8Array.of(0x20, 2, 0, 0);
const CONNACK_5 = Uint8Array.of(0x20, 3, 0, 0, 0);

function check(version: ProtocolVersion, bytes: Uint8Array, { afterConnack = true, aliasMaximum = 0 } = {}) {
  const guard = new InboundGuard(version, aliasMaximum);
  const head = emptyHead();
  const run = (packet: Uint8Array) => {
    readPacketHead(packet, 0, packet.length, version, head);
    return guard.check(packet, packet.length, head);
  };
  if (afterConnack) expect(run(version === 5 ? CONNACK_5 : CONNACK_3)).toBeNull();
  return run(bytes);
}

const publish = (flags: number, ...body: number[]) => Uint8Array.of(0x30 | flags, body.length, ...body);

describe('InboundGuard', () => {
  it('lets pass what a correct server sends', () => {
    const packets: Packet[] = [
      { cmd: 'publish', topic: 'a/b', payload: 'x', qos: 0, dup: false, retain: true },
      { cmd: 'publish', topic: 'a/b', payload: '', qos: 2, dup: true, retain: false, messageId: 7 },
      { cmd: 'puback', messageId: 7 },
      { cmd: 'pubrec', messageId: 7 },
      { cmd: 'pubrel', messageId: 7 },
      { cmd: 'pubcomp', messageId: 7 },
      { cmd: 'suback', messageId: 7, granted: [0, 1, 128] },
      { cmd: 'unsuback', messageId: 7, granted: [0] },
      { cmd: 'pingresp' },
    ];
    for (const version of [3, 4, 5] as const) {
      for (const packet of packets) {
        const bytes = new Uint8Array(generate(packet, { protocolVersion: version }));
        expect([packet.cmd, check(version, bytes)]).toEqual([packet.cmd, null]);
      }
    }
  });

  it.each([
    ['a PUBLISH before CONNACK', publish(0, 0, 1, 97), 'MQTT-3.2.0-1', { afterConnack: false }],
    ['a second CONNACK', CONNACK_3, 'MQTT-3.2.0-2'],
    ['a QoS of 3', publish(0b110, 0, 1, 97, 0, 1), 'MQTT-3.3.1-4'],
    ['DUP at QoS 0', publish(0b1000, 0, 1, 97), 'MQTT-3.3.1-2'],
    ['a packet id of 0', publish(0b10, 0, 1, 97, 0, 0), 'MQTT-2.2.1-3'],
    ['an empty topic', publish(0, 0, 0), 'MQTT-3.3.2-1'],
    ['a topic that is cut off', publish(0, 0, 9, 97), 'MQTT-3.3.2'],
    ['a PUBREL that is cut off', Uint8Array.of(0x62, 0), 'MQTT-2.2.1'],
    ['a PUBREL with wrong flags', Uint8Array.of(0x60, 2, 0, 1), 'MQTT-2.1.3-1'],
    ['a PUBACK of id 0', Uint8Array.of(0x40, 2, 0, 0), 'MQTT-2.2.1-3'],
    ['a SUBACK without codes', Uint8Array.of(0x90, 2, 0, 1), 'MQTT-3.9.3'],
    ['a PINGRESP with a body', Uint8Array.of(0xd0, 1, 0), 'MQTT-3.13.1'],
    ['a SUBSCRIBE', Uint8Array.of(0x82, 6, 0, 1, 0, 1, 97, 0), 'MQTT-2.1.2'],
    ['a CONNECT', Uint8Array.of(0x10, 0), 'MQTT-2.1.2'],
    ['a DISCONNECT', Uint8Array.of(0xe0, 0), 'MQTT-3.14'],
  ] as const)(
    'names the clause that %s breaks in 3.1.1',
    (_what, bytes, clause, options: { afterConnack?: boolean } = {}) => {
      expect(check(4, bytes, options)?.clause).toBe(clause);
    },
  );

  it.each([
    ['a property that does not exist', publish(0, 0, 1, 97, 2, 0x7e, 0), 'MQTT-2.2.2'],
    ['a property twice', publish(0, 0, 1, 97, 4, 1, 0, 1, 0), 'MQTT-2.2.2'],
    ['a property length beyond the packet', publish(0, 0, 1, 97, 90), 'MQTT-3.3.2'],
    ['a topic alias that was not allowed', publish(0, 0, 1, 97, 3, 0x23, 0, 1), 'MQTT-3.3.2-9'],
    ['neither topic nor alias', publish(0, 0, 0, 2, 1, 0), 'MQTT-3.3.2-1'],
  ] as const)('names the clause that %s breaks in version 5', (_what, bytes, clause) => {
    expect(check(5, bytes)?.clause).toBe(clause);
  });

  it('allows the topic aliases that CONNECT allowed', () => {
    expect(check(5, publish(0, 0, 0, 3, 0x23, 0, 2), { aliasMaximum: 2 })).toBeNull();
    expect(check(5, publish(0, 0, 0, 3, 0x23, 0, 3), { aliasMaximum: 2 })?.reasonCode).toBe(0x94);
  });

  it('takes the short CONNACK with which an old server refuses version 5', () => {
    expect(check(5, Uint8Array.of(0x20, 2, 0, 1), { afterConnack: false })).toBeNull();
  });

  it('never throws and never reads past the packet', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(3, 4, 5),
        fc.integer({ min: 0x10, max: 0xff }),
        fc.uint8Array({ maxLength: 60 }),
        (version, first, body) => {
          const bytes = Uint8Array.of(first, body.length, ...body);
          const roomy = new Uint8Array([...bytes, ...new Uint8Array(80).fill(0xff)]);
          const whole = check(version as ProtocolVersion, bytes);
          const guard = new InboundGuard(version as ProtocolVersion, 0);
          const head = emptyHead();
          const connack = version === 5 ? CONNACK_5 : CONNACK_3;
          readPacketHead(connack, 0, connack.length, version as ProtocolVersion, head);
          guard.check(connack, connack.length, head);
          readPacketHead(roomy, 0, bytes.length, version as ProtocolVersion, head);
          expect(guard.check(roomy, bytes.length, head)).toEqual(whole);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
