import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionEvent, decodeConnectionEvent } from '../../core/log/connection-event.ts';
import { ExchangeBook } from '../../core/log/exchange-book.ts';
import { META_OUT, META_REPEATED, META_VERSION_SHIFT } from '../../core/log/log-block.ts';
import { PacketLog } from '../../core/log/packet-log.ts';
import { EVERY_PACKET, type PacketKind, type PacketQuery } from '../../core/log/packet-query.ts';
import type { ListedPackets } from '../../core/log/packet-row.ts';
import { PacketView } from '../../core/log/packet-view.ts';
import { NO_TOPIC_ID, TopicTable } from '../../core/log/topic-table.ts';
import type { Direction } from '../../core/mqtt/direction.ts';
import { topicMatches } from '../../core/mqtt/topic.ts';
import { dissectPacket } from '../../core/wire/dissect/dissect-packet.ts';
import type { PacketField } from '../../core/wire/dissect/packet-field.ts';
import { emptyHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { summarizePacket } from '../../core/wire/summarize-packet.ts';
import { InlinePatternWorker } from '../../testing/inline-pattern-worker.ts';
import { EngineFault } from '../engine-fault.ts';
import { PacketSearch } from './packet-search.ts';

const OPENED: ConnectionEvent = { kind: 'opened', address: 'ws://loupe' };
const CLOSES: readonly ConnectionEvent[] = [
  { kind: 'closed', by: 'network', code: 1006, reason: '' },
  { kind: 'closed', by: 'client', code: 1000, reason: 'bye' },
  { kind: 'missing', direction: 'in', byteCount: 12 },
];

class Wire {
  readonly topics = new TopicTable();
  readonly log: PacketLog;
  readonly book: ExchangeBook;
  readonly search: PacketSearch;
  #time = 1000;

  constructor(budgetBytes = 1 << 26) {
    this.log = new PacketLog(budgetBytes);
    this.book = new ExchangeBook(this.log);
    const view = new PacketView(this.log, this.book, this.topics);
    this.search = new PacketSearch(
      this.log,
      this.topics,
      this.book,
      view,
      () => new InlinePatternWorker(),
      () => {},
    );
  }

  event(event: ConnectionEvent, connection = this.log.connection): void {
    this.log.connection = connection;
    this.book.addEvent(this.log.appendEvent(event, ++this.#time), connection, event);
    this.log.settle();
  }

  pass(direction: Direction, packet: Packet | Uint8Array, repeated = false): number {
    const bytes = packet instanceof Uint8Array ? packet : new Uint8Array(generate(packet, { protocolVersion: 5 }));
    const head = emptyHead();
    readPacketHead(bytes, 0, bytes.length, 5, head);
    const { type, flags, packetId, bodyStart } = head;
    const topicId = type === 3 ? this.topics.intern(bytes, head.topicStart, head.topicEnd) : NO_TOPIC_ID;
    const shift = this.log.reserve(bytes, 0, bytes.length);
    const meta = (direction === 'out' ? META_OUT : 0) | (2 << META_VERSION_SHIFT) | (repeated ? META_REPEATED : 0);
    const time = ++this.#time;
    const seq = this.log.append(0, bytes.length, shift, head, time, meta, topicId);
    const { connection } = this.log;
    if (type !== 3 || (flags & 6) !== 0)
      this.book.add({ seq, time, direction, connection, version: 5, type, flags, packetId, bodyStart, bytes });
    this.log.settle();
    return seq;
  }

  found(): number[] {
    const { first, end } = this.search.list;
    return Array.from({ length: end - first }, (_, i) => this.search.list.seqAt(first + i) ?? -1);
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 50; i++) {
      this.search.advance();
      await Promise.resolve();
    }
  }

  /** Whether a packet matches, told from its dissection alone. */
  naive(seq: number, query: PacketQuery): boolean {
    const packet = this.log.packet(seq);
    if (!packet) return false;
    const { bytes, isEvent, direction, time, connection, exchange } = packet;
    const event = isEvent ? decodeConnectionEvent(bytes) : null;
    const { type, text, fault, refuses } = summarizePacket(bytes, 5);
    const mark = exchange === null ? null : this.book.mark(exchange);
    const kind = isEvent ? 'EVENT' : type;
    const id = isEvent ? undefined : numbersOf(bytes, 'packetIdentifier')[0];
    const codes = isEvent ? [] : codesOf(bytes);
    const topic = kind === 'PUBLISH' ? textOf(bytes) : this.#topicOf(mark?.firstSeq);
    const misplaced = this.book.fault(seq);
    const line = event
      ? event.kind === 'opened'
        ? `opened ${event.address}`
        : event.kind === 'closed'
          ? `closed ${event.code} ${event.reason}`
          : `missing ${event.byteCount} bytes`
      : `${type} ${text} ${fault ?? ''} ${misplaced ? `${misplaced.clause}: ${misplaced.message}` : ''}`
          .replaceAll(/ +/g, ' ')
          .trim();
    const payload = kind === 'PUBLISH' ? new TextDecoder().decode(bytes.subarray(packet.payloadOffset)) : '';
    const hasText = query.isPattern
      ? [line, payload].some((one) => new RegExp(query.text, 'iu').test(one))
      : [line, payload].some((one) => one.toLowerCase().includes(query.text.toLowerCase()));
    const qos =
      kind === 'PUBLISH'
        ? ((bytes[0] as number) >> 1) & 3
        : kind === 'PUBACK'
          ? 1
          : ['PUBREC', 'PUBREL', 'PUBCOMP'].includes(kind ?? '')
            ? 2
            : null;
    const isProblem = event
      ? event.kind === 'missing' || (event.kind === 'closed' && event.by === 'network')
      : fault !== null || refuses || misplaced !== null || mark?.status === 'lost' || this.#isRepeated(seq);
    const { reasonCode, topicFilter, size } = query;
    return (
      hasText &&
      (query.direction === null || (!isEvent && query.direction === direction)) &&
      (query.types.length === 0 || query.types.includes(kind as PacketKind)) &&
      (query.packetId === null || id === query.packetId) &&
      (query.exchange === null || exchange === query.exchange) &&
      (reasonCode === null || (reasonCode === 'refusal' ? refuses : codes.includes(reasonCode))) &&
      (topicFilter === null || (topic !== null && topicMatches(topicFilter, topic))) &&
      !query.hiddenFilters.some((hidden) => topic !== null && topicMatches(hidden, topic)) &&
      (query.qos === null || query.qos === qos) &&
      !(query.withoutQos0 && qos === 0) &&
      (size === null || (!isEvent && within(bytes.length, size))) &&
      (query.time === null || within(time, query.time)) &&
      (query.connection === null || query.connection === connection) &&
      (!query.onlyProblems || isProblem)
    );
  }

  readonly repeated = new Set<number>();

  #isRepeated(seq: number): boolean {
    return this.repeated.has(seq);
  }

  #topicOf(seq: number | undefined): string | null {
    const packet = seq === undefined ? undefined : this.log.packet(seq);
    return packet && (packet.bytes[0] as number) >> 4 === 3 ? textOf(packet.bytes) : null;
  }
}

