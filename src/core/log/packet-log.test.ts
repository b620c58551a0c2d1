import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { META_OUT } from './log-block.ts';
import { PacketLog } from './packet-log.ts';
import { TopicTable } from './topic-table.ts';

interface Plain {
  readonly bytes: Uint8Array;
  readonly out: boolean;
  readonly time: number;
}

const text = new TextEncoder();

function publish(topic: string, payloadLength: number, qos: 0 | 1, packetId: number): Uint8Array {
  const name = text.encode(topic);
  const body = new Uint8Array(2 + name.length + (qos ? 2 : 0) + payloadLength);
  body[0] = name.length >> 8;
  body[1] = name.length & 0xff;
  body.set(name, 2);
  if (qos) {
    body[2 + name.length] = packetId >> 8;
    body[3 + name.length] = packetId & 0xff;
  }
  body.fill(0x61, body.length - payloadLength);
  const header = [0x30 | (qos << 1), ...lengthBytes(body.length)];
  const packet = new Uint8Array(header.length + body.length);
  packet.set(header);
  packet.set(body, header.length);
  return packet;
}

function lengthBytes(length: number): number[] {
  const bytes: number[] = [];
  let rest = length;
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return bytes;
}

function append(log: PacketLog, topics: TopicTable, batch: readonly Plain[]): void {
  const bytes = new Uint8Array(batch.reduce((sum, p) => sum + p.bytes.length, 0));
  const offsets: number[] = [];
  let at = 0;
  for (const { bytes: packet } of batch) {
    offsets.push(at);
    bytes.set(packet, at);
    at += packet.length;
  }
  const head = emptyHead();
  const shift = log.reserve(bytes, 0, at);
  batch.forEach(({ time, out, bytes: packet }, i) => {
    const start = offsets[i] as number;
    readPacketHead(bytes, start, start + packet.length, 4, head);
    const topicId = head.type === 3 ? topics.intern(bytes, head.topicStart, head.topicEnd) : 0;
    log.append(start, start + packet.length, shift, head, time, out ? META_OUT : 0, topicId);
  });
  log.settle();
}

const plainPacket: fc.Arbitrary<Plain> = fc.record({
  bytes: fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'a/b', 'дом/кухня', 'x/y/z'), fc.integer({ min: 0, max: 2_000 }))
      .map(([t, n]) => publish(t, n, 0, 0)),
    fc.tuple(fc.constantFrom('a', 'q'), fc.integer({ min: 1, max: 9 })).map(([t, id]) => publish(t, 4, 1, id)),
    fc.integer({ min: 1, max: 9 }).map((id) => Uint8Array.of(0x40, 2, 0, id)),
    fc.constant(Uint8Array.of(0xd0, 0)),
    fc.constant(publish('big', 700_000, 0, 0)),
  ),
  out: fc.boolean(),
  time: fc.integer({ min: 0, max: 1e6 }),
});

