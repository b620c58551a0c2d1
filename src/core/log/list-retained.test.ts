import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicMatches } from '../mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { listRetained, MAX_RETAINED } from './list-retained.ts';
import { META_OUT } from './log-block.ts';
import { PacketLog } from './packet-log.ts';
import { TopicStatistics } from './topic-statistics.ts';
import { TopicTable } from './topic-table.ts';

interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
  readonly out: boolean;
}

const utf8 = new TextEncoder();

/** A PUBLISH of version 3.1.1 at QoS 1. */
function encode({ topic, payload, retain }: Message): Uint8Array {
  const name = utf8.encode(topic);
  const body = [name.length >> 8, name.length & 0xff, ...name, 0, 1, ...utf8.encode(payload)];
  const length = body.length < 128 ? [body.length] : [(body.length % 128) | 0x80, body.length >> 7];
  return Uint8Array.from([0x32 | (retain ? 1 : 0), ...length, ...body]);
}

function setUp(budgetBytes = 1 << 30) {
  const log = new PacketLog(budgetBytes);
  const topics = new TopicTable();
  const statistics = new TopicStatistics();
  const head = emptyHead();
  return {
    log,
    see(topic: string, payload: string, { retain = false, out = false } = {}) {
      const packet = encode({ topic, payload, retain, out });
      readPacketHead(packet, 0, packet.length, 4, head);
      const shift = log.reserve(packet, 0, packet.length);
      const topicId = topics.intern(packet, head.topicStart, head.topicEnd);
      const seq = log.append(
        0,
        packet.length,
        shift,
        head,
        1000 + log.endSeq,
        (1 << 2) | (out ? META_OUT : 0),
        topicId,
      );
      statistics.count(topicId, seq, 1000 + seq, retain, payload === '');
      log.settle();
    },
    list: (filter = '#') => listRetained(log, topics, statistics, filter),
  };
}

describe('listRetained', () => {
  it('lists by name what has the flag and matches, with what the log has of it', () => {
    const { see, list } = setUp();
    see('b/2', 'two', { retain: true });
    see('a', 'x');
    see('b/1', 'one', { retain: true });
    see('c', 'three', { retain: true });
    expect(list('b/#')).toEqual([
      {
        ...{ topic: 'b/1', seq: 2, time: 1002, qos: 1, size: 3 },
        ...{ preview: 'one', previewKind: 'text', mayBeOutdated: false },
      },
      {
        ...{ topic: 'b/2', seq: 0, time: 1000, qos: 1, size: 3 },
        ...{ preview: 'two', previewKind: 'text', mayBeOutdated: false },
      },
    ]);
  });

  it('says where a later message came without the flag, unless it is the echo of what was published here', () => {
    const { see, list } = setUp();
    see('live', 'old', { retain: true });
    see('live', 'new');
    see('mine', 'same', { retain: true, out: true });
    see('mine', 'same');
    see('ours', 'mine', { retain: true, out: true });
    see('ours', 'theirs');
    expect(list().map(({ topic, preview, mayBeOutdated }) => [topic, preview, mayBeOutdated])).toEqual([
      ['live', 'old', true],
      ['mine', 'same', false],
      ['ours', 'mine', true],
    ]);
  });

  it('names what was evicted without its value', () => {
    const { log, see, list } = setUp();
    see('gone', 'x', { retain: true });
    log.clear();
    see('kept', 'y', { retain: true });
    expect(list().map(({ topic, seq, preview }) => [topic, seq, preview])).toEqual([
      ['gone', null, ''],
      ['kept', 1, 'y'],
    ]);
  });

  it('lists no more than anybody looks through', () => {
    const { see, list } = setUp();
    for (let i = 0; i < MAX_RETAINED + 5; i++) see(`t/${i}`, 'x', { retain: true });
    expect(list()).toHaveLength(MAX_RETAINED);
  });

  it('agrees with a broker that does what the flags say', () => {
    const message = fc.record({
      topic: fc.constantFrom('a', 'a/b', 'a/b/c', '$SYS/x', 'д/к'),
      payload: fc.constantFrom('', 'x', 'yy'),
      retain: fc.boolean(),
      out: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 60 }),
        fc.constantFrom('#', 'a/#', '+', 'a', '$SYS/#'),
        (all, filter) => {
          const { see, list } = setUp();
          const kept = new Map<string, string>();
          for (const { topic, payload, ...flags } of all) {
            see(topic, payload, flags);
            if (flags.retain && payload === '') kept.delete(topic);
            else if (flags.retain) kept.set(topic, payload);
          }
          const wanted = [...kept]
            .filter(([topic]) => topicMatches(filter, topic))
            .sort(([a], [b]) => (a < b ? -1 : 1));
          expect(list(filter).map(({ topic, preview }) => [topic, preview])).toEqual(wanted);
        },
      ),
    );
  });
});
