import { expect, it, vi } from 'vitest';
import { bytesElsewhere, WINDOW_BYTES } from './byte-source.ts';

it('gives what is here at once, and the rest when it has come, over the edges of windows', async () => {
  const all = Uint8Array.from({ length: 3 * WINDOW_BYTES + 5 }, (_, i) => i % 251);
  const fetch = vi.fn(async (offset: number, length: number) => all.slice(offset, offset + length));
  const source = bytesElsewhere(all.length, all.slice(0, 100), fetch);
  const come = vi.fn();
  source.subscribe(come);
  expect(source.read(90, 100)).toEqual(all.slice(90, 100));
  expect(fetch).not.toHaveBeenCalled();
  expect(source.read(WINDOW_BYTES - 8, WINDOW_BYTES + 8)).toBeNull();
  expect(source.read(WINDOW_BYTES - 8, WINDOW_BYTES + 8)).toBeNull();
  await vi.waitFor(() => expect(come).toHaveBeenCalledTimes(2));
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(source.read(WINDOW_BYTES - 8, WINDOW_BYTES + 8)).toEqual(all.slice(WINDOW_BYTES - 8, WINDOW_BYTES + 8));
  source.read(3 * WINDOW_BYTES, 3 * WINDOW_BYTES + 16);
  await vi.waitFor(() => expect(come).toHaveBeenCalledTimes(3));
  expect(source.read(3 * WINDOW_BYTES, 3 * WINDOW_BYTES + 16)).toEqual(all.slice(3 * WINDOW_BYTES));
});