const within = (value: number, range: { min: number | null; max: number | null }) =>
  (range.min ?? value) <= value && value <= (range.max ?? value);

function fieldsOf(bytes: Uint8Array): readonly PacketField[] {
  const flat = (fields: readonly PacketField[]): PacketField[] => fields.flatMap((f) => [f, ...flat(f.children)]);
  return flat(dissectPacket(bytes, 5).fields);
}

function numbersOf(bytes: Uint8Array, key: string): readonly number[] {
  return fieldsOf(bytes).flatMap(({ key: k, value }) =>
    k === key && (value.kind === 'number' || value.kind === 'code') ? [value.value] : [],
  );
}

/** Of an answer that leaves its code out: 0. */
function codesOf(bytes: Uint8Array): readonly number[] {
  const codes = [...numbersOf(bytes, 'reasonCode'), ...numbersOf(bytes, 'connectReasonCode')];
  const type = (bytes[0] as number) >> 4;
  return codes.length === 0 && ([4, 5, 6, 7, 14, 15] as number[]).includes(type) ? [0] : codes;
}

function textOf(bytes: Uint8Array): string {
  const field = fieldsOf(bytes).find(({ key }) => key === 'topicName');
  return field?.value.kind === 'text' ? field.value.value : '';
}

const base = { dup: false, retain: false } as const;
const id = fc.integer({ min: 1, max: 3 });
const code = fc.constantFrom(0, 0x10, 0x87);
const packet: fc.Arbitrary<Packet | Uint8Array> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        topic: fc.constantFrom('a', 'a/b', 'a/ж', 'factory/vib/1'),
        payload: fc.constantFrom('', 'x', 'Temp 20', 'puback'),
        qos: fc.constantFrom(0 as const, 1 as const, 2 as const),
        dup: fc.boolean(),
        retain: fc.boolean(),
        messageId: id,
        properties: fc.constantFrom({}, { contentType: 'json' }),
      })
      .map((some) => ({ cmd: 'publish' as const, ...some })),
  },
  { weight: 2, arbitrary: fc.record({ messageId: id, reasonCode: code }).map((p) => ({ cmd: 'puback', ...p })) },
  { weight: 2, arbitrary: fc.record({ messageId: id, reasonCode: code }).map((p) => ({ cmd: 'pubrec', ...p })) },
  fc.record({ messageId: id }).map((p) => ({ cmd: 'pubrel', ...p })),
  fc.record({ messageId: id }).map((p) => ({ cmd: 'pubcomp', ...p })),
  fc.record({ messageId: id }).map((p) => ({ cmd: 'subscribe', ...p, subscriptions: [{ topic: 'a/#', qos: 1 }] })),
  fc.record({ messageId: id, granted: fc.constantFrom([1], [0x87], [0, 0x87]) }).map((p) => ({ cmd: 'suback', ...p })),
  fc.constantFrom<Packet>({ cmd: 'pingreq' }, { cmd: 'pingresp' }, { cmd: 'disconnect', reasonCode: 0x8e }),
  fc.constantFrom<Packet | Uint8Array>(
    { cmd: 'connect', clientId: 'Loupe', protocolVersion: 5, clean: true, username: 'u', password: Buffer.from('pw!') },
    { cmd: 'connack', reasonCode: 0, sessionPresent: false },
    { cmd: 'connack', reasonCode: 0x87, sessionPresent: false },
    // Packet identifier 0, QoS 3, a flag that must be 0, a length in more bytes than it needs, a type that is reserved.
    Uint8Array.of(0x40, 2, 0, 0),
    Uint8Array.of(0x36, 6, 0, 1, 97, 0, 1, 0),
    Uint8Array.of(0xc1, 0),
    Uint8Array.of(0x30, 0x84, 0, 0, 1, 97, 0),
    Uint8Array.of(0x00, 1, 1),
  ),
) as fc.Arbitrary<Packet | Uint8Array>;
type Entry =
  | { readonly direction: Direction; readonly packet: Packet | Uint8Array }
  | { readonly event: ConnectionEvent; readonly connection: number };
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ direction: fc.constantFrom('in' as const, 'out' as const), packet }) },
  { weight: 1, arbitrary: fc.record({ event: fc.constantFrom(OPENED, ...CLOSES), connection: fc.nat(2) }) },
);
const seldom = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2, nil: null });
const range = fc.record({ min: fc.option(fc.nat(30)), max: fc.option(fc.nat(30)) });
const query: fc.Arbitrary<PacketQuery> = fc
  .record({
    text: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      fc.constantFrom('puback', 'SUCCESS', 'temp', 'a/Ж', 'pw!', 'loupe', 'qos 1 · a', '1006', 'mqtt-2', ' byte'),
    ),
    direction: seldom(fc.constantFrom('in' as const, 'out' as const)),
    types: fc.subarray<PacketKind>(['PUBLISH', 'PUBACK', 'CONNACK', 'EVENT', 'SUBACK', 'PUBREL'], { maxLength: 3 }),
    packetId: seldom(id),
    exchange: seldom(fc.nat(3)),
    reasonCode: seldom(fc.constantFrom('refusal' as const, 0, 0x87, 1)),
    topicFilter: seldom(fc.constantFrom('a/#', '#', '+/b')),
    hiddenFilters: fc.oneof(fc.constant([]), fc.subarray(['factory/vib/#', 'a'])),
    qos: seldom(fc.constantFrom(0 as const, 1 as const, 2 as const)),
    size: seldom(range),
    time: seldom(range.map(({ min, max }) => ({ min: min && 1000 + min, max: max && 1000 + max }))),
    connection: seldom(fc.nat(2)),
    withoutQos0: fc.boolean(),
    onlyProblems: fc.boolean(),
  })
  // Most of them ask for one or two things, so that something is found.
  .chain((whole) =>
    fc
      .subarray(Object.keys(whole) as (keyof typeof whole)[], { maxLength: 3 })
      .map((some) => ({ ...EVERY_PACKET, ...Object.fromEntries(some.map((key) => [key, whole[key]])) })),
  );

