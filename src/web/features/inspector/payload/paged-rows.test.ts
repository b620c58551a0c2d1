import { expect, it, vi } from 'vitest';
import { PagedRows } from './paged-rows.ts';

it('asks for a page once, draws it when it has come, and forgets the oldest', async () => {
  const fetch = vi.fn(async (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i));
  const come = vi.fn();
  const rows = new PagedRows({ fetch, here: null }, come);
  expect(rows.row(5)).toBeUndefined();
  rows.want(0, 130);
  rows.want(3, 7);
  expect(fetch.mock.calls).toEqual([
    [0, 128],
    [128, 128],
  ]);
  await vi.waitFor(() => expect(come).toHaveBeenCalledTimes(2));
  expect([rows.row(5), rows.row(129)]).toEqual([5, 129]);
  rows.want(10_000, 10_000 + 63 * 128);
  await vi.waitFor(() => expect(rows.row(10_000)).toBe(10_000));
  expect(rows.row(5)).toBeUndefined();
});

it('draws nothing that comes after it was closed', async () => {
  const come = vi.fn();
  const rows = new PagedRows({ fetch: async () => [1], here: null }, come);
  rows.want(0, 1);
  rows.close();
  await Promise.resolve();
  await Promise.resolve();
  expect(come).not.toHaveBeenCalled();
});
