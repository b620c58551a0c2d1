import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { META_VERSION_SHIFT } from './log-block.ts';
import { PacketLog } from './packet-log.ts';
import { lastOfTopic, relatedMessages } from './related-messages.ts';
import { TopicTable } from './topic-table.ts';

interface Message {
  readonly topic: string;
  readonly responseTopic?: string | undefined;
  readonly correlation?: string | undefined;
}

/** A table with room for one topic: the others are known by their bytes. */
function logOf(messages: readonly Message[], maxTopics: number) {
  const log = new PacketLog(1 << 30);
  const topics = new TopicTable({ maxTopics, maxBytes: 1 << 20 });
  const head = emptyHead();
  for (const { topic, responseTopic, correlation } of messages) {
    const properties = {
      ...(responseTopic !== undefined && { responseTopic }),
      ...(correlation !== undefined && { correlationData: Buffer.from(correlation) }),
    };
    const packet = new Uint8Array(
      generate(
        { cmd: 'publish', topic, payload: '', qos: 0, dup: false, retain: false, properties },
        { protocolVersion: 5 },
      ),
    );
    readPacketHead(packet, 0, packet.length, 5, head);
    const shift = log.reserve(packet, 0, packet.length);
    const topicId = topics.intern(packet, head.topicStart, head.topicEnd);
    log.append(0, packet.length, shift, head, 0, 2 << META_VERSION_SHIFT, topicId);
  }
  return { log, topics };
}

const optional = (...values: string[]) => fc.constantFrom(undefined, ...values);
const message: fc.Arbitrary<Message> = fc.record({
  topic: fc.constantFrom('ask', 'answer', 'other'),
  responseTopic: optional('answer', 'other'),
  correlation: optional('1', '2'),
});

describe('relatedMessages', () => {
  it('finds what a look at all messages finds', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 9), (messages, maxTopics) => {
        const { log, topics } = logOf(messages, maxTopics);
        messages.forEach((one, seq) => {
          const first = (isWanted: (other: Message) => boolean) => {
            const at = messages.findIndex((other, i) => i > seq && isWanted(other));
            return at < 0 ? null : at;
          };
          const last = (isWanted: (other: Message) => boolean) => {
            const at = messages.findLastIndex((other, i) => i < seq && isWanted(other));
            return at < 0 ? null : at;
          };
          expect(relatedMessages(log, topics, seq)).toEqual({
            previous: last(({ topic }) => topic === one.topic),
            next: first(({ topic }) => topic === one.topic),
            request: last((other) => other.responseTopic === one.topic && other.correlation === one.correlation),
            response: one.responseTopic
              ? first(({ topic, correlation }) => topic === one.responseTopic && correlation === one.correlation)
              : null,
          });
          expect(lastOfTopic(log, topics, 'ask', seq)).toBe(last(({ topic }) => topic === 'ask'));
        });
      }),
      { numRuns: 500 },
    );
  });

  it('knows nothing of what is not kept or was never seen', () => {
    const { log, topics } = logOf([{ topic: 'a' }], 9);
    expect(relatedMessages(log, topics, 7)).toBeNull();
    expect(lastOfTopic(log, topics, 'b', null)).toBeNull();
    expect(lastOfTopic(log, topics, 'a', null)).toBe(0);
  });
});
