import { afterEach, expect, it, vi } from 'vitest';
import { ratesOf } from '../../core/broker-facts/sys-rate.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { brokerSysStore, NO_FACTS, watchBrokerSys } from './broker-sys.ts';
import { engines } from './running-engines.ts';
import { emptyWorkspace, workspacesStore } from './workspaces-store.ts';

interface Row {
  readonly topic: string;
  readonly preview: string;
  readonly time: number;
}

const SINCE = 1_000_000;

afterEach(() => {
  engines.clear();
});

/** An engine whose log has these messages, and a connection. */
function connectedWith(rows: readonly Row[], since = SINCE): void {
  const request = vi.fn(async (method: string) => {
    if (method !== 'topicMessages') return { ok: true, value: null };
    const all = rows.map((row, ordinal) => ({ ...row, ordinal, direction: 'in', previewKind: 'text' }));
    return { ok: true, value: { rows: all, firstOrdinal: 0, endOrdinal: all.length } };
  });
  engines.set('p', { request, terminate: () => {} } as unknown as EngineClient);
  const connection = { phase: 'connected', since, session: {} } as never;
  workspacesStore.setState({ byProfile: { p: { ...emptyWorkspace('p'), connection } }, activeId: 'p' });
}

const facts = () => brokerSysStore.getState().p ?? NO_FACTS;

it('two nodes of a cluster are no restart: the figures are those of the first', async () => {
  const rows = ['a', 'b', 'a', 'b'].map((node, i) => ({
    topic: `$SYS/brokers/emqx@${node}/metrics/bytes.received`,
    preview: node === 'a' ? String(5_000 + i) : String(10 + i),
    time: SINCE + i * 1_000,
  }));
  connectedWith(rows);
  const stop = watchBrokerSys('p');
  await vi.waitUntil(() => facts().values.size === 2);
  stop();
  expect(facts().restartedAt).toBeNull();
  expect(
    facts()
      .figures.get('bytesReceived')
      ?.map(({ value }) => value),
  ).toEqual([5_000, 5_002]);
});

it('a counter that goes back is a restart', async () => {
  const said = (preview: string, i: number) => ({ topic: '$SYS/broker/bytes/sent', preview, time: SINCE + i });
  connectedWith(['100', '200', '5'].map(said));
  const stop = watchBrokerSys('p');
  await vi.waitUntil(() => facts().restartedAt !== null);
  stop();
  expect(
    facts()
      .figures.get('bytesSent')
      ?.map(({ value }) => value),
  ).toEqual([5]);
});

it('what was said over an earlier connection is not how the broker is now', async () => {
  connectedWith([
    { topic: '$SYS/broker/version', preview: 'mosquitto version 1.0', time: SINCE - 1_000 },
    { topic: '$SYS/broker/clients/connected', preview: '3', time: SINCE + 1 },
  ]);
  const stop = watchBrokerSys('p');
  await vi.waitUntil(() => facts().values.size > 0);
  stop();
  expect([...facts().values.keys()]).toEqual(['$SYS/broker/clients/connected']);
});

it('a figure is shown however many topics nobody knows', async () => {
  const unknown = Array.from({ length: 2_000 }, (_, i) => ({ topic: `$SYS/x/${i}`, preview: '{}', time: SINCE }));
  connectedWith([...unknown, { topic: '$SYS/broker/bytes/received', preview: '5', time: SINCE }]);
  const stop = watchBrokerSys('p');
  await vi.waitUntil(() => facts().figures.size === 1);
  stop();
});

it('a counter that the broker says nothing more of stands still', async () => {
  const uptime = [0, 10, 20, 30].map((s) => ({
    ...{ topic: '$SYS/broker/uptime', preview: `${s} seconds`, time: SINCE + s * 1_000 },
  }));
  const bytes = [0, 10].map((s) => ({
    ...{ topic: '$SYS/broker/bytes/sent', preview: String(s * 5), time: SINCE + s * 1_000 + 2 },
  }));
  connectedWith([...uptime, ...bytes].toSorted((a, b) => a.time - b.time));
  const stop = watchBrokerSys('p');
  await vi.waitUntil(() => facts().values.size === 2);
  stop();
  expect(ratesOf(facts().figures.get('bytesSent') ?? []).map(({ value }) => Math.round(value))).toEqual([5, 0]);
});

it('a restart is told though it ended the connection, and not of a connection made anew', async () => {
  const uptime = (seconds: number, time: number) => ({
    topic: '$SYS/broker/uptime',
    preview: `${seconds} seconds`,
    time,
  });
  const comeBack = async (phase: 'reconnecting' | 'disconnected') => {
    connectedWith([uptime(500, SINCE + 1)]);
    const stop = watchBrokerSys('p');
    await vi.waitUntil(() => facts().figures.get('uptime')?.at(-1)?.value === 500);
    const connection = { phase } as never;
    workspacesStore.setState({ byProfile: { p: { ...emptyWorkspace('p'), connection } } });
    connectedWith([uptime(0, SINCE + 60_001)], SINCE + 60_000);
    await vi.waitUntil(() => facts().figures.get('uptime')?.at(-1)?.value === 0);
    stop();
    return facts().restartedAt;
  };
  expect(await comeBack('reconnecting')).toBe(SINCE + 60_001);
  expect(await comeBack('disconnected')).toBeNull();
});
