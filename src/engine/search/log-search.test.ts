import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WallClock } from '../../core/base/wall-clock.ts';
import { EVERY_MESSAGE, type MessageQuery } from '../../core/log/message-query.ts';
import type { MessageRow, MessageWindow } from '../../core/log/message-row.ts';
import { PacketLog } from '../../core/log/packet-log.ts';
import { TopicSubscriptions } from '../../core/log/topic-subscriptions.ts';
import { TopicTable } from '../../core/log/topic-table.ts';
import type { EngineRequests, TopicWindow } from '../../core/protocol/engine-contract.ts';
import { PacketSplitter } from '../../core/wire/packet-splitter.ts';
import { InlinePatternWorker } from '../../testing/inline-pattern-worker.ts';
import { EngineFault } from '../engine-fault.ts';
import { LogRequests } from '../log-requests.ts';
import { PacketIntake } from '../packet-intake.ts';

type Method = keyof LogRequests['handlers'];

function setUp({ budgetBytes = 1 << 30, silentAt = null as string | null } = {}) {
  const topics = new TopicTable();
  const log = new PacketLog(budgetBytes);
  const intake = new PacketIntake(log, topics, new WallClock());
  const requests = new LogRequests(
    intake,
    new TopicSubscriptions(topics),
    () => new InlinePatternWorker(silentAt),
    () => {},
  );
  const splitter = new PacketSplitter((batch) => intake.outbound(batch, 4, () => {}));
  const ask = <M extends Method>(method: M, args: EngineRequests[M]['args']) =>
    (requests.handlers[method] as (args: unknown) => unknown)(args) as Exclude<
      ReturnType<LogRequests['handlers'][M]>,
      Promise<unknown> | EngineFault
    >;
  const search = async (query: Partial<MessageQuery>) => {
    ask('setQuery', { query: { ...EVERY_MESSAGE, ...query } });
    await finish();
  };
  const finish = async () => {
    for (let i = 0; i < 100; i++) {
      requests.search();
      await Promise.resolve();
    }
  };
  return {
    log,
    ask,
    search,
    finish,
    requests,
    send: (topic: string, payload: string) =>
      splitter.push(
        new Uint8Array(
          generate({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false }, { protocolVersion: 4 }),
        ),
      ),
    rows: async (from = 0, count = 1000): Promise<readonly MessageRow[]> => {
      const window = (await (requests.handlers.messageRows({ from, count }) as unknown)) as MessageWindow;
      return window.rows;
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a search', () => {
  it('marks what it matches, and moves the preview there', async () => {
    const { send, search, rows } = setUp();
    send('room/Temp', `{"note":"${'x'.repeat(300)}","temperature":20}`);
    await search({ text: 'temp' });
    const [row] = await rows();
    expect(row).toMatchObject({ topicMarks: [5, 9], previewCut: true });
    const [from = 0, to = 0] = row?.previewMarks ?? [];
    expect(row?.preview.slice(from, to)).toBe('temp');
    await search({ text: 't.?mp', isPattern: true });
    expect((await rows())[0]?.topicMarks).toEqual([5, 9]);
  });

  it('walks matches in a list that holds other messages, too', async () => {
    const { send, search, rows, ask, requests } = setUp();
    for (let i = 0; i < 10; i++) send(i % 3 === 0 ? 'a' : 'b', String(i));
    await search({ text: 'a', onlyMatches: false });
    expect((await rows()).length).toBe(10);
    expect(requests.filter).toMatchObject({ matches: 4, progress: 1 });
    const first = ask('findMatch', { seq: null, forward: true });
    expect(first).toEqual({ seq: 0, ordinal: 0, number: 1 });
    expect(ask('findMatch', { seq: 0, forward: true })).toEqual({ seq: 3, ordinal: 3, number: 2 });
    expect(ask('findMatch', { seq: 5, forward: false })).toEqual({ seq: 3, ordinal: 3, number: 2 });
    expect(ask('findMatch', { seq: 9, forward: true })).toBeNull();
    expect([...(ask('matchMap', { buckets: 10 }) as Uint8Array)]).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
    await search({ text: 'a' });
    expect((await rows()).map((row) => row.seq)).toEqual([0, 3, 6, 9]);
    expect(ask('findMatch', { seq: 3, forward: true })).toEqual({ seq: 6, ordinal: 2, number: 3 });
  });

  it('keeps the list and its positions while only what is marked in it changes', async () => {
    const { ask, search, send, requests, rows } = setUp();
    for (const payload of ['x', 'y', 'x']) {
      send('a/b', payload);
      send('c', payload);
    }
    await search({ topicFilter: 'a/#' });
    const held = { topicFilter: 'a/#', onlyMatches: false };
    ask('setQuery', { query: { ...EVERY_MESSAGE, ...held, text: 'x', isPattern: true } });
    // Before anything of the past was searched for it.
    expect(requests.list.end - requests.list.first).toBe(3);
    await search({ ...held, text: 'y' });
    expect((await rows()).map(({ previewMarks }) => previewMarks)).toEqual([[], [0, 1], []]);
    ask('setQuery', { query: { ...EVERY_MESSAGE, ...held, onlyMatches: true, text: 'y' } });
    expect(requests.list.end).toBe(0);
  });

  it('gives up an expression that takes too long, keeps what was found, and finds again with another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { send, search, rows, requests, finish } = setUp({ silentAt: '(a+)+$' });
    send('t', 'aaaa');
    await search({ text: '(a+)+$', isPattern: true });
    expect(requests.filter).toMatchObject({ tooSlow: false, progress: 0 });
    await vi.advanceTimersByTimeAsync(3_000);
    await finish();
    expect(requests.filter).toMatchObject({ tooSlow: true, matches: 0 });
    await search({ text: 'a+$', isPattern: true });
    expect(requests.filter).toMatchObject({ tooSlow: false, matches: 1 });
    expect((await rows())[0]?.previewMarks).toEqual([0, 4]);
  });

  it('refuses what is no regular expression', () => {
    const { ask } = setUp();
    expect(ask('setQuery', { query: { ...EVERY_MESSAGE, text: '(', isPattern: true } })).toBeInstanceOf(EngineFault);
  });
});

