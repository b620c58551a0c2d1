import { encode as encodeMessagePack } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ChartData, ChartSeries, ChartSource } from '../../core/protocol/chart-contract.ts';
import { MAX_TOPICS_OF_SOURCE, MIXED_STATE } from '../../core/protocol/chart-contract.ts';
import { encodeSparkplug } from '../../core/publish/fleet-sparkplug-payload.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, type ScriptedConnection, startScriptedBroker } from '../../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

async function setUp() {
  const broker = await startScriptedBroker(5);
  brokers.push(broker);
  const engine = startEngineHarness();
  engines.push(engine);
  engine.connect(broker.port);
  const connection = await broker.accepted();
  await engine.untilPhase('connected');
  return { engine, connection };
}

function send(connection: ScriptedConnection, topic: string, payload: string | Uint8Array): void {
  connection.send({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, retain: false, dup: false });
}

/** After all that was sent is in the log. */
async function arrived(engine: EngineHarness, count: number): Promise<void> {
  await vi.waitUntil(() => engine.tick?.received === count);
}

function ask(engine: EngineHarness, sources: readonly ChartSource[], more: { pixels?: number } = {}): ChartData {
  for (;;) {
    const args = { boardId: 'board', sources, from: null, to: null, pixels: 1000, ...more };
    const data = engine.result('chartData', args);
    if (!data.isBehind) return data;
  }
}

function numbers(series: ChartSeries | undefined): number[] {
  if (series?.kind !== 'numbers') throw new Error('no numbers');
  return [...series.mean];
}

const value = (topicFilter: string, path = ''): ChartSource => ({ kind: 'value', topicFilter, path });

