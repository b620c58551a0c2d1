// The points of a chart as they come: columns that grow, of at most so many of the newest points.
import type { TopicSeries } from '../../../core/protocol/engine-contract.ts';

/** What a chart holds; the oldest go first. */
export const MAX_POINTS = 100_000;

/** Room that is made ready beyond it, so that letting go does not move everything with every message. */
const SLACK = 1.25;

export class SeriesPoints {
  #times = new Float64Array(256);
  #seqs = new Float64Array(256);
  readonly #columns = new Map<string, Float64Array<ArrayBuffer>>();
  readonly #maxPoints: number;
  #count = 0;

  constructor(maxPoints = MAX_POINTS) {
    this.#maxPoints = maxPoints;
  }

  get count(): number {
    return this.#count;
  }

  /** Ascending, in milliseconds since the epoch. */
  get times(): Float64Array {
    return this.#times.subarray(0, this.#count);
  }

  get paths(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** NaN where a message does not have the field. */
  values(path: string): Float64Array {
    return this.#columns.get(path)?.subarray(0, this.#count) ?? new Float64Array(this.#count).fill(Number.NaN);
  }

  /** Of one message; undefined where it is not among the points, or does not have the field. */
  valueAt(seq: number, path: string): number | undefined {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.#seqs[middle] as number;
      if (there === seq) {
        const value = this.#columns.get(path)?.[middle];
        return value === undefined || Number.isNaN(value) ? undefined : value;
      }
      if (there < seq) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Adds what has come after the last point. */
  append({ times, seqs, fields }: Pick<TopicSeries, 'times' | 'seqs' | 'fields'>): void {
    this.#makeRoom(times.length);
    const at = this.#count;
    this.#times.set(times, at);
    this.#seqs.set(seqs, at);
    for (const { path, values } of fields) this.#column(path).set(values, at);
    this.#count += times.length;
    if (this.#count > this.#maxPoints * SLACK) this.#letGo(this.#count - this.#maxPoints);
  }

  #column(path: string): Float64Array<ArrayBuffer> {
    let column = this.#columns.get(path);
    if (!column) {
      column = new Float64Array(this.#times.length).fill(Number.NaN);
      this.#columns.set(path, column);
    }
    return column;
  }

  #makeRoom(points: number): void {
    const needed = this.#count + points;
    if (needed <= this.#times.length) return;
    const size = Math.max(needed, this.#times.length * 2);
    this.#times = grown(this.#times, size);
    this.#seqs = grown(this.#seqs, size);
    for (const [path, column] of this.#columns) this.#columns.set(path, grown(column, size));
  }

  #letGo(points: number): void {
    for (const column of [this.#times, this.#seqs, ...this.#columns.values()]) {
      column.copyWithin(0, points, this.#count);
      column.fill(Number.NaN, this.#count - points);
    }
    this.#count -= points;
  }
}

/** A field that a message does not have stays without a value. */
function grown(from: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(size).fill(Number.NaN);
  to.set(from);
  return to;
}
