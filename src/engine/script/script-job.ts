// A script as a job: its worker asks, and what it may do is done here, on its connection.

import { checkTopicFilter } from '../../core/mqtt/topic.ts';
import type { PublishState } from '../../core/protocol/engine-contract.ts';
import type { JobDetail, JobFault, ScriptLine, ScriptSpec } from '../../core/protocol/job-contract.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import type { Job, JobHost, JobMessage } from '../jobs/job.ts';
import { readScriptPublish } from './read-script-publish.ts';
import type { ScriptCommand, ScriptReport } from './script-contract.ts';

/** What the job needs of a `Worker`. */
export interface ScriptWorker {
  onmessage: ((event: MessageEvent<ScriptReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(command: ScriptCommand): void;
  terminate(): void;
}

/** Kept of what it has written. */
const MAX_LINES = 500;
const MAX_CHARACTERS = 200_000;
/** Messages that it has not taken yet, and their payloads: what comes then is left out, and said. */
const MAX_UNTAKEN = 5_000;
const MAX_UNTAKEN_BYTES = 64 * 1024 * 1024;

export function startScriptJob(host: JobHost, spec: ScriptSpec, startWorker = startScriptWorker): Job {
  return new ScriptJob(host, spec, startWorker());
}

class ScriptJob implements Job {
  readonly nextAt = null;
  readonly #host: JobHost;
  readonly #worker: ScriptWorker;
  readonly #listeners = new Map<number, () => void>();
  #waiting: { readonly id: number; readonly message: PreparedPublish }[] = [];
  #lines: readonly ScriptLine[] = [];
  #droppedLines = 0;
  #untaken = 0;
  #untakenBytes = 0;
  #hasLeftOut = false;

  constructor(host: JobHost, { source, variables }: ScriptSpec, worker: ScriptWorker) {
    this.#host = host;
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#take(data);
    worker.onerror = (event) => this.#host.end({ kind: 'internal', message: event.message });
    worker.postMessage({ type: 'run', source, variables: variables.values, hasProperties: host.version === 5 });
  }

  get detail(): JobDetail {
    return { kind: 'script', lines: this.#lines, droppedLines: this.#droppedLines };
  }

  roomAgain(): void {
    while (this.#waiting.length > 0) {
      const [next] = this.#waiting;
      if (!next || !this.#host.mayPublish(next.message.qos)) return;
      this.#waiting.shift();
      this.#publish(next.id, next.message);
    }
  }

  /** At once, also in the middle of an endless loop. */
  stop(): void {
    this.#worker.terminate();
    this.#worker.onmessage = null;
    this.#waiting = [];
  }

  #take(report: ScriptReport): void {
    switch (report.type) {
      case 'publish': {
        const message = readScriptPublish(report.publish, this.#host.version === 5);
        if (typeof message === 'string') return this.#settle(report.id, `publish: ${message}`);
        this.#waiting.push({ id: report.id, message });
        return this.roomAgain();
      }
      case 'subscribe':
        return void this.#subscribe(report.id, report.filter, report.qos);
      case 'listen': {
        const { listener, filter } = report;
        if (!checkTopicFilter(filter).ok) return this.#write('error', `onMessage: ${filter} is no topic filter`);
        const end = this.#host.onMessage(filter, (message) => this.#hand(listener, message));
        this.#listeners.set(listener, end);
        return;
      }
      case 'unlisten':
        this.#listeners.get(report.listener)?.();
        this.#listeners.delete(report.listener);
        return;
      case 'taken':
        this.#untaken--;
        this.#untakenBytes -= report.bytes;
        return;
      case 'lines':
        return this.#keep(report.lines, report.dropped);
      case 'end':
        return this.#host.end(faultOf(report.fault));
    }
  }

  async #subscribe(id: number, filter: string, qos: 0 | 1 | 2): Promise<void> {
    const subscribed = await this.#host.subscribe(filter, qos, { wantsRetained: true });
    this.#settle(id, subscribed.ok ? null : `subscribe ${filter}: ${wordsOf(subscribed.error)}`);
  }

  #hand(listener: number, { payload, ...message }: JobMessage): void {
    const isTooMuch = this.#untakenBytes > 0 && this.#untakenBytes + payload.length > MAX_UNTAKEN_BYTES;
    if (this.#untaken >= MAX_UNTAKEN || isTooMuch) {
      if (!this.#hasLeftOut) this.#write('warn', `messages come faster than the script takes them: some are left out`);
      this.#hasLeftOut = true;
      return;
    }
    this.#untaken++;
    this.#untakenBytes += payload.length;
    const { topic, qos, retain, responseTopic, correlationData, contentType, userProperties, time } = message;
    this.#worker.postMessage({
      type: 'message',
      listener,
      message: { topic, payload, qos, retain, responseTopic, correlationData, contentType, userProperties, time },
    });
  }

  #publish(id: number, message: PreparedPublish): void {
    const onState = ({ status, qos }: PublishState) => {
      switch (status.kind) {
        case 'sent':
          if (qos === 0) this.#settle(id, null);
          return;
        case 'acknowledged':
        case 'completed':
          return this.#settle(id, null, status.reasonCode);
        case 'refused':
          return this.#settle(id, `publish ${message.topic}: ${wordsOf({ ...status, kind: 'refused' })}`);
        case 'lost':
          return this.#settle(id, `publish ${message.topic}: lost`);
      }
    };
    const published = this.#host.publish(message, onState);
    if (!published.ok) this.#settle(id, `publish ${message.topic}: ${wordsOf(published.error)}`);
  }

  #settle(id: number, error: string | null, value: unknown = null): void {
    this.#worker.postMessage({ type: 'settle', id, value, error });
  }

  #write(level: ScriptLine['level'], text: string): void {
    this.#keep([{ at: Date.now(), level, text }], 0);
  }

  #keep(lines: readonly ScriptLine[], dropped: number): void {
    const all = [...this.#lines, ...lines];
    let first = all.length;
    for (let characters = 0; first > 0 && all.length - first < MAX_LINES; first--) {
      characters += all[first - 1]?.text.length ?? 0;
      if (characters > MAX_CHARACTERS) break;
    }
    this.#droppedLines += dropped + first;
    this.#lines = all.slice(first);
    this.#host.touch();
  }
}

function faultOf(fault: Extract<ScriptReport, { type: 'end' }>['fault']): JobFault | null {
  if (fault === null) return null;
  return fault === 'memory' ? { kind: 'memory' } : { kind: 'script', ...fault };
}

/** For the script itself; the page words faults of jobs on its own. */
function wordsOf(fault: JobFault): string {
  switch (fault.kind) {
    case 'refused':
    case 'subscribe-refused':
      return `refused with reason code 0x${fault.reasonCode.toString(16).padStart(2, '0')}`;
    case 'limit':
      return `over the broker's limit (${fault.detail.limit})`;
    case 'bad-filter':
      return 'no topic filter';
    default:
      return fault.kind;
  }
}

export function startScriptWorker(): ScriptWorker {
  // In one expression: the bundler knows a worker by it.
  return new Worker(new URL('./script.worker.ts', import.meta.url), { type: 'module', name: 'script' }) as ScriptWorker;
}
