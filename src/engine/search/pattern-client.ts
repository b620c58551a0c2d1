// The engine's end of its pattern worker: gives it jobs, and ends it when one text takes too long.
import type { RowMarks } from '../../core/log/mark-row.ts';
import type { MarkJob, PatternJob, PatternMatcher, PatternVerdicts } from '../../core/log/pattern-job.ts';
import type { PatternReply, PatternRequest } from './pattern-contract.ts';

/** What the client needs of a `Worker`. */
export interface PatternWorker {
  onmessage: ((event: MessageEvent<PatternReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: PatternRequest): void;
  terminate(): void;
}

/**
 * Without a sign of life for so long, 64 texts at most have taken it: no expression that is of use does. A worker that
 * has only just been started gets longer, as it has to be loaded.
 */
const PATIENCE_MS = 1_500;
const FIRST_PATIENCE_MS = 10_000;

interface Waiting {
  readonly settle: (result: PatternVerdicts | readonly RowMarks[] | null) => void;
}

/** One for each expression: `end` it when there is another. */
export class PatternClient implements PatternMatcher {
  readonly #worker: PatternWorker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended = false;
  #heard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(startWorker: () => PatternWorker) {
    this.#worker = startWorker();
    this.#worker.onmessage = ({ data }) => this.#take(data);
    this.#worker.onerror = () => this.end();
  }

  async match(job: PatternJob): Promise<PatternVerdicts | null> {
    return (await this.#ask(job)) as PatternVerdicts | null;
  }

  async mark(job: MarkJob): Promise<readonly RowMarks[] | null> {
    return (await this.#ask(job)) as readonly RowMarks[] | null;
  }

  /** What is waited for settles with null. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    for (const { settle } of this.#waiting.values()) settle(null);
    this.#waiting.clear();
  }

  #ask(job: PatternJob | MarkJob): Promise<PatternVerdicts | readonly RowMarks[] | null> {
    if (this.#ended) return Promise.resolve(null);
    return new Promise((settle) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { settle });
      this.#worker.postMessage({ id, job });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  #take(reply: PatternReply): void {
    this.#heard = true;
    if (reply.type === 'done') {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      waiting?.settle(reply.result);
    }
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0 || this.#ended) return;
    this.#timer = setTimeout(() => this.end(), this.#heard ? PATIENCE_MS : FIRST_PATIENCE_MS);
  }
}

export function startPatternWorker(): PatternWorker {
  // In one expression: the bundler knows a worker by it.
  return new Worker(new URL('./pattern.worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  }) as PatternWorker;
}
