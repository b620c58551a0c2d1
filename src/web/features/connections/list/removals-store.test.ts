import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetRemovals, pushRemoval, removalsStore, runTime, stopTime, undoRemoval } from './removals-store.ts';

const removal = { names: ['Lab'], undo: async () => {} };
const offered = () => removalsStore.getState().removals.length;

beforeEach(() => {
  vi.useFakeTimers();
  pushRemoval(removal);
});

afterEach(() => {
  forgetRemovals();
  vi.useRealTimers();
});

it('offers ten seconds in all, however often it is looked at', () => {
  vi.advanceTimersByTime(6_000);
  stopTime();
  vi.advanceTimersByTime(60_000);
  expect(offered()).toBe(1);
  runTime();
  runTime();
  vi.advanceTimersByTime(3_900);
  expect(offered()).toBe(1);
  vi.advanceTimersByTime(200);
  expect(offered()).toBe(0);
});

it('begins again with what is deleted next, and takes back what was undone', async () => {
  vi.advanceTimersByTime(9_000);
  pushRemoval({ ...removal });
  vi.advanceTimersByTime(9_000);
  expect(offered()).toBe(2);
  await undoRemoval(removal);
  expect(offered()).toBe(1);
});
