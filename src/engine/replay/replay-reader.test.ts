import { generate, type IPublishPacket, type Packet } from 'mqtt-packet';
import { beforeEach, describe, expect, it } from 'vitest';
import { WallClock } from '../../core/base/wall-clock.ts';
import { MessageList } from '../../core/log/message-list.ts';
import { PacketLog } from '../../core/log/packet-log.ts';
import type { ReplayRules } from '../../core/log/replay-rules.ts';
import { TopicTable } from '../../core/log/topic-table.ts';
import type { ServerLimits } from '../../core/protocol/engine-contract.ts';
import { InboundGuard } from '../../core/wire/inbound-guard.ts';
import { PacketSplitter } from '../../core/wire/packet-splitter.ts';
import { PacketIntake } from '../packet-intake.ts';
import { ReplayReader } from './replay-reader.ts';

const AS_RECORDED: ReplayRules = {
  direction: null,
  oldPrefix: null,
  newPrefix: null,
  qos: null,
  keepRetain: false,
  keepProperties: true,
};

const LIMITS: ServerLimits = {
  receiveMaximum: 10,
  maximumQos: 2,
  retainAvailable: true,
  maximumPacketSize: null,
  topicAliasMaximum: 0,
  wildcardSubscriptions: true,
  subscriptionIdentifiers: true,
  sharedSubscriptions: true,
};

