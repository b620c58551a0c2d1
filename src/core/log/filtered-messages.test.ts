import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Qos } from '../mqtt/qos.ts';
import { topicMatches } from '../mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { FilteredMessages } from './filtered-messages.ts';
import { META_OUT } from './log-block.ts';
import { EVERY_MESSAGE, type MessageQuery } from './message-query.ts';
import { PacketLog } from './packet-log.ts';
import { TopicTable } from './topic-table.ts';

interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly out: boolean;
}

const utf8 = new TextEncoder();

/** A PUBLISH of version 3.1.1. */
function encode({ topic, payload, qos, retain, dup }: Message): Uint8Array {
  const name = utf8.encode(topic);
  const body = [name.length >> 8, name.length & 0xff, ...name, ...(qos ? [0, 1] : []), ...utf8.encode(payload)];
  const length = body.length < 128 ? [body.length] : [(body.length % 128) | 0x80, body.length >> 7];
  return Uint8Array.from([0x30 | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0), ...length, ...body]);
}

class Log {
  readonly topics: TopicTable;
  readonly log: PacketLog;
  readonly #head = emptyHead();

  constructor(budgetBytes = 1 << 30, maxTopics = 1000) {
    this.log = new PacketLog(budgetBytes);
    this.topics = new TopicTable({ maxTopics, maxBytes: 1 << 20 });
  }

  add(packets: readonly Uint8Array[], out: (index: number) => boolean = () => false): void {
    packets.forEach((packet, i) => {
      const head = this.#head;
      readPacketHead(packet, 0, packet.length, 4, head);
      const shift = this.log.reserve(packet, 0, packet.length);
      const topicId = head.type === 3 ? this.topics.intern(packet, head.topicStart, head.topicEnd) : 0;
      this.log.append(0, packet.length, shift, head, i, (1 << 2) | (out(i) ? META_OUT : 0), topicId);
    });
    this.log.settle();
  }

  matches(query: Partial<MessageQuery>): number[] {
    const filtered = new FilteredMessages(this.log, this.topics, { ...EVERY_MESSAGE, ...query });
    filtered.advance(() => true);
    return ordinals(filtered);
  }
}

function ordinals(filtered: FilteredMessages): number[] {
  return Array.from({ length: filtered.end - filtered.first }, (_, i) => filtered.ordinalAt(filtered.first + i) ?? -1);
}

/** By characters and their cases, without bytes and patterns. */
function holds(text: string, wanted: string): boolean {
  const characters = [...text];
  const needle = [...wanted];
  const same = (a: string, b: string) =>
    [b, ...[b.toLowerCase(), b.toUpperCase()].filter((one) => [...one].length === 1)].includes(a);
  return characters.some((_, at) => needle.every((b, i) => same(characters[at + i] ?? '', b)));
}

function naive({ topic, payload, qos, retain, dup, out }: Message, query: MessageQuery): boolean {
  const { text, direction, topicFilter, retained, duplicate } = query;
  return (
    (holds(topic, text) || holds(payload, text) || text === '') &&
    (direction === null || (direction === 'out') === out) &&
    (topicFilter === null || topicMatches(topicFilter, topic)) &&
    (query.qos === null || query.qos === qos) &&
    (retained === null || retained === retain) &&
    (duplicate === null || duplicate === dup)
  );
}

const word = (min: number, max: number) =>
  fc.string({
    unit: fc.constantFrom('a', 'A', 'b', 'я', 'Я', 'ж', '€', '😀', '0', '.', '\\', '['),
    minLength: min,
    maxLength: max,
  });
const message: fc.Arbitrary<Message> = fc.record({
  topic: fc.constantFrom('a', 'a/b', 'я/B', 'ж0', '$SYS/a'),
  payload: word(0, 12),
  qos: fc.constantFrom(0, 1, 2),
  retain: fc.boolean(),
  dup: fc.boolean(),
  out: fc.boolean(),
});
const query: fc.Arbitrary<MessageQuery> = fc
  .record({
    text: word(0, 3),
    direction: fc.constantFrom(null, null, 'in' as const, 'out' as const),
    topicFilter: fc.constantFrom(null, null, '#', 'a/#', '+/B'),
    qos: fc.constantFrom(null, null, 0 as const, 1 as const, 2 as const),
    retained: fc.constantFrom(null, null, true, false),
    duplicate: fc.constantFrom(null, null, true, false),
  })
  .map((some) => ({ ...EVERY_MESSAGE, ...some }));
const PINGREQ = Uint8Array.of(0xc0, 0);

describe('a query', () => {
  it('finds what a look at every message finds, topics beyond the table included', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(message, fc.boolean()), { maxLength: 30 }), query, (entries, wanted) => {
        const log = new Log(1 << 30, 2);
        for (const [one, ping] of entries) {
          if (ping) log.add([PINGREQ]);
          log.add([encode(one)], () => one.out);
        }
        const expected = entries.flatMap(([one], i) => (naive(one, wanted) ? [i] : []));
        expect(log.matches(wanted)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('does not take a topic, a packet id or the next packet for the payload', () => {
    const log = new Log();
    const plain = { topic: 'x', retain: false, dup: false, out: false } as const;
    log.add([encode({ ...plain, payload: 'ab', qos: 1 }), encode({ ...plain, payload: 'b', qos: 0 })]);
    expect(log.matches({ text: 'x\0' })).toEqual([]);
    expect(log.matches({ text: 'b0' })).toEqual([]);
    expect(log.matches({ text: 'B' })).toEqual([0, 1]);
  });
});

describe('a filtered list', () => {
  const packet = (payload: string) => encode({ topic: 't', payload, qos: 0, retain: false, dup: false, out: false });

  it('goes on as messages come, and lets go what is evicted, with positions that never change', () => {
    const log = new Log(4 << 20);
    const filtered = new FilteredMessages(log.log, log.topics, { ...EVERY_MESSAGE, text: 'even' });
    const filler = 'x'.repeat(1000);
    const seen = new Map<number, number>();
    for (let n = 0; n < 20_000; n += 500) {
      log.add(Array.from({ length: 500 }, (_, i) => packet(`${(n + i) % 2 === 0 ? 'even' : 'odd'} ${filler}`)));
      while (!filtered.advance(() => false));
      for (let position = filtered.first; position < filtered.end; position++) {
        const ordinal = filtered.ordinalAt(position) as number;
        expect(seen.get(position) ?? ordinal).toBe(ordinal);
        seen.set(position, ordinal);
      }
      const { firstOrdinal, endOrdinal } = log.log;
      expect(filtered.end - filtered.first).toBe(Math.ceil(endOrdinal / 2) - Math.ceil(firstOrdinal / 2));
      expect(filtered.ordinalAt(filtered.positionOf(endOrdinal - 2))).toBe(endOrdinal - 2);
    }
    expect(log.log.firstOrdinal).toBeGreaterThan(0);
    expect(filtered.progress).toBe(1);
  });
});