function feed(wire: Wire, entries: readonly Entry[]): void {
  for (const one of entries) {
    if ('event' in one) wire.event(one.event, one.connection);
    else {
      const isDup = !(one.packet instanceof Uint8Array) && one.packet.cmd === 'publish' && one.packet.dup;
      const seq = wire.pass(one.direction, one.packet, isDup);
      if (isDup) wire.repeated.add(seq);
    }
  }
}

function expected(wire: Wire, wanted: PacketQuery): number[] {
  const seqs: number[] = [];
  for (let seq = wire.log.firstSeq; seq < wire.log.endSeq; seq++) if (wire.naive(seq, wanted)) seqs.push(seq);
  return seqs;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the packet list', () => {
  it('holds what a look at every dissected packet finds, whatever comes and when it was asked for', () => {
    vi.useFakeTimers();
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 5 }),
        fc.nat(5),
        query,
        (parts, at, wanted) => {
          const wire = new Wire();
          wire.event(OPENED, 0);
          parts.forEach((part, i) => {
            if (i === at) wire.search.setQuery(wanted);
            feed(wire, part);
            wire.search.advance();
          });
          wire.search.setQuery(wanted);
          wire.search.advance();
          expect(wire.found()).toEqual(expected(wire, wanted));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('finds by regular expression what lines and payloads hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        fc.constantFrom('^PUB(ACK|REC)', '\\d+ bytes?$', '^temp', 'a/.', 'pw', '10\\d\\d', 'x*'),
        fc.boolean(),
        async (entries, text, onlyProblems) => {
          const wire = new Wire();
          feed(wire, entries);
          const wanted = { ...EVERY_PACKET, text, isPattern: true, onlyProblems };
          wire.search.setQuery(wanted);
          await wire.settle();
          expect(wire.found()).toEqual(expected(wire, wanted));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lets go what is evicted, with positions that never change', () => {
    const wire = new Wire(3 << 20);
    wire.search.setQuery({ ...EVERY_PACKET, types: ['PUBACK'] });
    const payload = 'x'.repeat(100_000);
    const seen = new Map<number, number>();
    for (let n = 1; n < 200; n++) {
      wire.pass('out', { cmd: 'publish', topic: 'a', payload, qos: 1, messageId: n, ...base });
      wire.pass('in', { cmd: 'puback', messageId: n });
      wire.search.advance();
      const { first, end } = wire.search.list;
      for (let position = first; position < end; position++) {
        const seq = wire.search.list.seqAt(position) as number;
        expect(seen.get(position) ?? seq).toBe(seq);
        seen.set(position, seq);
      }
    }
    expect(wire.log.firstSeq).toBeGreaterThan(0);
    expect(wire.found()).toEqual(expected(wire, { ...EVERY_PACKET, types: ['PUBACK'] }));
  });

  it('takes what got lost among the problems once it is lost', () => {
    const wire = new Wire();
    wire.event(OPENED, 0);
    wire.pass('out', { cmd: 'connect', clientId: 'c', protocolVersion: 5, clean: true });
    wire.pass('in', { cmd: 'connack', reasonCode: 0, sessionPresent: false });
    wire.search.setQuery({ ...EVERY_PACKET, onlyProblems: true });
    wire.pass('out', { cmd: 'publish', topic: 'a', payload: 'x', qos: 1, messageId: 1, ...base });
    wire.search.advance();
    expect(wire.found()).toEqual([]);
    wire.event(CLOSES[0] as ConnectionEvent);
    wire.search.advance();
    expect(wire.found()).toEqual([3, 4]);
  });

  it('marks lines, and shows where a payload matches', async () => {
    const wire = new Wire();
    const payload = `${'-'.repeat(400)}needle`;
    wire.pass('in', { cmd: 'publish', topic: 'a', payload, qos: 0, ...base });
    wire.pass('out', { cmd: 'pingreq' });
    wire.search.setQuery({ ...EVERY_PACKET, text: 'NEEDLE' });
    wire.search.advance();
    const { rows } = wire.search.rows(0, 10) as ListedPackets;
    const excerpt = rows[0]?.excerpt;
    expect(rows).toHaveLength(1);
    expect(excerpt?.isCut).toBe(true);
    expect(excerpt?.text.slice(excerpt.marks[0], excerpt.marks[1])).toBe('needle');
    wire.search.setQuery({ ...EVERY_PACKET, text: 'p(i|u)', isPattern: true });
    await wire.settle();
    const marked = await wire.search.rows(0, 10);
    expect(marked.rows.map(({ marks }) => marks.slice(0, 2))).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  it('walks from match to match where others are listed, too', () => {
    const wire = new Wire();
    for (let n = 0; n < 9; n++) wire.pass('out', { cmd: n % 3 === 1 ? 'pingreq' : 'pingresp' });
    wire.search.setQuery({ ...EVERY_PACKET, text: 'pingreq', onlyMatches: false });
    wire.search.advance();
    expect(wire.search.list.end).toBe(9);
    expect(wire.search.find(null, true)).toEqual({ seq: 1, ordinal: 1, number: 1 });
    expect(wire.search.find(1, true)).toEqual({ seq: 4, ordinal: 4, number: 2 });
    expect(wire.search.find(2, true)).toEqual({ seq: 4, ordinal: 4, number: 2 });
    expect(wire.search.find(4, false)).toEqual({ seq: 1, ordinal: 1, number: 1 });
    expect(wire.search.find(7, true)).toBeNull();
    expect(wire.search.find(null, false)).toEqual({ seq: 7, ordinal: 7, number: 3 });
  });

  it('refuses what is no expression', () => {
    expect(new Wire().search.setQuery({ ...EVERY_PACKET, text: '(', isPattern: true })).toBeInstanceOf(EngineFault);
  });
});
