// The main thread's end of an engine: typed requests with promised results, and the engine's events.
import type { Result } from '../../core/base/result.ts';
import { fail, ok } from '../../core/base/result.ts';
import type {
  EngineError,
  EngineEvent,
  EngineMethod,
  EngineRequests,
  RequestMessage,
  ResponseMessage,
} from '../../core/protocol/engine-contract.ts';

export interface EngineClient {
  /** Settles with the engine's answer; `internal` when the engine is gone. Never rejects. */
  request<M extends EngineMethod>(
    method: M,
    args: EngineRequests[M]['args'],
  ): Promise<Result<EngineRequests[M]['result'], EngineError>>;
  /** Ends the engine at once; open requests settle with `internal`. */
  terminate(): void;
}

export interface EngineListener {
  onEvent(event: EngineEvent): void;
  /** The worker itself failed to load or threw. It does nothing from here on. */
  onCrash(message: string): void;
}

const GONE: EngineError = { code: 'internal', message: 'the engine has ended' };

/** Wraps a worker that speaks the engine contract. */
export function connectEngine(worker: Worker, listener: EngineListener): EngineClient {
  const waiting = new Map<number, (result: Result<unknown, EngineError>) => void>();
  let lastId = 0;
  let gone = false;

  const end = () => {
    gone = true;
    worker.terminate();
    for (const settle of waiting.values()) settle(fail(GONE));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<ResponseMessage | EngineEvent>) => {
    if (data.type !== 'response') return listener.onEvent(data);
    const settle = waiting.get(data.id);
    waiting.delete(data.id);
    settle?.(data.ok ? ok(data.value) : fail(data.error));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end();
    listener.onCrash(event.message || 'the engine could not be loaded');
  };

  return {
    request(method, args) {
      if (gone) return Promise.resolve(fail(GONE));
      return new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve as (result: Result<unknown, EngineError>) => void);
        worker.postMessage({ id, method, args } as RequestMessage);
      });
    },
    terminate: end,
  };
}

/** Starts a new engine in a worker of its own. */
export function startEngine(name: string, listener: EngineListener): EngineClient {
  const worker = new Worker(new URL('../../engine/engine.worker.ts', import.meta.url), { type: 'module', name });
  return connectEngine(worker, listener);
}