describe('PacketLog', () => {
  it('knows of each packet its connection and its exchange, and what all of it takes', () => {
    const step = fc.record({
      connection: fc.nat(3),
      exchange: fc.option(fc.nat(9)),
      size: fc.constantFrom(2, 300_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const log = new PacketLog(64 << 20);
        const topics = new TopicTable();
        for (const [seq, { connection, exchange, size }] of steps.entries()) {
          log.connection = connection;
          append(log, topics, [{ bytes: publish('a', size, 0, 0), out: false, time: seq }]);
          if (exchange !== null) log.join(seq, exchange);
        }
        for (const [seq, { connection, exchange }] of steps.entries())
          expect(log.packet(seq)).toMatchObject({ connection, exchange });
        expect(log.totalBytes).toBe(log.blocks.reduce((sum, block) => sum + block.totalBytes, 0));
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with a plain list over random packets, batches and evictions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(plainPacket, { minLength: 1, maxLength: 30 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (batches, mib) => {
          const log = new PacketLog(mib * 1024 * 1024);
          const topics = new TopicTable();
          const all: Plain[] = [];
          for (const batch of batches) {
            append(log, topics, batch);
            all.push(...batch);
          }
          expect(log.endSeq).toBe(all.length);
          const messages = all.flatMap(({ bytes }, seq) => ((bytes[0] as number) >> 4 === 3 ? [seq] : []));
          expect(log.endOrdinal).toBe(messages.length);
          expect(log.evictedMessages).toBe(log.firstOrdinal);
          expect(messages.slice(0, log.firstOrdinal).every((seq) => seq < log.firstSeq)).toBe(true);
          for (let seq = 0; seq < all.length; seq++) {
            const packet = log.packet(seq);
            const plain = all[seq] as Plain;
            expect(packet === undefined).toBe(seq < log.firstSeq);
            if (!packet) continue;
            expect(Buffer.compare(packet.bytes, plain.bytes)).toBe(0);
            expect([packet.time, packet.direction]).toEqual([plain.time, plain.out ? 'out' : 'in']);
          }
          for (let ordinal = log.firstOrdinal; ordinal < log.endOrdinal; ordinal++) {
            expect(log.seqOfOrdinal(ordinal)).toBe(messages[ordinal]);
            expect(log.ordinalOfSeq(messages[ordinal] as number)).toBe(ordinal);
          }
          expect(log.seqOfOrdinal(log.endOrdinal)).toBeUndefined();
          expect(log.seqOfOrdinal(log.firstOrdinal - 1)).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('stays within its budget, but for the block that is written to', () => {
    const log = new PacketLog(4 * 1024 * 1024);
    const topics = new TopicTable();
    const packet = publish('sensors/temperature', 64, 0, 0);
    for (let i = 0; i < 2_000; i++) {
      append(
        log,
        topics,
        Array.from({ length: 100 }, () => ({ bytes: packet, out: false, time: i })),
      );
      expect(log.totalBytes).toBeLessThan(6.5 * 1024 * 1024);
    }
    expect(log.endOrdinal).toBe(200_000);
    expect(log.evictedMessages).toBeGreaterThan(100_000);
  });

  it('costs less than 48 bytes a packet beside its own', () => {
    const log = new PacketLog(1 << 30);
    const topics = new TopicTable();
    const packet = publish('sensors/temperature', 64, 0, 0);
    for (let i = 0; i < 1_000; i++)
      append(
        log,
        topics,
        Array.from({ length: 100 }, () => ({ bytes: packet, out: false, time: i })),
      );
    expect((log.totalBytes - 100_000 * packet.length) / 100_000).toBeLessThan(48);
  });

  it('goes on counting after a clear', () => {
    const log = new PacketLog(1 << 30);
    const topics = new TopicTable();
    append(log, topics, [{ bytes: publish('a', 1, 0, 0), out: false, time: 1 }]);
    log.clear();
    expect([log.firstSeq, log.endSeq, log.firstOrdinal, log.endOrdinal, log.evictedMessages, log.totalBytes]).toEqual([
      1, 1, 1, 1, 0, 0,
    ]);
    append(log, topics, [{ bytes: publish('b', 1, 0, 0), out: false, time: 2 }]);
    expect(log.seqOfOrdinal(1)).toBe(1);
  });

  it('finds the packet that answers', () => {
    const log = new PacketLog(1 << 30);
    const topics = new TopicTable();
    append(log, topics, [
      { bytes: publish('a', 1, 1, 7), out: true, time: 1 },
      { bytes: Uint8Array.of(0x40, 2, 0, 6), out: false, time: 2 },
      { bytes: Uint8Array.of(0x40, 2, 0, 7), out: true, time: 3 },
      { bytes: Uint8Array.of(0x40, 2, 0, 7), out: false, time: 4 },
    ]);
    const isPuback = (first: number, direction: string) => first >> 4 === 4 && direction === 'in';
    expect(log.findAfter(0, 100, isPuback, 7)?.seq).toBe(3);
    expect(log.findAfter(0, 2, isPuback, 7)).toBeUndefined();
  });
});
