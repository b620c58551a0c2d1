import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Qos } from '../mqtt/qos.ts';
import { topicMatches } from '../mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { compilePattern } from './compile-pattern.ts';
import type { FieldComparison } from './field-comparison.ts';
import { FilteredMessages } from './filtered-messages.ts';
import { META_OUT, META_VERSION_SHIFT } from './log-block.ts';
import { EVERY_MESSAGE, type MessageQuery, type Range } from './message-query.ts';
import { PacketLog } from './packet-log.ts';
import { type PatternMatcher, runMatchJob } from './pattern-job.ts';
import { TopicTable } from './topic-table.ts';

interface Message {
  readonly user: readonly (readonly [string, string])[];
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly out: boolean;
}

const utf8 = new TextEncoder();

const sized = (text: string) => {
  const bytes = utf8.encode(text);
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes];
};
const varint = (value: number) => (value < 128 ? [value] : [(value % 128) | 0x80, value >> 7]);

/** A PUBLISH of version 5. */
function encode({ topic, payload, qos, retain, dup, user = [] }: Omit<Message, 'user'> & Partial<Message>): Uint8Array {
  const properties = user.flatMap(([name, value]) => [0x26, ...sized(name), ...sized(value)]);
  const head = [...sized(topic), ...(qos ? [0, 1] : []), ...varint(properties.length), ...properties];
  const body = [...head, ...utf8.encode(payload)];
  return Uint8Array.from([0x30 | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0), ...varint(body.length), ...body]);
}

class Log {
  readonly topics: TopicTable;
  readonly log: PacketLog;
  readonly #head = emptyHead();

  constructor(budgetBytes = 1 << 30, maxTopics = 1000) {
    this.log = new PacketLog(budgetBytes);
    this.topics = new TopicTable({ maxTopics, maxBytes: 1 << 20 });
  }

  add(packets: readonly Uint8Array[], out: (index: number) => boolean = () => false, time = 0): void {
    packets.forEach((packet, i) => {
      const head = this.#head;
      readPacketHead(packet, 0, packet.length, 5, head);
      const shift = this.log.reserve(packet, 0, packet.length);
      // Two connections take turns, by the message's size.
      this.log.connection = packet.length % 2;
      const topicId = head.type === 3 ? this.topics.intern(packet, head.topicStart, head.topicEnd) : 0;
      this.log.append(
        0,
        packet.length,
        shift,
        head,
        time,
        (2 << META_VERSION_SHIFT) | (out(i) ? META_OUT : 0),
        topicId,
      );
    });
    this.log.settle();
  }

  matches(query: Partial<MessageQuery>): number[] {
    const wanted = { ...EVERY_MESSAGE, ...query };
    const filtered = new FilteredMessages(this.log, this.topics, wanted);
    filtered.advance(() => true);
    return ordinals(filtered);
  }

  async matchesLater(query: MessageQuery): Promise<number[]> {
    const filtered = new FilteredMessages(this.log, this.topics, query, inline);
    for (let i = 0; filtered.progress < 1 && i < 100; i++) {
      filtered.advance(() => false);
      await Promise.resolve();
      await Promise.resolve();
    }
    return ordinals(filtered);
  }
}

function ordinals(filtered: FilteredMessages): number[] {
  return Array.from({ length: filtered.end - filtered.first }, (_, i) => filtered.ordinalAt(filtered.first + i) ?? -1);
}

const inline: PatternMatcher = {
  match: (job) => {
    const pattern = compilePattern(job.source);
    return Promise.resolve(pattern.ok ? runMatchJob(pattern.value, job, () => {}) : null);
  },
  mark: () => Promise.resolve(null),
};

/** By characters and their cases, without bytes and patterns. */
function holds(text: string, wanted: string): boolean {
  const characters = [...text];
  const needle = [...wanted];
  const same = (a: string, b: string) =>
    [b, ...[b.toLowerCase(), b.toUpperCase()].filter((one) => [...one].length === 1)].includes(a);
  return characters.some((_, at) => needle.every((b, i) => same(characters[at + i] ?? '', b)));
}

function inText({ topic, payload }: Message, { text, isPattern }: MessageQuery): boolean {
  if (text === '') return true;
  if (!isPattern) return holds(topic, text) || holds(payload, text);
  return [topic, payload].some((one) => new RegExp(text, 'iu').test(one));
}

function fieldHolds(payload: string, { path, operator, value }: FieldComparison): boolean {
  let field: unknown;
  try {
    field = path.reduce((at: unknown, step) => {
      const fits = typeof step === 'number' ? Array.isArray(at) : at?.constructor === Object;
      return fits && Object.hasOwn(at as object, step) ? (at as Record<string | number, unknown>)[step] : MISSING;
    }, JSON.parse(payload));
  } catch {
    return false;
  }
  if (field === MISSING) return false;
  if (operator === 'exists') return true;
  if (operator === '==') return field === value;
  if (operator === '!=') return field !== value;
  if (operator === 'contains') return typeof field === 'string' && field.includes(String(value));
  if (typeof field !== 'number' || typeof value !== 'number') return false;
  return operator === '>'
    ? field > value
    : operator === '>='
      ? field >= value
      : operator === '<'
        ? field < value
        : field <= value;
}
const MISSING = Symbol();

