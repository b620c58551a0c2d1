import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { PacketLog } from './packet-log.ts';
import { readTopicSeries } from './read-topic-series.ts';
import type { TopicSeriesRequest } from './topic-series.ts';
import { TopicTable } from './topic-table.ts';

interface Message {
  readonly topic: string;
  readonly payload: string;
}

const utf8 = new TextEncoder();

/** A PUBLISH of version 3.1.1 at QoS 0, of less than 16,384 bytes. */
function encode({ topic, payload }: Message): Uint8Array {
  const body = [0, topic.length, ...utf8.encode(topic + payload)];
  const length = body.length < 128 ? [body.length] : [(body.length % 128) | 0x80, body.length >> 7];
  return Uint8Array.from([0x30, ...length, ...body]);
}

/** A message a second. A table with room for one topic: the others are known by their bytes. */
function logOf(messages: readonly Message[], maxTopics = 9, budgetBytes = 1 << 30) {
  const log = new PacketLog(budgetBytes);
  const topics = new TopicTable({ maxTopics, maxBytes: 1 << 20 });
  const head = emptyHead();
  messages.forEach((message, i) => {
    const packet = encode(message);
    readPacketHead(packet, 0, packet.length, 4, head);
    const shift = log.reserve(packet, 0, packet.length);
    const topicId = topics.intern(packet, head.topicStart, head.topicEnd);
    log.append(0, packet.length, shift, head, i * 1000, 1 << 2, topicId);
    log.settle();
  });
  return (request: Partial<TopicSeriesRequest>) =>
    readTopicSeries(log, topics, { topic: 'a', from: null, afterSeq: null, maxMessages: 1e6, ...request });
}

const message: fc.Arbitrary<Message> = fc.record({
  topic: fc.constantFrom('a', 'b', 'c'),
  payload: fc.constantFrom('{"t":1.5,"h":{"x":2}}', '{"t":3}', '7', 'off', '', '{"name":"x"}', '{"h":{"x":true}}'),
});

/** Path -> number. */
function numbersOf(payload: string): Record<string, number> {
  if (payload === '7') return { '': 7 };
  if (!payload.startsWith('{')) return {};
  const { t, h } = JSON.parse(payload) as { t?: number; h?: { x: number | boolean } };
  return { ...(t !== undefined && { t }), ...(h && { 'h.x': Number(h.x) }) };
}

describe('readTopicSeries', () => {
  it('finds what a look at all messages finds', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 30 }),
        fc.constantFrom(1, 9),
        fc.record({
          topic: fc.constantFrom('a', 'c', 'never'),
          from: fc.option(fc.integer({ min: 0, max: 30_000 })),
          afterSeq: fc.option(fc.nat(30)),
          maxMessages: fc.constantFrom(0, 1, 3, 100),
        }),
        (messages, maxTopics, request) => {
          const asked = messages
            .map((one, seq) => ({ ...one, seq, numbers: numbersOf(one.payload) }))
            .filter(({ topic, seq }) => topic === request.topic && seq > (request.afterSeq ?? -1))
            .filter(({ seq }) => seq * 1000 >= (request.from ?? 0));
          const newest = request.maxMessages === 0 ? [] : asked.slice(-request.maxMessages);
          const wanted = newest.filter(({ numbers }) => Object.keys(numbers).length > 0);
          const series = logOf(messages, maxTopics)(request);
          expect(series.messages).toBe(newest.length);
          expect(series.left).toBe(asked.length - newest.length);
          expect(series.bytes).toBe(asked.reduce((sum, { payload }) => sum + payload.length, 0));
          expect(series.lastSeq).toBe(asked.at(-1)?.seq ?? null);
          expect([...series.seqs]).toEqual(wanted.map(({ seq }) => seq));
          expect([...series.times]).toEqual(wanted.map(({ seq }) => seq * 1000));
          const paths = [...new Set(wanted.flatMap(({ numbers }) => Object.keys(numbers)))];
          expect(series.fields.map(({ path }) => path).sort()).toEqual(paths.sort());
          for (const { path, values } of series.fields)
            expect([...values]).toEqual(wanted.map(({ numbers }) => numbers[path] ?? Number.NaN));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('names fields so that a comparison can be made of them', () => {
    const series = logOf([{ topic: 'a', payload: '{"a.b":{"c":[0,{"x y":1}]},"":2}' }])({});
    expect(series.fields.map(({ path }) => path)).toEqual(['"a.b".c[0]', '"a.b".c[1]."x y"', '""']);
  });

  it('reads on over blocks, and only what is kept', () => {
    const payload = `{"v":1,"pad":"${'x'.repeat(1000)}"}`;
    const series = logOf(
      Array.from({ length: 6000 }, () => ({ topic: 'a', payload })),
      9,
      4 << 20,
    )({});
    expect(series.times.length).toBeGreaterThan(1000);
    expect(series.times.length).toBeLessThan(5000);
    expect(series.seqs.at(-1)).toBe(5999);
  });

  it('reads ten thousand messages of a hundred bytes well within a frame or three', () => {
    const messages = Array.from({ length: 10_000 }, (_, i) => ({
      topic: 'a',
      payload: `{"temperature":${20 + (i % 100) / 10},"humidity":${i % 90},"dew_point":11.25,"on":true,"name":"sensor ${i}"}`,
    }));
    const read = logOf(messages);
    const times = Array.from({ length: 8 }, () => {
      const began = performance.now();
      expect(read({}).fields.length).toBe(4);
      return performance.now() - began;
    });
    // Whatever else the machine does, one of them is left alone.
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
