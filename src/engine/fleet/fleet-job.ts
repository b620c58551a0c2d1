// Simulated devices as a job: the engine's end of their worker.
import type { FleetJobSpec, JobDetail } from '../../core/protocol/job-contract.ts';
import type { FleetState } from '../../core/publish/fleet.ts';
import type { Job, JobHost } from '../jobs/job.ts';
import type { FleetCommandMessage, FleetReport } from './fleet-contract.ts';

/** What the job needs of a `Worker`. */
export interface FleetWorker {
  onmessage: ((event: MessageEvent<FleetReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: FleetCommandMessage): void;
  terminate(): void;
}

/** Until a worker that was told to stop is ended, whatever it does. */
const MAX_STOP_MS = 2_000;

export function startFleetJob(host: JobHost, spec: FleetJobSpec, startWorker = startFleetWorker): Job {
  return new FleetJob(host, spec, startWorker());
}

class FleetJob implements Job {
  readonly #host: JobHost;
  readonly #worker: FleetWorker;
  #state: FleetState;
  #over = false;
  readonly nextAt = null;

  constructor(host: JobHost, { fleet, variables }: FleetJobSpec, worker: FleetWorker) {
    this.#host = host;
    this.#worker = worker;
    const none = { connecting: 0, online: 0, offline: 0, refused: 0, ratePerS: 0 };
    this.#state = { wanted: fleet.devices, ...none, lastRefusal: null, gaveUp: false };
    worker.onmessage = ({ data }) => this.#take(data);
    worker.onerror = ({ message }) => this.#end({ kind: 'internal', message: message ?? 'the worker failed' });
    worker.postMessage({ type: 'start', start: { fleet, variables, settings: host.settings, bridge: host.bridge } });
  }

  get detail(): JobDetail {
    return { kind: 'fleet', state: this.#state };
  }

  pause(): void {
    this.#worker.postMessage({ type: 'pause' });
  }

  resume(): void {
    this.#worker.postMessage({ type: 'resume' });
  }

  /** The devices say goodbye, for which the worker lives on a little. */
  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#state = {
      ...this.#state,
      connecting: 0,
      online: 0,
      offline: this.#state.wanted - this.#state.refused,
      ratePerS: 0,
    };
    const timer = setTimeout(() => this.#worker.terminate(), MAX_STOP_MS);
    this.#worker.onmessage = ({ data }) => {
      if (data.type !== 'stopped') return;
      clearTimeout(timer);
      this.#worker.terminate();
    };
    this.#worker.postMessage({ type: 'stop' });
  }

  #take(report: FleetReport): void {
    switch (report.type) {
      case 'state':
        this.#state = report.state;
        this.#host.count(report.counts);
        return this.#host.touch();
      case 'fault':
        return this.#host.fault({ kind: 'prepare', fault: report.fault });
      case 'failed':
        return this.#end(report.fault ? { kind: 'prepare', fault: report.fault } : this.#refusal());
      case 'stopped':
        return;
    }
  }

  /** Nobody was let in. */
  #refusal(): Parameters<JobHost['end']>[0] {
    const { lastRefusal } = this.#state;
    if (lastRefusal?.kind !== 'connack') return { kind: 'not-connected' };
    const { reasonCode, reasonString } = lastRefusal;
    return { kind: 'refused', reasonCode, reasonString };
  }

  #end(fault: Parameters<JobHost['end']>[0]): void {
    if (!this.#over) this.#host.end(fault);
  }
}

export function startFleetWorker(): FleetWorker {
  // In one expression: the bundler knows a worker by it.
  return new Worker(new URL('./fleet.worker.ts', import.meta.url), { type: 'module', name: 'devices' }) as FleetWorker;
}
