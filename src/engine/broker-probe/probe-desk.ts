// The engine's end of a probe: one at a time, in a worker that ends with it.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { checkTopicName } from '../../core/mqtt/topic.ts';
import type { BrokerProbeStart, BrokerProbeState } from '../../core/protocol/broker-probe-contract.ts';
import type { BridgeAccess } from '../../core/protocol/engine-contract.ts';
import { EngineFault } from '../engine-fault.ts';
import type { ProbeWorker } from './probe-worker-contract.ts';

/** The last packets leave before the worker does. */
const FAREWELL_MS = 1_000;

export interface ProbeTarget {
  readonly settings: ConnectionSettings;
  readonly bridge: BridgeAccess | null;
}

export class ProbeDesk {
  readonly #target: () => ProbeTarget | null;
  readonly #startWorker: () => ProbeWorker;
  #worker: ProbeWorker | null = null;
  #state: BrokerProbeState | null = null;

  /** `target`: null unless connected. */
  constructor(target: () => ProbeTarget | null, startWorker: () => ProbeWorker = startProbeWorker) {
    this.#target = target;
    this.#startWorker = startWorker;
  }

  get state(): BrokerProbeState | null {
    return this.#state;
  }

  start(start: BrokerProbeStart): EngineFault | null {
    if (this.#worker) return new EngineFault({ code: 'busy', message: 'a probe runs' });
    const target = this.#target();
    if (!target) return new EngineFault({ code: 'not-connected', message: 'probe' });
    const prefix = checkTopicName(start.prefix);
    if (!prefix.ok)
      return new EngineFault({ code: 'invalid', message: `${prefix.error.rule} [${prefix.error.clause}]` });
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#state = { phase: 'running', testing: 'versions', findings: [], messages: 0, done: 0, of: 1 };
    worker.onmessage = ({ data }) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#take({ phase: 'failed', fault: { kind: 'internal', message: event.message ?? '' }, left: [] });
    };
    const { settings, bridge } = target;
    worker.postMessage({ type: 'start', start, settings, bridge });
    return null;
  }

  cancel(): null {
    this.#worker?.postMessage({ type: 'cancel' });
    return null;
  }

  #take(state: BrokerProbeState): void {
    this.#state = state;
    if (state.phase === 'running' || !this.#worker) return;
    const worker = this.#worker;
    this.#worker = null;
    worker.onmessage = worker.onerror = null;
    setTimeout(() => worker.terminate(), FAREWELL_MS);
  }
}

function startProbeWorker(): ProbeWorker {
  // In one expression: the bundler knows a worker by it.
  return new Worker(new URL('./broker-probe.worker.ts', import.meta.url), {
    type: 'module',
    name: 'probe',
  }) as ProbeWorker;
}
