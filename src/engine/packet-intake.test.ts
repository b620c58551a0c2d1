import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import { Bookmarks } from '../core/log/bookmarks.ts';
import { MessageList } from '../core/log/message-list.ts';
import { MessageView } from '../core/log/message-view.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { InboundGuard } from '../core/wire/inbound-guard.ts';
import { PacketSplitter } from '../core/wire/packet-splitter.ts';
import { type IntakeConnection, PacketIntake } from './packet-intake.ts';

function setUp(version: ProtocolVersion, { aliasMaximum = 0, echo = false } = {}) {
  const log = new PacketLog(64 << 20);
  const topics = new TopicTable();
  const subscriptions = new TopicSubscriptions(topics);
  const intake = new PacketIntake(log, topics, new WallClock());
  const handedOn: number[] = [];
  const violations: string[] = [];
  const outbound = new PacketSplitter((batch) => intake.outbound(batch, version, () => {}));
  const connection: IntakeConnection = {
    version,
    guard: new InboundGuard(version, aliasMaximum),
    aliases: new Map(),
    onInbound: ({ head }) => {
      handedOn.push(head.type);
      if (echo) outbound.push(encode({ cmd: 'puback', messageId: 1 }, version));
    },
    onViolation: ({ clause }) => violations.push(clause),
  };
  const splitter = new PacketSplitter((batch) => intake.inbound(batch, connection));
  const push = (...packets: (Packet | Uint8Array)[]) =>
    splitter.push(Buffer.concat(packets.map((p) => (p instanceof Uint8Array ? p : encode(p, version)))));
  push(Uint8Array.from(version === 5 ? [0x20, 3, 0, 0, 0] : [0x20, 2, 0, 0]));
  handedOn.length = 0;
  const view = new MessageView(log, new Bookmarks(log), topics, subscriptions);
  const list = new MessageList(log);
  const rows = () => view.rows(list, 0, 1000).rows;
  const detail = (seq: number, maxBytes: number) => view.detail(list, seq, maxBytes);
  return { log, intake, handedOn, violations, push, subscriptions, detail, rows };
}

function encode(packet: Packet, version: ProtocolVersion): Uint8Array<ArrayBuffer> {
  return new Uint8Array(generate(packet, { protocolVersion: version }));
}

const message = (topic: string, payload: string | Buffer, qos: 0 | 1 | 2 = 0, extra = {}): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  qos,
  dup: false,
  retain: false,
  ...(qos ? { messageId: 1 } : {}),
  ...extra,
});

describe('PacketIntake', () => {
  it('keeps inbound QoS 0 messages from the protocol engine, and hands all else on', () => {
    const { push, handedOn, rows, intake } = setUp(5);
    push(message('a', '0'), message('b', '1', 1), message('a', '2'), { cmd: 'pingresp' }, message('c', '3', 2));
    expect(handedOn).toEqual([3, 13, 3]);
    expect(rows().map(({ topic, preview, qos }) => [topic, preview, qos])).toEqual([
      ['a', '0', 0],
      ['b', '1', 1],
      ['a', '2', 0],
      ['c', '3', 2],
    ]);
    expect(intake.received).toBe(4);
  });

  it('resolves topic aliases, and hands such packets on so that alias tables agree', () => {
    const { push, handedOn, rows } = setUp(5, { aliasMaximum: 2 });
    push(
      message('long/topic', 'x', 0, { properties: { topicAlias: 1 } }),
      message('', 'y', 0, { properties: { topicAlias: 1 } }),
      message('other', 'z', 0, { properties: { contentType: 'text/plain' } }),
    );
    expect(rows().map(({ topic, preview }) => [topic, preview])).toEqual([
      ['long/topic', 'x'],
      ['long/topic', 'y'],
      ['other', 'z'],
    ]);
    expect(handedOn).toEqual([3, 3]);
  });

  it('takes nothing after a violation, and keeps what came before it and the violation itself', () => {
    const { push, violations, log, handedOn } = setUp(4);
    push(message('a', '0'), Uint8Array.of(0x62, 0), message('b', '1'));
    expect(violations).toEqual(['MQTT-2.2.1']);
    expect(log.endSeq).toBe(3);
    expect(log.packet(2)).toMatchObject({ violation: true, bytes: Uint8Array.of(0x62, 0) });
    expect(handedOn).toEqual([]);
  });

  it.each([
    ['not UTF-8', Uint8Array.of(0x30, 4, 0, 2, 0xff, 0xfe), 'MQTT-1.5.4-1'],
    ['with a wildcard', Uint8Array.of(0x30, 5, 0, 3, 97, 47, 43), 'MQTT-3.3.2-2'],
  ])('finds a topic name %s each time it comes', (_what, bytes, clause) => {
    for (let i = 0; i < 2; i++) {
      const { push, violations } = setUp(4);
      push(message('a', 'x'), bytes);
      expect(violations).toEqual([clause]);
    }
  });

  it('keeps packets apart when acting on one appends others in the midst of a batch', () => {
    const { push, rows, log } = setUp(4, { echo: true });
    push(message('a', 'one', 1), message('b', 'two'), message('c', 'three', 1), message('d', 'four'));
    expect(rows().map(({ preview }) => preview)).toEqual(['one', 'two', 'three', 'four']);
    const types = Array.from({ length: log.endSeq - 1 }, (_, i) => (log.packet(i + 1)?.bytes[0] ?? 0) >> 4);
    expect(types).toEqual([4, 3, 4, 3, 3, 4, 3]); // CONNACK was echoed too
  });

  it('names the first subscription that matches', () => {
    const { push, subscriptions, rows } = setUp(4);
    subscriptions.setFilters(['x', 'a/#', 'a/+']);
    push(message('a/b', ''), message('z', ''));
    expect(rows().map(({ subscription, previewKind }) => [subscription, previewKind])).toEqual([
      ['a/#', 'empty'],
      [null, 'empty'],
    ]);
  });

  it('shows a message with all its bytes, its properties and its answer', () => {
    const { push, detail: detailOf, log } = setUp(5);
    const payload = Buffer.from([0, 0xff, 0x80, 10]);
    push(message('a', payload, 1, { properties: { userProperties: { k: 'v' }, messageExpiryInterval: 60 } }));
    const detail = detailOf(1, 3);
    expect(detail?.row).toMatchObject({ size: 4, preview: '00 ff 80 0a', previewKind: 'bytes' });
    expect(detail?.payload).toEqual(Uint8Array.of(0, 0xff, 0x80));
    expect(new Map(detail?.properties.map(({ name, value }) => [name, value]))).toEqual(
      new Map<string, unknown>([
        ['Message Expiry Interval', 60],
        ['User Property', ['k', 'v']],
      ]),
    );
    expect(detail?.answer).toBeNull();
    expect(detailOf(0, 10)).toBeNull();
    expect(log.packet(99)).toBeUndefined();
  });
});
