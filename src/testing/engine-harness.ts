// An engine without a worker, as a test drives it.
import type { ConnectionSettings } from '../core/mqtt/connection-profile.ts';
import type {
  ConnectionPhase,
  ConnectionState,
  EngineEvent,
  EngineMethod,
  EngineRequests,
  PublishState,
  RequestMessage,
  ResponseMessage,
  SubscriptionState,
  Tick,
} from '../core/protocol/engine-contract.ts';
import type { JobState } from '../core/protocol/job-contract.ts';
import { Engine } from '../engine/engine.ts';
import { InlinePatternWorker } from './inline-pattern-worker.ts';

export interface EngineHarness {
  request<M extends EngineMethod>(method: M, args: EngineRequests[M]['args']): ResponseMessage;
  result<M extends EngineMethod>(method: M, args: EngineRequests[M]['args']): EngineRequests[M]['result'];
  /** Of a request that takes its time. */
  answer<M extends EngineMethod>(method: M, args: EngineRequests[M]['args']): Promise<ResponseMessage>;
  /** `keepInFlightAs`: see ConnectRequest. */
  connect(
    port: number,
    settings?: Partial<ConnectionSettings>,
    filters?: readonly string[],
    keepInFlightAs?: string | null,
  ): void;
  /** Resolves as soon as it holds after some event; rejects after eight seconds. */
  until<T>(what: string, find: () => T | undefined | false): Promise<T>;
  untilPhase<P extends ConnectionPhase>(phase: P): Promise<Extract<ConnectionState, { phase: P }>>;
  readonly connection: ConnectionState;
  readonly subscriptions: readonly SubscriptionState[];
  /** The last state of each publish, by id. */
  readonly publishes: ReadonlyMap<number, PublishState>;
  readonly tick: Tick | null;
  /** The last state of each job, by id. */
  readonly jobs: ReadonlyMap<number, JobState>;
}

export function startEngineHarness(): EngineHarness {
  let connection: ConnectionState = { phase: 'disconnected' };
  let subscriptions: readonly SubscriptionState[] = [];
  let tick: Tick | null = null;
  const publishes = new Map<number, PublishState>();
  const jobs = new Map<number, JobState>();
  const responses = new Map<number, ResponseMessage>();
  let watchers: (() => void)[] = [];
  let lastId = 0;

  const take = (message: ResponseMessage | EngineEvent) => {
    switch (message.type) {
      case 'response':
        responses.set(message.id, message);
        break;
      case 'connection':
        connection = message.connection;
        break;
      case 'subscriptions':
        subscriptions = message.subscriptions;
        break;
      case 'publish':
        publishes.set(message.publish.publishId, message.publish);
        break;
      case 'job':
        jobs.set(message.job.jobId, message.job);
        break;
      case 'tick':
        tick = message.tick;
        queueMicrotask(() => harness.request('tickDrawn', null));
        break;
    }
    for (const watcher of watchers) queueMicrotask(watcher);
  };
  const engine = new Engine(take, () => new InlinePatternWorker());

  const harness: EngineHarness = {
    request(method, args) {
      const id = ++lastId;
      engine.handle({ id, method, args } as RequestMessage);
      const response = responses.get(id);
      if (!response) throw new Error(`${method} was not answered`);
      return response;
    },
    result(method, args) {
      const response = harness.request(method, args);
      if (!response.ok) throw new Error(`${response.error.code}: ${response.error.message}`);
      return response.value as never;
    },
    answer(method, args) {
      const id = ++lastId;
      engine.handle({ id, method, args } as RequestMessage);
      return harness.until(method, () => responses.get(id));
    },
    connect(port, settings = {}, filters = [], keepInFlightAs = null) {
      harness.result('connect', {
        settings: {
          endpoint: { scheme: 'ws', host: '127.0.0.1', port, path: '/mqtt' },
          version: 5,
          clientId: 'tester',
          username: undefined,
          password: undefined,
          keepAliveS: 60,
          cleanStart: true,
          ...settings,
        },
        subscriptions: filters.map((filter) => ({ filter, qos: 1 })),
        bridge: null,
        keepInFlightAs,
      });
    },
    until(what, find) {
      return new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(timer);
          watchers = watchers.filter((other) => other !== look);
          act();
        };
        const look = () => {
          const found = find();
          if (found !== undefined && found !== false) settle(() => resolve(found));
        };
        const timer = setTimeout(() => settle(() => reject(new Error(`it did not come about: ${what}`))), 8_000);
        watchers.push(look);
        look();
      });
    },
    untilPhase: (phase) =>
      harness.until(phase, () => (connection.phase === phase ? connection : undefined)) as Promise<never>,
    get connection() {
      return connection;
    },
    get subscriptions() {
      return subscriptions;
    },
    get publishes() {
      return publishes;
    },
    get tick() {
      return tick;
    },
    get jobs() {
      return jobs;
    },
  };
  return harness;
}
