// What a broker says of itself under $SYS, while somebody looks at it: the newest value of each topic, and how the figures
// went since. Held in memory: it is asked for anew each time.
import { createStore } from 'zustand/vanilla';
import type { Sample } from '../../core/broker-facts/sys-rate.ts';
import {
  SYS_KINDS,
  type SysFamily,
  type SysFigure,
  sysMeaning,
  sysNumber,
  sysSeconds,
} from '../../core/broker-facts/sys-topic.ts';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import { engines } from './running-engines.ts';
import { emptyWorkspace, workspacesStore } from './workspaces-store.ts';

export interface SysValue {
  readonly topic: string;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export type SysSample = Sample;

export type SysState =
  | { readonly kind: 'not-connected' }
  /** Subscribed, or about to be; `since`: milliseconds since the epoch. */
  | { readonly kind: 'asked'; readonly since: number }
  | { readonly kind: 'denied'; readonly error: EngineError };

export interface SysFacts {
  readonly state: SysState;
  /** By topic, as they came up. */
  readonly values: ReadonlyMap<string, SysValue>;
  readonly figures: ReadonlyMap<SysFigure, readonly SysSample[]>;
  readonly families: ReadonlySet<SysFamily>;
  /** Of a cluster the node whose figures these are: the one that was heard first. Null: none was heard. */
  readonly node: string | null;
  /** A counter went back: the broker was started anew; when this was seen, milliseconds since the epoch. */
  readonly restartedAt: number | null;
  /** What was known before a connection that was lost and came back: a restart of the broker ends all connections. */
  readonly earlier: Pick<SysFacts, 'figures' | 'node'> | null;
}

export const NO_FACTS: SysFacts = {
  state: { kind: 'not-connected' },
  values: new Map(),
  figures: new Map(),
  families: new Set(),
  node: null,
  restartedAt: null,
  earlier: null,
};

export const brokerSysStore = createStore<Readonly<Record<string, SysFacts>>>()(() => ({}));

const FILTER = '$SYS/#';

/** Samples of a figure: an hour at mosquitto's usual pace. */
const MAX_SAMPLES = 360;

/** A broker has some hundred; more are not shown. */
const MAX_TOPICS = 2_000;

const ROWS = 500;

/** What a broker says at once comes within it. */
const ROUND_MS = 1_000;

/** The log's clock and that of the connection's state are set apart by some milliseconds at times. */
const CLOCK_SLACK_MS = 250;

function change(profileId: string, part: Partial<SysFacts>): void {
  brokerSysStore.setState((all) => ({ [profileId]: { ...(all[profileId] ?? NO_FACTS), ...part } }), false);
}

/** Asks the broker until the answer is called. */
export function watchBrokerSys(profileId: string): () => void {
  let isOver = false;
  let isHeld = false;
  let next: number | null = null;
  let isReading = false;
  let session: number | null = null;
  let isComingBack = false;

  const begin = async () => {
    const before = brokerSysStore.getState()[profileId] ?? NO_FACTS;
    // One that said nothing in between, as it was lost again, has nothing to add.
    const earlier = !isComingBack ? null : before.figures.size > 0 ? before : before.earlier;
    isComingBack = false;
    brokerSysStore.setState({ [profileId]: { ...NO_FACTS, earlier, state: { kind: 'asked', since: Date.now() } } });
    next = null;
    isHeld = true;
    const held = await engines.get(profileId)?.request('holdTopics', { topicFilter: FILTER });
    if (isOver || !held || held.ok) return void read();
    if (held.error.code !== 'not-connected') change(profileId, { state: { kind: 'denied', error: held.error } });
  };

  const read = async () => {
    if (isReading || isOver) return;
    isReading = true;
    const window = await engines
      .get(profileId)
      ?.request('topicMessages', { topicFilter: FILTER, from: next, count: ROWS });
    isReading = false;
    if (isOver || !window?.ok) return;
    const { rows, endOrdinal, firstOrdinal } = window.value;
    // What came over a connection before this one is not how the broker is now.
    const since = session ?? Number.POSITIVE_INFINITY;
    take(
      profileId,
      rows.filter(
        ({ direction, previewKind, time }) =>
          direction === 'in' && previewKind !== 'bytes' && time >= since - CLOCK_SLACK_MS,
      ),
    );
    const after = rows.at(-1)?.ordinal;
    next = Math.max(firstOrdinal, after === undefined ? (next ?? endOrdinal) : after + 1);
    if (next < endOrdinal) void read();
  };

  const look = () => {
    const { connection } = workspacesStore.getState().byProfile[profileId] ?? emptyWorkspace(profileId);
    if (connection.phase !== 'connected') {
      if (session !== null) change(profileId, { state: { kind: 'not-connected' } });
      // Whoever connects anew may have another broker.
      isComingBack = connection.phase === 'reconnecting';
      session = null;
      return;
    }
    if (session !== connection.since) {
      session = connection.since;
      void begin();
    } else void read();
  };

  brokerSysStore.setState({ [profileId]: NO_FACTS });
  look();
  const stop = workspacesStore.subscribe((now, before) => {
    if (now.byProfile[profileId] !== before.byProfile[profileId]) look();
  });
  return () => {
    isOver = true;
    stop();
    if (isHeld) void engines.get(profileId)?.request('releaseTopics', { topicFilter: FILTER });
  };
}

interface Said {
  readonly topic: string;
  readonly preview: string;
  readonly time: number;
  readonly retain: boolean;
}

function take(profileId: string, rows: readonly Said[]): void {
  if (rows.length === 0) return;
  const before = brokerSysStore.getState()[profileId] ?? NO_FACTS;
  const values = new Map(before.values);
  const figures = new Map(before.figures);
  const families = new Set(before.families);
  let { restartedAt, node } = before;
  for (const { topic, preview, time, retain } of rows) {
    const meaning = sysMeaning(topic);
    if (values.size >= MAX_TOPICS && !values.has(topic) && !meaning) continue;
    values.set(topic, { topic, text: preview, time });
    if (!meaning) continue;
    node ??= meaning.node;
    // Two nodes' counters are no counter.
    if (meaning.node !== node) continue;
    families.add(meaning.family);
    const kind = SYS_KINDS[meaning.figure];
    if (kind === 'text') continue;
    const value = kind === 'duration' ? sysSeconds(preview, meaning.family) : sysNumber(preview);
    if (value === null) continue;
    const samples = figures.get(meaning.figure) ?? [];
    const { earlier } = before;
    const last = samples.at(-1) ?? (earlier?.node === node ? earlier.figures.get(meaning.figure)?.at(-1) : undefined);
    const isBack = last !== undefined && value < last.value && (kind === 'counter' || kind === 'duration');
    if (isBack) restartedAt = time;
    // What was counted before a restart says nothing of the rate after it.
    const sample = retain && samples.length === 0 ? { time, value, isKept: true } : { time, value };
    if (meaning.figure === 'uptime' && !isBack) standStill(figures, samples.at(-1)?.time);
    figures.set(meaning.figure, [...(isBack ? [] : samples), sample].slice(-MAX_SAMPLES));
  }
  change(profileId, { values, figures, families, node, restartedAt });
}

/**
 * Brokers say only what has changed, but the uptime always: what was not said with the last uptime was then as before. Without
 * that a counter that stands still would keep its last rate.
 */
function standStill(figures: Map<SysFigure, readonly SysSample[]>, roundAt: number | undefined): void {
  if (roundAt === undefined) return;
  for (const [figure, samples] of figures) {
    const last = samples.at(-1);
    if (figure === 'uptime' || !last || last.time >= roundAt - ROUND_MS) continue;
    figures.set(figure, [...samples, { time: roundAt, value: last.value }].slice(-MAX_SAMPLES));
  }
}
