// The largest value with which something still works, by halving.
import type { Setback } from '../../core/protocol/broker-probe-contract.ts';

/** Null: it worked. */
export type Attempt = (value: number) => Promise<Setback | 'not-delivered' | null>;

export interface Largest {
  /** 0: not even the smallest. */
  readonly value: number;
  /** What happened at the smallest that did not work; null: the highest worked. */
  readonly refusedAt: number | null;
  readonly why: Setback | 'not-delivered' | null;
  /** Whether there was no time to look on: the largest lies between `value` and `refusedAt`. */
  readonly isRough: boolean;
}

/** Tries `highest` first. `maxMs`: what does not answer at all is waited for again and again, so there is an end to it. */
export async function findLargest(lowest: number, highest: number, attempt: Attempt, maxMs: number): Promise<Largest> {
  const until = performance.now() + maxMs;
  let why = await attempt(highest);
  if (why === null) return { value: highest, refusedAt: null, why: null, isRough: false };
  const first = lowest < highest ? await attempt(lowest) : why;
  if (first !== null) return { value: 0, refusedAt: lowest, why: first, isRough: false };
  let good = lowest;
  let bad = highest;
  while (bad - good > 1 && performance.now() < until) {
    const middle = Math.floor((good + bad) / 2);
    const failed = await attempt(middle);
    if (failed === null) good = middle;
    else {
      bad = middle;
      why = failed;
    }
  }
  return { value: good, refusedAt: bad, why, isRough: bad - good > 1 };
}