describe('a clear', () => {
  it('can be undone, with what has come since', async () => {
    const { send, search, rows, ask, requests, finish } = setUp();
    send('a', '1');
    send('b', '2');
    ask('setBookmark', { seq: 0, bookmarked: true });
    await search({ topicFilter: 'a' });
    ask('clear', null);
    send('a', '3');
    expect(requests.cleared).toBe(2);
    expect((await rows()).map((row) => row.preview)).toEqual([]);
    await finish();
    expect((await rows()).map((row) => row.preview)).toEqual(['3']);
    ask('undoClear', null);
    await finish();
    expect((await rows()).map((row) => row.preview)).toEqual(['1', '3']);
    const tree = ask('topicRows', { from: 0, count: 9, hold: false }) as TopicWindow;
    expect(tree.rows.map(({ name, count }) => [name, count])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(requests.cleared).toBeNull();
  });

  it('gives what it brings back places of its own in a filtered list, and so does a bookmark that goes', async () => {
    const { send, search, rows, ask, requests, finish } = setUp();
    for (const payload of ['1', '2', '3']) send('a', payload);
    for (const seq of [0, 1, 2]) ask('setBookmark', { seq, bookmarked: true });
    await search({ topicFilter: 'a' });
    const { end } = requests.list;
    ask('clear', null);
    ask('undoClear', null);
    await finish();
    expect(requests.list.first).toBeGreaterThanOrEqual(end);
    expect((await rows(requests.list.first)).map((row) => row.preview)).toEqual(['1', '2', '3']);
    await search({ bookmarked: true });
    const bookmarkedEnd = requests.list.end;
    ask('setBookmark', { seq: 1, bookmarked: false });
    await finish();
    expect(requests.list.first).toBeGreaterThanOrEqual(bookmarkedEnd);
    expect((await rows(requests.list.first)).map((row) => row.preview)).toEqual(['1', '3']);
  });

  it('leaves bookmarks, which a list can hold alone', async () => {
    const { send, search, rows, ask } = setUp();
    for (const payload of ['1', '2', '3']) send('a', payload);
    for (const seq of [2, 0]) expect(ask('setBookmark', { seq, bookmarked: true })).toBe(true);
    ask('clear', null);
    await search({ bookmarked: true });
    const first = await rows();
    expect(first.map((row) => [row.preview, row.bookmarked])).toEqual([
      ['1', true],
      ['3', true],
    ]);
    ask('setBookmark', { seq: 0, bookmarked: false });
    await search({ bookmarked: true, text: '3' });
    expect((await rows()).map((row) => row.preview)).toEqual(['3']);
    expect(ask('messageDetail', { seq: 2, maxPayloadBytes: 9 })).toMatchObject({ row: { topic: 'a' } });
    expect(ask('setBookmark', { seq: 0, bookmarked: true })).toBe(false);
  });
});

type Step = { readonly topic: string; readonly payload: string } | 'clear' | 'undo' | 'bookmark';

/** Large enough that some ten of them let the oldest go. */
const FILLER = '.'.repeat(300_000);

it('agrees with a naive model over random packets, evictions, clears and bookmarks', async () => {
  const step = fc.oneof<fc.WeightedArbitrary<Step>[]>(
    {
      weight: 12,
      arbitrary: fc.record({ topic: fc.constantFrom('a', 'a/b', 'c'), payload: fc.constantFrom('x', 'xy', 'z') }),
    },
    { weight: 1, arbitrary: fc.constant('clear') },
    { weight: 1, arbitrary: fc.constant('undo') },
    { weight: 2, arbitrary: fc.constant('bookmark') },
  );
  const query = fc.record({
    text: fc.constantFrom('', 'x', 'B'),
    isPattern: fc.boolean(),
    onlyMatches: fc.boolean(),
    topicFilter: fc.constantFrom(null, 'a/#'),
    bookmarked: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), query, async (steps, wanted) => {
      const { log, send, ask, search, finish, rows, requests } = setUp({ budgetBytes: 3 << 20 });
      await search(wanted);
      const sent: { readonly topic: string; readonly payload: string }[] = [];
      const bookmarks = new Set<number>();
      for (const one of steps) {
        if (one === 'clear') ask('clear', null);
        else if (one === 'undo') ask('undoClear', null);
        else if (one === 'bookmark') {
          if (ask('setBookmark', { seq: log.firstSeq, bookmarked: true })) bookmarks.add(log.firstSeq);
        } else {
          send(one.topic, one.payload + FILLER);
          sent.push(one);
        }
        await finish();
        const kept = sent
          .map((_, seq) => seq)
          .filter((seq) => (wanted.bookmarked ? bookmarks.has(seq) : seq >= log.firstSeq));
        const holds = (seq: number) => wanted.topicFilter === null || sent[seq]?.topic.startsWith('a');
        const matches = (seq: number) =>
          `${sent[seq]?.topic} ${sent[seq]?.payload}`.includes(wanted.text.toLowerCase());
        const listed = kept.filter((seq) => holds(seq) && (!wanted.onlyMatches || matches(seq)));
        const found = kept.filter((seq) => holds(seq) && matches(seq));
        const shown = await rows(requests.list.first);
        expect(shown.map((row) => row.seq)).toEqual(listed);
        expect(shown.map((row) => row.bookmarked)).toEqual(listed.map((seq) => bookmarks.has(seq)));
        const walked: number[] = [];
        for (
          let at = ask('findMatch', { seq: null, forward: true });
          at;
          at = ask('findMatch', { seq: at.seq, forward: true })
        )
          walked.push(at.seq);
        expect(walked).toEqual(found);
        expect(ask('findMatch', { seq: null, forward: false })?.number ?? 0).toBe(found.length);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
