import { describe, expect, it } from 'vitest';
import { TakeOverWatch } from './take-over-watch.ts';

/** Connects and loses, `lifetimesMs` one after the other; what each loss is counted as. */
function losses(watch: TakeOverWatch, lifetimesMs: readonly number[], busy = false): number[] {
  let now = 0;
  return lifetimesMs.map((lifetime) => {
    watch.connected(now);
    if (busy) watch.exchanged();
    now += lifetime;
    return watch.dropped(now);
  });
}

describe('TakeOverWatch', () => {
  it('knows a loop by three losses in a row, of which the first may have come late', () => {
    expect(losses(new TakeOverWatch(), [3_600_000, 1_000, 2_000, 4_000])).toEqual([0, 0, 3, 4]);
  });

  it('does not take a connection that breaks now and then for one', () => {
    expect(losses(new TakeOverWatch(), [20_000, 20_000, 20_000, 20_000])).toEqual([0, 0, 0, 0]);
  });

  it('does not take losses in the middle of an exchange for one', () => {
    expect(losses(new TakeOverWatch(), [500, 500, 500, 500], true)).toEqual([0, 0, 0, 0]);
  });

  it('begins anew after an attempt that failed: a broker that restarts refuses connections', () => {
    const watch = new TakeOverWatch();
    expect(losses(watch, [1_000, 1_000])).toEqual([0, 0]);
    watch.reset();
    expect(losses(watch, [1_000, 1_000])).toEqual([0, 0]);
  });
});