describe('ReplayReader', () => {
  let log: PacketLog;
  let intake: PacketIntake;
  let list: MessageList;
  let reader: ReplayReader;
  let receive: (...packets: Partial<IPublishPacket>[]) => void;
  let send: (...packets: Partial<IPublishPacket>[]) => void;

  beforeEach(() => {
    log = new PacketLog(64 * 1024 * 1024);
    const topics = new TopicTable();
    intake = new PacketIntake(log, topics, new WallClock());
    list = new MessageList(log);
    reader = new ReplayReader((seq) => log.packet(seq), list, topics);
    const connection = {
      version: 5 as const,
      guard: new InboundGuard(5, 10, false),
      aliases: new Map(),
      onInbound() {},
      onViolation() {},
    };
    const inbound = new PacketSplitter((batch) => intake.inbound(batch, connection));
    inbound.push(bytesOf({ cmd: 'connack', sessionPresent: false, reasonCode: 0 }));
    const outbound = new PacketSplitter((batch) => intake.outbound(batch, 5, () => {}));
    receive = (...packets) => {
      for (const packet of packets) inbound.push(encode(packet));
    };
    send = (...packets) => {
      for (const packet of packets) outbound.push(encode(packet));
    };
  });

  const survey = (rules: Partial<ReplayRules> = {}, limits: ServerLimits | null = null, maxMessages = 1_000) =>
    reader.survey({
      messages: { from: 0, end: log.endOrdinal },
      rules: { ...AS_RECORDED, ...rules },
      limits,
      next: 0,
      maxMessages,
    });
  const messages = (rules: Partial<ReplayRules> = {}) => {
    const { seqs } = survey(rules);
    return reader.messages({ seqs, rules: { ...AS_RECORDED, ...rules }, maxBytes: 1_000_000 }).messages;
  };

  it('hands out what it counted, in order, with payload and QoS as they were', () => {
    receive({ topic: 'a', payload: Buffer.from([0, 255]), qos: 1, messageId: 7, retain: true });
    send({ topic: 'b', payload: 'two', qos: 2, messageId: 8 });
    receive({ topic: 'c', payload: '' });
    expect(survey().survey).toMatchObject({ messages: 3, bytes: 5, byQos: { 0: 1, 1: 1, 2: 1 }, retained: 0 });
    expect(messages().map(({ topic, qos, retain, payload }) => [topic, qos, retain, [...payload]])).toEqual([
      ['a', 1, false, [0, 255]],
      ['b', 2, false, [...Buffer.from('two')]],
      ['c', 0, false, []],
    ]);
    expect(messages({ keepRetain: true })[0]?.retain).toBe(true);
    expect(messages({ qos: 0 }).map(({ qos }) => qos)).toEqual([0, 0, 0]);
    expect(messages({ direction: 'out' }).map(({ topic }) => topic)).toEqual(['b']);
    expect(survey({ direction: 'out' }).survey).toMatchObject({ messages: 1, otherDirection: 2 });
  });

  it('keeps properties, but none that belong to the connection, and moves the response topic along', () => {
    receive(
      { topic: 'plant/a', payload: 'x', properties: { topicAlias: 3, subscriptionIdentifier: 9 } },
      {
        topic: '',
        payload: 'y',
        properties: {
          topicAlias: 3,
          contentType: 'text/plain',
          responseTopic: 'plant/answers',
          correlationData: Buffer.from([1, 2]),
          payloadFormatIndicator: true,
          messageExpiryInterval: 5,
          userProperties: { unit: ['a', 'b'] },
        },
      },
    );
    const [first, second] = messages({ oldPrefix: 'plant', newPrefix: 'test' });
    expect(first).toEqual(expect.objectContaining({ topic: 'test/a' }));
    expect(first?.properties).toBeUndefined();
    expect(second).toMatchObject({
      topic: 'test/a',
      properties: {
        contentType: 'text/plain',
        responseTopic: 'test/answers',
        correlationData: Uint8Array.of(1, 2),
        payloadIsUtf8: true,
        messageExpiryIntervalS: 5,
        userProperties: [
          ['unit', 'a'],
          ['unit', 'b'],
        ],
      },
    });
    expect(messages({ keepProperties: false })[1]?.properties).toBeUndefined();
  });

  it('leaves out what cannot be published, and says why', () => {
    receive({ topic: '$SYS/uptime', payload: 'x' }, { topic: 'a', payload: 'x'.repeat(100), qos: 1, messageId: 1 });
    receive({ topic: 'b', payload: 'y', qos: 2, messageId: 2, retain: true });
    expect(survey().survey.skipped).toEqual([{ reason: 'reserved-topic', count: 1, examples: ['$SYS/uptime'] }]);
    expect(survey({}, { ...LIMITS, maximumPacketSize: 60 }).survey.skipped).toContainEqual({
      reason: 'maximumPacketSize',
      count: 1,
      examples: ['a'],
    });
    const { survey: limited, seqs } = survey({ keepRetain: true }, { ...LIMITS, maximumQos: 1 });
    expect(limited).toMatchObject({ messages: 1 });
    expect(limited.skipped).toContainEqual({ reason: 'maximumQos', count: 1, examples: ['b'] });
    expect([...seqs]).toEqual([2]);
    expect(survey({ qos: 0, keepRetain: true }, { ...LIMITS, retainAvailable: false }).survey.skipped).toContainEqual({
      reason: 'retainAvailable',
      count: 1,
      examples: ['b'],
    });
  });

  it('counts in pieces, and steps over what is not kept any more', () => {
    for (let i = 0; i < 10; i++) receive({ topic: 'a', payload: `${i}` });
    const first = survey({}, null, 4);
    expect(first).toMatchObject({ next: 4, done: false, survey: { messages: 4 } });
    const rules = AS_RECORDED;
    const request = { messages: { from: 0, end: 10 }, rules, limits: null, next: 4, maxMessages: 100 };
    expect(reader.survey(request)).toMatchObject({ next: 10, done: true, survey: { messages: 6 } });
    const { seqs } = survey();
    const piece = reader.messages({ seqs, rules, maxBytes: 1 });
    expect(piece).toMatchObject({ taken: 1 });
    log.clear();
    log.dropCleared();
    expect(reader.messages({ seqs, rules, maxBytes: 1_000 })).toEqual({ messages: [], taken: 10 });
    expect(reader.survey({ ...request, next: 0 })).toMatchObject({ done: true, survey: { messages: 0, missing: 10 } });
  });
});

function encode(packet: Partial<IPublishPacket>): Uint8Array<ArrayBuffer> {
  return bytesOf({ cmd: 'publish', qos: 0, dup: false, retain: false, ...packet } as IPublishPacket);
}

function bytesOf(packet: Packet): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(generate(packet, { protocolVersion: 5 }));
}
