import { setTimeout as wait } from 'node:timers/promises';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { RecordingEntry, RecordingState } from '../../core/capture/recording.ts';
import { readRecordingTail } from '../../core/capture/recording-tail.ts';
import { META_OUT } from '../../core/log/log-block.ts';
import { PacketLog } from '../../core/log/packet-log.ts';
import { NO_TOPIC_ID } from '../../core/log/topic-table.ts';
import { emptyHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { Recorder } from './recorder.ts';
import type { RecordingStore } from './recording-store.ts';

const VERSION_4 = 1 << 2;

/** What a store holds, segment by segment. Has room for so many bytes. */
class MemoryStore implements RecordingStore {
  readonly place = 'database';
  readonly segments = new Map<number, Buffer>();
  readonly roomBytes: number;
  entry: RecordingEntry | null = null;

  constructor(roomBytes = Number.POSITIVE_INFINITY) {
    this.roomBytes = roomBytes;
  }

  async openSegment(_id: string, number: number) {
    this.segments.set(number, Buffer.alloc(0));
    return {
      write: async (bytes: Uint8Array, entry: RecordingEntry) => {
        await Promise.resolve();
        const used = [...this.segments.values()].reduce((sum, segment) => sum + segment.length, 0);
        if (used + bytes.length > this.roomBytes) throw new DOMException('full', 'QuotaExceededError');
        this.segments.set(number, Buffer.concat([this.segments.get(number) as Buffer, bytes]));
        this.entry = entry;
      },
      close: () => undefined,
    };
  }

  async removeSegment(_id: string, number: number) {
    this.segments.delete(number);
  }

  async save(entry: RecordingEntry) {
    this.entry = entry;
  }

  async forget() {
    this.entry = null;
  }

  close() {}

  /** As the page puts it together. */
  get whole(): Buffer {
    const segments = this.entry?.segments ?? [];
    const parts = segments.map(({ number, preambleBytes, bytes }, i) =>
      this.segments.get(number)?.subarray(i === 0 ? 0 : preambleBytes, bytes),
    );
    return Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0)));
  }
}

class Bench {
  readonly log: PacketLog;
  readonly store: MemoryStore;
  readonly recorder: Recorder;
  readonly states: RecordingState[] = [];

  constructor({ budget = 1 << 26, room = Number.POSITIVE_INFINITY } = {}) {
    this.log = new PacketLog(budget);
    this.store = new MemoryStore(room);
    this.recorder = new Recorder(
      this.log,
      async () => this.store,
      (state) => this.states.push(state),
    );
    this.log.connection = 0;
    this.log.appendEvent({ kind: 'opened', address: 'ws://x' }, 1000);
    this.#pass(generate({ cmd: 'connect', clientId: 'c', clean: true, keepalive: 60, protocolVersion: 4 }), META_OUT);
  }

  start(limitBytes = 1 << 30) {
    return this.recorder.start({ id: '1', profileId: 'p', name: 'Lab', limitBytes, place: null });
  }

  publish(payload: string): void {
    this.#pass(generate({ cmd: 'publish', topic: 't', payload, qos: 0, dup: false, retain: false }));
  }

  #pass(bytes: Uint8Array, meta = 0): void {
    const head = emptyHead();
    readPacketHead(bytes, 0, bytes.length, 4, head);
    const shift = this.log.reserve(bytes, 0, bytes.length);
    this.log.append(0, bytes.length, shift, head, 1000 + this.log.endSeq, meta | VERSION_4, NO_TOPIC_ID);
    this.log.settle();
  }

  get payloads(): string[] {
    return [...this.store.whole.toString('latin1').matchAll(/<(\d+)>/g)].map(([, n]) => n as string);
  }
}

const numbers = (from: number, end: number) => Array.from({ length: end - from }, (_, n) => String(from + n));