describe('charts', () => {
  it('draw payloads that are numbers, and fields of JSON, CBOR and MessagePack', async () => {
    const { engine, connection } = await setUp();
    for (let i = 0; i < 5; i++) {
      send(connection, 'plain', String(i));
      send(connection, 'json', JSON.stringify({ a: { b: [0, i * 2] }, text: 'x' }));
      send(connection, 'cbor', encodeCbor({ t: i + 0.5, on: i % 2 === 0 }));
      send(connection, 'msgpack', encodeMessagePack({ t: i - 0.5 }));
    }
    await arrived(engine, 20);
    const sources = [
      value('plain'),
      value('json', 'a.b[1]'),
      value('cbor', 't'),
      value('msgpack', 't'),
      value('cbor', 'on'),
    ];
    const { series, firstTime } = ask(engine, sources, { pixels: 8_000 });
    expect(series.map(({ source, topic, points }) => [source, topic, points])).toEqual([
      [0, 'plain', 5],
      [1, 'json', 5],
      [2, 'cbor', 5],
      [3, 'msgpack', 5],
      [4, 'cbor', 5],
    ]);
    expect(series.map(({ last }) => last?.value)).toEqual([4, 8, 4.5, 3.5, 1]);
    expect(firstTime).toBeGreaterThan(Date.now() - 60_000);
    // However they fall into pixels, none is lost.
    expect(series.map((one) => one.kind === 'numbers' && Math.min(...one.min))).toEqual([0, 0, 0.5, -0.5, 0]);
    expect(series.map((one) => one.kind === 'numbers' && one.counts.reduce((a, b) => a + b, 0))).toEqual([
      5, 5, 5, 5, 5,
    ]);
  });

  it('go on with what arrives, and give the message behind a point', async () => {
    const { engine, connection } = await setUp();
    send(connection, 't', '1');
    await arrived(engine, 1);
    const sources = [value('t')];
    expect(ask(engine, sources).series[0]?.points).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    send(connection, 't', '2');
    await arrived(engine, 2);
    const { series } = ask(engine, sources);
    expect(numbers(series[0])).toEqual([1, 2]);
    const [source] = sources as [ChartSource];
    const time = series[0]?.last?.time as number;
    const seq = engine.result('chartMessage', { source, topic: 't', time: time - 1 });
    expect(
      new TextDecoder().decode(
        engine.result('messagePayload', { seq: seq as number, offset: 0, length: 9 }) ?? undefined,
      ),
    ).toBe('2');
    engine.result('clear', null);
    expect(ask(engine, sources).series).toEqual([]);
    engine.result('undoClear', null);
    expect(ask(engine, sources).series[0]?.points).toBe(2);
  });

  it('make a series of each topic that a wildcard finds, up to a number, and none of those without the field', async () => {
    const { engine, connection } = await setUp();
    for (let i = 0; i < MAX_TOPICS_OF_SOURCE + 3; i++) send(connection, `room/${i}/t`, JSON.stringify({ t: i }));
    for (const topic of ['room/x/t', 'room/y/t']) send(connection, topic, JSON.stringify({ humidity: 1 }));
    await arrived(engine, MAX_TOPICS_OF_SOURCE + 5);
    const { series, topicsLeftOut } = ask(engine, [value('room/+/t', 't')]);
    expect(series).toHaveLength(MAX_TOPICS_OF_SOURCE);
    expect(topicsLeftOut).toBe(3);
  });

  it('show states as runs', async () => {
    const { engine, connection } = await setUp();
    for (const state of ['on', 'on', 'off', 'on']) {
      send(connection, 'lamp', state);
      send(connection, 'json', JSON.stringify({ power: state === 'on' }));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await arrived(engine, 8);
    const sources: ChartSource[] = [
      { kind: 'state', topicFilter: 'lamp', path: '' },
      { kind: 'state', topicFilter: 'json', path: 'power' },
    ];
    for (const series of ask(engine, sources, { pixels: 8_000 }).series) {
      if (series.kind !== 'states') throw new Error('no states');
      const names = [...series.states].map((state) => series.names[state]);
      expect(names).toEqual(series.source === 0 ? ['on', 'off', 'on'] : ['true', 'false', 'true']);
    }
    const [coarse] = ask(engine, sources, { pixels: 1 }).series;
    expect(coarse?.kind === 'states' && coarse.states[0]).toBe(MIXED_STATE);
  });

  it('count messages and bytes a second', async () => {
    const { engine, connection } = await setUp();
    for (let i = 0; i < 7; i++) send(connection, `r/${i}`, 'xxxxx');
    await arrived(engine, 7);
    const sources: ChartSource[] = [
      { kind: 'rate', topicFilter: 'r/#', of: 'messages' },
      { kind: 'rate', topicFilter: 'r/#', of: 'bytes' },
    ];
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const data = engine.result('chartData', { boardId: 'b', sources, from: null, to: Date.now(), pixels: 8_000 });
    const [messages, bytes] = data.series.map((one) => (one.kind === 'numbers' ? [...one.mean] : []));
    expect(messages?.reduce((a, b) => a + b, 0)).toBe(7);
    expect(bytes?.reduce((a, b) => a + b, 0)).toBe(35);
    expect(messages).toContain(0);
  });

  it('know the metrics of Sparkplug B by name, where only the birth has it', async () => {
    const { engine, connection } = await setUp();
    const metric = (part: object) => ({ datatype: 10 as const, value: 20, ...part });
    const birth = { timestamp: 1, seq: 0, metrics: [metric({ name: 'Temp', alias: 1 })] };
    const data = { timestamp: 2, seq: 1, metrics: [metric({ alias: 1, value: 21 })] };
    send(connection, 'spBv1.0/g/NBIRTH/n', encodeSparkplug(birth));
    send(connection, 'spBv1.0/g/NDATA/n', encodeSparkplug(data));
    await arrived(engine, 2);
    const fields = engine.result('chartableFields', { topicFilter: 'spBv1.0/#' });
    const temperature = fields.find(({ topic, path }) => topic.includes('NDATA') && path.includes('Temp'));
    expect(temperature).toMatchObject({ kind: 'number', sample: '21' });
    const { series } = ask(engine, [value('spBv1.0/g/NDATA/n', temperature?.path)]);
    expect(series[0]?.last?.value).toBe(21);
  });

  it('read what a node said before it was born anew by its births then', async () => {
    const { engine, connection } = await setUp();
    const metric = (part: object) => ({ datatype: 10 as const, value: 20, ...part });
    const birth = (names: readonly string[]) =>
      encodeSparkplug({ timestamp: 1, seq: 0, metrics: names.map((name, i) => metric({ name, alias: i + 1 })) });
    const data = (...values: readonly number[]) =>
      encodeSparkplug({ timestamp: 2, seq: 1, metrics: values.map((value, i) => metric({ alias: i + 1, value })) });
    send(connection, 'spBv1.0/g/NBIRTH/n', birth(['A', 'B']));
    send(connection, 'spBv1.0/g/NDATA/n', data(10));
    send(connection, 'spBv1.0/g/NBIRTH/n', birth(['B', 'A']));
    send(connection, 'spBv1.0/g/NDATA/n', data(99, 11));
    await arrived(engine, 4);
    const fields = engine.result('chartableFields', { topicFilter: 'spBv1.0/#' });
    const { path } = fields.find((one) => one.topic.includes('NDATA') && one.path.includes('A')) ?? {};
    const [series] = ask(engine, [value('spBv1.0/g/NDATA/n', path)], { pixels: 1 }).series;
    expect(series?.kind === 'numbers' && [series.min[0], series.max[0], series.counts[0]]).toEqual([10, 11, 2]);
  });

  it('keep to the number of series also where a field comes up later', async () => {
    const { engine, connection } = await setUp();
    for (const payload of ['offline', '1']) for (let i = 0; i < 100; i++) send(connection, `late/${i}`, payload);
    await arrived(engine, 200);
    const { series, topicsLeftOut } = ask(engine, [value('late/+')]);
    expect([series.length, topicsLeftOut]).toEqual([MAX_TOPICS_OF_SOURCE, 100 - MAX_TOPICS_OF_SOURCE]);
  });

  it('have a mean of the largest numbers, too', async () => {
    const { engine, connection } = await setUp();
    for (const payload of ['1e308', '1.5e308']) send(connection, 't', payload);
    await arrived(engine, 2);
    const [series] = ask(engine, [value('t')], { pixels: 1 }).series;
    expect(series?.kind === 'numbers' && Number.isFinite(series.mean[0])).toBe(true);
  });

  it('offer what can be drawn', async () => {
    const { engine, connection } = await setUp();
    send(connection, 'a', '42');
    send(connection, 'b', JSON.stringify({ t: 1.5, mode: 'auto', list: [true] }));
    send(connection, 'c', 'on');
    send(connection, 'd', 'x'.repeat(5_000));
    await arrived(engine, 4);
    const fields = engine.result('chartableFields', { topicFilter: '#' });
    expect(fields.map(({ topic, path, kind, sample }) => `${topic} ${path} ${kind} ${sample}`)).toEqual([
      'a  number 42',
      'b t number 1.5',
      'b list[0] number 1',
      'b mode state auto',
      'b list[0] state true',
      'c  state on',
    ]);
  });

  it('measure round trips', async () => {
    const { engine, connection } = await setUp();
    const publish = { publishId: 1, topic: 't', payload: new Uint8Array(), qos: 1, retain: false } as const;
    engine.result('publish', publish);
    const { messageId } = await connection.next('publish');
    connection.send({ cmd: 'puback', messageId: messageId as number, reasonCode: 0 });
    const sources: ChartSource[] = [{ kind: 'round-trip', exchange: 'publish1' }];
    await vi.waitUntil(() => ask(engine, sources).series[0]?.points === 1);
  });

  it('take nonsense for what it is', async () => {
    const { engine, connection } = await setUp();
    for (const payload of ['', '{', '[1,', '\u0000', 'NaN', '1e999', '"']) send(connection, 't', payload);
    send(connection, 't', new Uint8Array([0xff, 0xfe, 0x82, 0xa1]));
    await arrived(engine, 8);
    const sources = [
      value('t'),
      value('t', '[['),
      value('t', 'a..b'),
      { kind: 'state', topicFilter: 't', path: 'x[' } as const,
    ];
    expect(ask(engine, sources).series).toEqual([]);
    expect(engine.result('chartMessage', { source: value('u'), topic: 'u', time: 0 })).toBeNull();
  });
});
