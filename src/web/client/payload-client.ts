// The main thread's end of the payload worker: started when it is first needed, ended when a request takes too long, and
// started anew for the next one.
import { fail, ok, type Result } from '../../core/base/result.ts';
import {
  PAYLOAD_TIMEOUT_MS,
  type PayloadFailure,
  type PayloadMethod,
  type PayloadRequestMessage,
  type PayloadRequests,
  type PayloadResponseMessage,
} from '../../core/protocol/payload-contract.ts';

export type PayloadResult<M extends PayloadMethod> = Result<PayloadRequests[M]['result'], PayloadFailure>;

export interface PayloadClient {
  /** Never rejects. The buffers are handed over. */
  request<M extends PayloadMethod>(
    method: M,
    args: PayloadRequests[M]['args'],
    transfer?: readonly ArrayBuffer[],
  ): Promise<PayloadResult<M>>;
}

interface Waiting {
  readonly settle: (result: Result<unknown, PayloadFailure>) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** One worker at a time; `start` makes one. */
export function createPayloadClient(start: () => Worker, timeoutMs = PAYLOAD_TIMEOUT_MS): PayloadClient {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const settle = (id: number, result: Result<unknown, PayloadFailure>) => {
    const one = waiting.get(id);
    if (!one) return;
    waiting.delete(id);
    clearTimeout(one.timer);
    one.settle(result);
  };
  /** The one that took too long, or broke, says so; what else waited is lost with the worker. */
  const end = (culprit: number | null, failure: PayloadFailure) => {
    worker?.terminate();
    worker = null;
    for (const id of [...waiting.keys()]) {
      settle(id, fail(culprit === null || id === culprit ? failure : 'lost'));
    }
  };
  const running = (): Worker => {
    if (worker) return worker;
    const started = start();
    started.onmessage = ({ data }: MessageEvent<PayloadResponseMessage>) =>
      settle(data.id, data.ok ? ok(data.value) : fail('lost'));
    started.onerror = (event) => {
      event.preventDefault();
      if (worker === started) end(null, 'crashed');
    };
    worker = started;
    return started;
  };

  return {
    request<M extends PayloadMethod>(
      method: M,
      args: PayloadRequests[M]['args'],
      transfer: readonly ArrayBuffer[] = [],
    ): Promise<PayloadResult<M>> {
      return new Promise((resolve) => {
        const id = ++lastId;
        const timer = setTimeout(() => end(id, 'timeout'), timeoutMs);
        waiting.set(id, { settle: resolve as Waiting['settle'], timer });
        running().postMessage({ id, method, args } as PayloadRequestMessage, [...transfer]);
      });
    },
  };
}

/** The page's one client. */
export const payloadClient = createPayloadClient(
  () =>
    new Worker(new URL('../../engine/payload/payload.worker.ts', import.meta.url), { type: 'module', name: 'payload' }),
);
