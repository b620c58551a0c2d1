// A pattern worker that does its work a moment later in the same thread; a job that contains `silentAt` is never answered.

import type { PatternWorker } from '../engine/search/pattern-client.ts';
import type { PatternReply, PatternRequest } from '../engine/search/pattern-contract.ts';
import { runPatternRequest } from '../engine/search/pattern-runner.ts';

export class InlinePatternWorker implements PatternWorker {
  onmessage: ((event: MessageEvent<PatternReply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  #ended = false;
  readonly #silentAt: string | null;

  constructor(silentAt: string | null = null) {
    this.#silentAt = silentAt;
  }

  postMessage(request: PatternRequest): void {
    const reply = (data: PatternReply) => !this.#ended && this.onmessage?.({ data } as MessageEvent<PatternReply>);
    queueMicrotask(() => reply({ id: 0, type: 'alive' }));
    if (request.job.source !== this.#silentAt) queueMicrotask(() => runPatternRequest(request, reply));
  }

  terminate(): void {
    this.#ended = true;
  }
}
