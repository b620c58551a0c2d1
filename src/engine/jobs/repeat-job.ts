// One template again and again, paced by the clock: how late one publish is does not make the next one late. What the broker
// or the network keeps waiting for long is left out rather than sent in a burst.
import type { RepeatSpec } from '../../core/protocol/job-contract.ts';
import { compilePublish } from '../../core/publish/compile-publish.ts';
import { advanceScope, beginScope } from '../../core/publish/template-scope.ts';
import type { Job, JobHost } from './job.ts';
import { neverBegun } from './never-begun.ts';

/** Published in one go: what arrives has its turn in between. */
const SLICE_MS = 8;
/** What is later than this is left out. */
const MAX_LATE_MS = 1_000;
/** setTimeout's largest delay. */
const MAX_DELAY_MS = 2_147_483_647;

export function startRepeatJob(host: JobHost, spec: RepeatSpec): Job {
  const { template, variables, intervalMs, jitter, count } = spec;
  const compiled = compilePublish(template, host.version);
  if (!compiled.ok) {
    host.end({ kind: 'prepare', fault: compiled.error });
    return neverBegun({ kind: 'repeat', count, skipped: 0 });
  }
  return new RepeatJob(host, compiled.value, beginScope(variables), { intervalMs, jitter, count, qos: template.qos });
}

type Compiled = Extract<ReturnType<typeof compilePublish>, { ok: true }>['value'];
type Terms = Pick<RepeatSpec, 'intervalMs' | 'jitter' | 'count'> & { readonly qos: 0 | 1 | 2 };

class RepeatJob implements Job {
  readonly #host: JobHost;
  readonly #compiled: Compiled;
  readonly #scope: ReturnType<typeof beginScope>;
  readonly #terms: Terms;
  readonly #zero = new ZeroDelay(() => this.#advance());
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** On the clock of `performance.now()`: when the publish number 0 of the grid is due. */
  #gridStart = performance.now();
  /** The next publish's place in the grid. */
  #place = 0;
  #made = 0;
  #skipped = 0;
  /** With its jitter. */
  #due: number;
  #pausedAt: number | null = null;
  #isOver = false;

  constructor(host: JobHost, compiled: Compiled, scope: ReturnType<typeof beginScope>, terms: Terms) {
    this.#host = host;
    this.#compiled = compiled;
    this.#scope = scope;
    this.#terms = terms;
    // The first goes out at once: a person is waiting for it.
    this.#due = this.#gridStart;
    queueMicrotask(() => this.#advance());
  }

  get detail(): Job['detail'] {
    return { kind: 'repeat', count: this.#terms.count, skipped: this.#skipped };
  }

  get nextAt(): number | null {
    if (this.#isOver || this.#pausedAt !== null) return null;
    return Date.now() + Math.max(0, this.#due - performance.now());
  }

  pause(): void {
    this.#pausedAt = performance.now();
    this.#stopTimers();
  }

  resume(): void {
    if (this.#pausedAt === null) return;
    const pausedMs = performance.now() - this.#pausedAt;
    this.#pausedAt = null;
    this.#gridStart += pausedMs;
    this.#due += pausedMs;
    this.#advance();
  }

  roomAgain(): void {
    if (this.#timer === null) this.#advance();
  }

  stop(): void {
    this.#isOver = true;
    this.#stopTimers();
    this.#zero.close();
  }

  #advance(): void {
    if (this.#isOver || this.#pausedAt !== null) return;
    const { count, qos } = this.#terms;
    const begin = performance.now();
    for (let now = begin; ; now = performance.now()) {
      if (count !== null && this.#made >= count) return this.#host.end(null);
      if (this.#due > now) return this.#planFor(this.#due - now);
      if (now - begin > SLICE_MS) return this.#zero.plan();
      // Asked again by `roomAgain`.
      if (!this.#host.mayPublish(qos)) return;
      this.#skipLate(now);
      if (!this.#publish()) return;
    }
  }

  /** False: it is over. */
  #publish(): boolean {
    const message = this.#compiled.make(this.#scope);
    if (!message.ok) {
      const { error } = message;
      this.#host.end(error.kind === 'table-ended' ? null : { kind: 'prepare', fault: error });
      return false;
    }
    this.#host.publish(message.value);
    advanceScope(this.#scope);
    this.#made++;
    this.#place++;
    this.#due = Math.max(this.#due, this.#dueAt(this.#place));
    // Publishing may have ended it: the connection went.
    return !this.#isOver && this.#pausedAt === null;
  }

  #dueAt(place: number): number {
    const { intervalMs, jitter } = this.#terms;
    return this.#gridStart + place * intervalMs + (Math.random() * 2 - 1) * jitter * intervalMs;
  }

  #skipLate(now: number): void {
    const { intervalMs } = this.#terms;
    if (intervalMs === 0 || now - this.#due < Math.max(MAX_LATE_MS, 2 * intervalMs)) return;
    const place = Math.floor((now - this.#gridStart) / intervalMs);
    this.#skipped += Math.max(0, place - this.#place);
    this.#place = Math.max(place, this.#place);
  }

  #planFor(delayMs: number): void {
    this.#stopTimers();
    const turn = () => {
      this.#timer = null;
      this.#advance();
    };
    // Browsers cut off what is below a millisecond, and would come too early.
    this.#timer = setTimeout(turn, Math.min(Math.ceil(delayMs), MAX_DELAY_MS));
  }

  #stopTimers(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** A turn of its own as soon as what waits has had one. `setTimeout` would wait 4 ms in a browser. */
class ZeroDelay {
  readonly #channel = new MessageChannel();
  #planned = false;

  constructor(turn: () => void) {
    this.#channel.port1.onmessage = () => {
      this.#planned = false;
      turn();
    };
  }

  plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#channel.port2.postMessage(null);
  }

  close(): void {
    this.#channel.port1.close();
  }
}
