import { expect, it, vi } from 'vitest';
import type { PayloadRequestMessage, PayloadResponseMessage } from '../../core/protocol/payload-contract.ts';
import { createPayloadClient } from './payload-client.ts';

/** Answers `rowOf` with the view's number while it knows the view, and nothing at all while it is stuck. */
class FakeWorker {
  onmessage: ((event: { data: PayloadResponseMessage }) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  hasEnded = false;
  isStuck = false;
  readonly #views = new Set<number>();

  postMessage({ id, method, args }: PayloadRequestMessage): void {
    if (this.isStuck) return;
    if (method === 'open') this.#views.add(args.view);
    const view = 'view' in args ? args.view : 0;
    const data: PayloadResponseMessage = this.#views.has(view)
      ? { id, ok: true, value: view }
      : { id, ok: false, message: 'no view' };
    queueMicrotask(() => this.hasEnded || this.onmessage?.({ data }));
  }

  terminate(): void {
    this.hasEnded = true;
  }
}

function clientOfFakes() {
  const workers: FakeWorker[] = [];
  const client = createPayloadClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  }, 10_000);
  return { client, workers };
}

const open = (view: number) =>
  ({
    view,
    bytes: new Uint8Array(),
    request: { view: 'tree', complete: true, schema: null, births: [] },
  }) as const;

it('ends a worker that takes too long, and says which views that cost', async () => {
  vi.useFakeTimers();
  const { client, workers } = clientOfFakes();
  expect(await client.request('open', open(1))).toEqual({ ok: true, value: 1 });
  (workers[0] as FakeWorker).isStuck = true;
  const slow = client.request('setExpanded', { view: 1, node: null, expanded: true });
  vi.advanceTimersByTime(5_000);
  const behind = client.request('rowOf', { view: 1, node: 1 });
  vi.advanceTimersByTime(5_000);
  expect(await slow).toEqual({ ok: false, error: 'timeout' });
  expect(await behind).toEqual({ ok: false, error: 'lost' });
  expect(workers.map((worker) => worker.hasEnded)).toEqual([true]);

  expect(await client.request('rowOf', { view: 1, node: 1 })).toEqual({ ok: false, error: 'lost' });
  expect(await client.request('open', open(2))).toEqual({ ok: true, value: 2 });
  expect(workers.length).toBe(2);
  vi.useRealTimers();
});

it('starts again after a worker that broke', async () => {
  const { client, workers } = clientOfFakes();
  const broken = client.request('open', open(1));
  workers[0]?.onerror?.(new Event('error'));
  expect(await broken).toEqual({ ok: false, error: 'crashed' });
  expect(await client.request('open', open(2))).toEqual({ ok: true, value: 2 });
});