const within = (value: number, range: Range | null) => (range?.min ?? value) <= value && value <= (range?.max ?? value);

/** `time` is the message's number. */
function naive(message: Message, query: MessageQuery, time: number): boolean {
  const { topic, payload, qos, retain, dup, out, user } = message;
  const { direction, topicFilter, retained, duplicate } = query;
  return (
    inText(message, query) &&
    (direction === null || (direction === 'out') === out) &&
    (topicFilter === null || topicMatches(topicFilter, topic)) &&
    !query.hiddenFilters.some((hidden) => topicMatches(hidden, topic)) &&
    (query.qos === null || query.qos === qos) &&
    (retained === null || retained === retain) &&
    (duplicate === null || duplicate === dup) &&
    within(utf8.encode(payload).length, query.size) &&
    within(time, query.time) &&
    (query.connection === null || query.connection === encode(message).length % 2) &&
    query.userProperties.every(([n, v]) => user.some(([name, value]) => name === n && (v === '' || v === value))) &&
    query.fields.every((comparison) => fieldHolds(payload, comparison))
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
  payload: fc.oneof(
    word(0, 12),
    fc
      .record({ a: fc.oneof(fc.nat(3), word(0, 2), fc.boolean(), fc.constant(null)) })
      .map((json) => JSON.stringify(json)),
    fc.record({ b: fc.array(fc.nat(3), { maxLength: 3 }) }).map((json) => JSON.stringify(json, null, 1)),
  ),
  user: fc.array(fc.tuple(fc.constantFrom('k', 'ж'), fc.constantFrom('1', '')), { maxLength: 2 }),
  qos: fc.constantFrom(0, 1, 2),
  retain: fc.boolean(),
  dup: fc.boolean(),
  out: fc.boolean(),
});
const seldom = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 3, nil: null });
const range = fc.record({ min: fc.option(fc.nat(20)), max: fc.option(fc.nat(20)) });
const field: fc.Arbitrary<FieldComparison> = fc.record({
  path: fc.constantFrom<readonly (string | number)[]>(['a'], ['b'], ['b', 1], []),
  operator: fc.constantFrom('==', '!=', '>', '>=', '<', '<=', 'contains', 'exists'),
  value: fc.oneof(fc.nat(3), fc.boolean(), fc.constant(null), fc.constantFrom('0', 'ж')),
});
const conditions = fc.record({
  direction: fc.constantFrom(null, null, 'in' as const, 'out' as const),
  topicFilter: fc.constantFrom(null, null, '#', 'a/#', '+/B'),
  hiddenFilters: fc.subarray(['a', '+/b', '$SYS/#'], { maxLength: 2 }),
  qos: fc.constantFrom(null, null, null, 0 as const, 1 as const, 2 as const),
  retained: seldom(fc.boolean()),
  duplicate: seldom(fc.boolean()),
  size: seldom(range),
  time: seldom(range),
  connection: seldom(fc.nat(1)),
  fields: fc.oneof(fc.constant([]), fc.array(field, { maxLength: 2 })),
  userProperties: fc.array(fc.constantFrom(['k', '1'] as const, ['ж', ''] as const), { maxLength: 1 }),
});
const query: fc.Arbitrary<MessageQuery> = fc
  .tuple(word(0, 3), conditions)
  .map(([text, others]) => ({ ...EVERY_MESSAGE, ...others, text }));
const patternQuery: fc.Arbitrary<MessageQuery> = fc
  .tuple(fc.constantFrom('a', '^.$', 'я.?b|0', '[^a]b', '^\\p{L}+$', 'x*', '\\d{2}|"a": ?1', '😀$'), conditions)
  .map(([text, others]) => ({ ...EVERY_MESSAGE, ...others, text, isPattern: true }));
const PINGREQ = Uint8Array.of(0xc0, 0);

describe('a query', () => {
  const entries = fc.array(fc.tuple(message, fc.boolean()), { maxLength: 30 });
  const logOf = (those: readonly (readonly [Message, boolean])[]) => {
    const log = new Log(1 << 30, 2);
    for (const [i, [one, ping]] of those.entries()) {
      if (ping) log.add([PINGREQ]);
      log.add([encode(one)], () => one.out, i);
    }
    return log;
  };

  it('finds what a look at every message finds, topics beyond the table included', () => {
    fc.assert(
      fc.property(entries, query, (those, wanted) => {
        const expected = those.flatMap(([one], i) => (naive(one, wanted, i) ? [i] : []));
        expect(logOf(those).matches(wanted)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('does so by regular expression', async () => {
    await fc.assert(
      fc.asyncProperty(entries, patternQuery, async (those, wanted) => {
        const expected = those.flatMap(([one], i) => (naive(one, wanted, i) ? [i] : []));
        expect(await logOf(those).matchesLater(wanted)).toEqual(expected);
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
