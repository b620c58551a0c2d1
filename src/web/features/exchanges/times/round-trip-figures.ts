// What the round trips of a session come to: figures by kind, and how often which time was taken.
import { type ExchangeStatistics, ROUND_TRIP_KINDS, type RoundTripKind } from '../../../../core/log/exchange.ts';

export interface RoundTripFigures {
  readonly kind: RoundTripKind;
  readonly count: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export type RoundTripColumns = ExchangeStatistics['roundTrips'];

/** Those kinds that there are, in their order. */
export function roundTripFigures({ ms, kinds }: RoundTripColumns): readonly RoundTripFigures[] {
  return ROUND_TRIP_KINDS.flatMap((kind, at) => {
    const sorted = ms.filter((_, i) => kinds[i] === at).sort();
    return sorted.length === 0 ? [] : [{ kind, ...figuresOf(sorted) }];
  });
}

export function allFigures({ ms }: RoundTripColumns): Omit<RoundTripFigures, 'kind'> | null {
  return ms.length === 0 ? null : figuresOf(ms.slice().sort());
}

function figuresOf(sorted: Float32Array): Omit<RoundTripFigures, 'kind'> {
  return {
    count: sorted.length,
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    max: sorted.at(-1) as number,
  };
}

/** The nearest-rank one: a time that was really taken. */
function percentile(sorted: Float32Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

export interface HistogramBucket {
  /** Milliseconds: `from <= ms < to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** 1, 2, 5, 10, ... : each bucket is about twice as wide as the one before. */
const STEPS = [1, 2, 5] as const;
const LEAST_EXPONENT = -1;

/** From the first bucket that has something to the last, those between included; at most 25. */
export function histogram(ms: Float32Array): readonly HistogramBucket[] {
  const counts = new Map<number, number>();
  for (const one of ms) {
    const at = bucketOf(one);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const places = [...counts.keys()];
  if (places.length === 0) return [];
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    from: lowerEdge(first + i),
    to: lowerEdge(first + i + 1),
    count: counts.get(first + i) ?? 0,
  }));
}

const MAX_BUCKET = 24;

/** Bucket 0 holds all below 0.1 ms. */
function bucketOf(ms: number): number {
  let at = 0;
  while (at < MAX_BUCKET && ms >= lowerEdge(at + 1)) at++;
  return at;
}

function lowerEdge(at: number): number {
  if (at === 0) return 0;
  const exponent = LEAST_EXPONENT + Math.floor((at - 1) / STEPS.length);
  // 0.1 from 1e-1 is exact enough to be shown; compared it is the same number each time.
  return Number(`${STEPS[(at - 1) % STEPS.length]}e${exponent}`);
}