describe('a recorder', () => {
  it('writes what comes after it was started, with the CONNECT before it, and ends when it is stopped', async () => {
    const bench = new Bench();
    bench.publish('<0>');
    const starting = bench.start();
    bench.publish('<1>');
    await starting;
    bench.publish('<2>');
    expect(await bench.recorder.stop()).toBeNull();
    bench.publish('<3>');
    await wait(200);
    expect(bench.payloads).toEqual(['1', '2']);
    expect(readRecordingTail(bench.store.whole)).toMatchObject({ packets: 3, messages: 2 });
    expect(bench.store.entry).toMatchObject({ end: { reason: 'finished' }, missing: 0 });
    expect(bench.states.at(-1)).toMatchObject({ id: '1', packets: 2, messages: 2, end: { reason: 'finished' } });
  });

  it('writes within a fraction of a second, and tells how far it is', async () => {
    const bench = new Bench();
    await bench.start();
    for (let n = 0; n < 1000; n++) bench.publish(`<${n}>`);
    await wait(250);
    expect(bench.payloads).toHaveLength(1000);
    await wait(600);
    expect(bench.states.at(-1)).toMatchObject({ messages: 1000, end: null });
    expect(await bench.start()).toMatchObject({ error: { code: 'busy' } });
    await bench.recorder.stop();
  });

  it('has what was cleared right after it came, and counts what the log let go', async () => {
    const bench = new Bench({ budget: 3 << 20 });
    await bench.start();
    bench.publish('<0>');
    bench.recorder.drain();
    bench.log.clear();
    for (let n = 1; n <= 6; n++) bench.publish(`<${n}>${'x'.repeat(1 << 20)}`);
    await bench.recorder.stop();
    const { missing = 0 } = bench.store.entry ?? {};
    expect(missing).toBeGreaterThan(0);
    expect(bench.payloads).toEqual(['0', ...numbers(missing + 1, 7)]);
  });

  it('lets the oldest segment go at the limit, and what is left is one capture that says how to read it', async () => {
    const bench = new Bench();
    await bench.start(64 * 1024);
    for (let n = 0; n < 2000; n++) {
      bench.publish(`<${n}>${'x'.repeat(100)}`);
      if (n % 20 === 0) bench.recorder.trafficPassed(performance.now() + n * 1000);
      if (n % 20 === 0) await wait(0);
    }
    await bench.recorder.stop();
    const { rolledOver = 0, segments = [] } = bench.store.entry ?? {};
    expect(rolledOver).toBeGreaterThan(0);
    expect(bench.payloads).toEqual(numbers(rolledOver, 2000));
    expect(bench.store.whole.length).toBeLessThan(64 * 1024 * 1.25);
    expect([...bench.store.segments.keys()]).toEqual(segments.map(({ number }) => number));
    // All that stands before the first message is the connection's begin.
    expect(readRecordingTail(bench.store.whole)).toMatchObject({ packets: 2000 - rolledOver + 1 });
  });

  it('stops where there is no room, and says so', async () => {
    const bench = new Bench({ room: 20_000 });
    await bench.start();
    for (let n = 0; n < 40; n++) {
      bench.publish(`<${n}>${'x'.repeat(1000)}`);
      bench.recorder.trafficPassed(performance.now() + n * 1000);
      await wait(0);
    }
    await wait(20);
    expect(bench.states.at(-1)?.end?.reason).toBe('disk-full');
    expect(bench.store.entry?.end?.reason).toBe('disk-full');
    expect(bench.payloads).toEqual(numbers(0, bench.payloads.length));
    expect(bench.payloads.length).toBeGreaterThan(10);
    // It can be started again.
    expect(await bench.start()).toBeNull();
    await bench.recorder.stop();
  });

  it('ends a moment after its connection, so that the end is in it', async () => {
    const bench = new Bench();
    await bench.start();
    bench.recorder.connectionEnded();
    bench.publish('<0>');
    await wait(700);
    expect(bench.store.entry?.end?.reason).toBe('finished');
    expect(bench.payloads).toEqual(['0']);
  });

  it('leaves nothing behind of a connection on which nothing passed', async () => {
    const bench = new Bench();
    await bench.start();
    await bench.recorder.stop();
    expect([bench.store.entry, bench.store.segments.size]).toEqual([null, 0]);
    expect(bench.states.at(-1)?.end?.reason).toBe('finished');
  });

  it('says what went wrong where nothing can be kept', async () => {
    const states: RecordingState[] = [];
    const recorder = new Recorder(
      new PacketLog(1 << 20),
      () => Promise.reject(new Error('no database')),
      (state) => states.push(state),
    );
    await recorder.start({ id: '1', profileId: 'p', name: 'Lab', limitBytes: 1, place: null });
    expect(states.at(-1)?.end).toMatchObject({ reason: 'failed', message: 'no database' });
  });
});
