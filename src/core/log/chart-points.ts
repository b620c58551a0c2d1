// Points of one series in columns, oldest first, with sums over stretches of them: any window is divided into columns of
// pixels without looking at every point, and no point is lost in it.

/** Points of the shorter and of the longer stretches that have sums. */
const SHORT = 64;
const LONG = 4096;

/** Memory of a point, with its share in the sums. */
export const POINT_BYTES = 26;

export interface PixelColumns {
  /** Of a single point its own time, of several the middle of the column; of a gap the middle of it. */
  readonly times: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly mean: Float64Array;
  readonly counts: Uint32Array;
}

interface Sums {
  readonly size: number;
  min: Float64Array;
  max: Float64Array;
  sum: Float64Array;
}

export class ChartPoints {
  #times = new Float64Array(256);
  #values = new Float64Array(256);
  #seqs = new Float64Array(256);
  readonly #short: Sums = emptySums(SHORT);
  readonly #long: Sums = emptySums(LONG);
  /** Points before this one were dropped. */
  #first = 0;
  #end = 0;
  /** The intervals between the newest points, in a ring: what is usual. */
  readonly #intervals = new Float64Array(64);
  #intervalCount = 0;

  get count(): number {
    return this.#end - this.#first;
  }

  get firstTime(): number | null {
    return this.count === 0 ? null : (this.#times[this.#first] as number);
  }

  get last(): { readonly time: number; readonly value: number } | null {
    const at = this.#end - 1;
    return this.count === 0 ? null : { time: this.#times[at] as number, value: this.#values[at] as number };
  }

  /** Times never go back here: where a clock was set back, points stand at the time of the one before. */
  add(time: number, value: number, seq: number): void {
    if (this.#end === this.#times.length) this.#grow();
    const at = this.#end++;
    const before = at > this.#first ? (this.#times[at - 1] as number) : time;
    const kept = Math.max(time, before);
    this.#times[at] = kept;
    this.#values[at] = value;
    this.#seqs[at] = seq;
    if (at > this.#first) this.#intervals[this.#intervalCount++ % this.#intervals.length] = kept - before;
    addTo(this.#short, at, value);
    addTo(this.#long, at, value);
  }

  /** Lets the oldest points go, at least `count`; gives how many went. */
  drop(count: number): number {
    const wanted = Math.min(this.count, count);
    this.#first += wanted;
    this.#compact();
    return wanted;
  }

  /** How many points the window has: `from <= time <= to`. */
  countBetween(from: number, to: number): number {
    return Math.max(0, this.#lower(to, true) - this.#lower(from, false));
  }

  /**
   * The window in `pixels` columns, those without points left out; a point beside it on either side comes as well, so that
   * lines go on to the edges. A distance of more than `gapMs` has a column of NaN in it.
   */
  columns(from: number, to: number, pixels: number, gapMs: number): PixelColumns {
    const begin = this.#lower(from, false);
    const end = this.#lower(to, true);
    const out = new ColumnWriter(pixels + 2);
    if (begin > this.#first) this.#writeOne(out, begin - 1, gapMs);
    const width = (to - from) / Math.max(1, pixels);
    let at = begin;
    while (at < end) {
      const pixel = width > 0 ? Math.min(pixels - 1, Math.floor(((this.#times[at] as number) - from) / width)) : 0;
      const next = width > 0 && pixel < pixels - 1 ? this.#search(from + (pixel + 1) * width, at, end, false) : end;
      // Rounding must not stop us.
      const stop = Math.max(next, at + 1);
      this.#write(out, at, stop, stop - at === 1 ? null : from + (pixel + 0.5) * width, gapMs);
      at = stop;
    }
    if (end < this.#end) this.#writeOne(out, end, gapMs);
    return out.columns();
  }

  /** What is far longer than usual between two points. Ten seconds are none: things pause. */
  get gapMs(): number {
    const known = Math.min(this.#intervalCount, this.#intervals.length);
    if (known === 0) return 10_000;
    const sorted = this.#intervals.slice(0, known).sort();
    return Math.max(10_000, 5 * (sorted[known >> 1] as number));
  }

  /** The sequence number of the point nearest to a time; null: there is none. */
  nearest(time: number): number | null {
    if (this.count === 0) return null;
    const at = Math.min(this.#lower(time, false), this.#end - 1);
    const isBefore = at > this.#first && time - (this.#times[at - 1] as number) < (this.#times[at] as number) - time;
    return this.#seqs[isBefore ? at - 1 : at] as number;
  }

  /** As `nearest`, of the point between two times whose value is nearest to one; null: there is none between them. */
  nearestValue(from: number, to: number, value: number): number | null {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let at = this.#lower(from, false), end = this.#lower(to, true); at < end; at++) {
      const distance = Math.abs((this.#values[at] as number) - value);
      if (distance >= least) continue;
      least = distance;
      best = at;
    }
    return best < 0 ? null : (this.#seqs[best] as number);
  }

  #writeOne(out: ColumnWriter, at: number, gapMs: number): void {
    this.#write(out, at, at + 1, null, gapMs);
  }

  /** `time`: null: the first point's own. */
  #write(out: ColumnWriter, start: number, stop: number, time: number | null, gapMs: number): void {
    const first = this.#times[start] as number;
    out.gapBefore(first, gapMs);
    const range = this.#range(start, stop);
    // A sum of numbers near the largest there is has none: their mean would look like a gap.
    const mean = Number.isFinite(range.sum) ? range.sum / (stop - start) : range.min / 2 + range.max / 2;
    out.add(time ?? first, range.min, range.max, mean, stop - start);
    out.lastTime = this.#times[stop - 1] as number;
  }

  #range(start: number, stop: number): { min: number; max: number; sum: number } {
    const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, sum: 0 };
    let at = start;
    while (at < stop) {
      if (at % LONG === 0 && at + LONG <= stop) {
        take(range, this.#long, at / LONG);
        at += LONG;
      } else if (at % SHORT === 0 && at + SHORT <= stop) {
        take(range, this.#short, at / SHORT);
        at += SHORT;
      } else {
        const value = this.#values[at] as number;
        if (value < range.min) range.min = value;
        if (value > range.max) range.max = value;
        range.sum += value;
        at++;
      }
    }
    return range;
  }

  /** The first point at `time` or later; `after`: later than it. */
  #lower(time: number, after: boolean): number {
    return this.#search(time, this.#first, this.#end, after);
  }

  #search(time: number, from: number, to: number, after: boolean): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#times[middle] as number;
      if (at < time || (after && at === time)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, length);
    this.#values = grown(this.#values, length);
    this.#seqs = grown(this.#seqs, length);
  }

  /** Moves what is left to the front, by whole stretches, so that their sums stay true. */
  #compact(): void {
    const gone = Math.floor(this.#first / LONG) * LONG;
    if (gone === 0 || gone * 2 < this.#end) return;
    for (const column of [this.#times, this.#values, this.#seqs]) column.copyWithin(0, gone, this.#end);
    for (const sums of [this.#short, this.#long]) {
      const stretches = gone / sums.size;
      for (const column of [sums.min, sums.max, sums.sum]) column.copyWithin(0, stretches);
    }
    this.#first -= gone;
    this.#end -= gone;
  }
}

function emptySums(size: number): Sums {
  return { size, min: new Float64Array(16), max: new Float64Array(16), sum: new Float64Array(16) };
}

function addTo(sums: Sums, at: number, value: number): void {
  const stretch = Math.floor(at / sums.size);
  if (stretch >= sums.min.length) {
    const length = sums.min.length * 2;
    sums.min = grown(sums.min, length);
    sums.max = grown(sums.max, length);
    sums.sum = grown(sums.sum, length);
  }
  const isFirst = at % sums.size === 0;
  sums.min[stretch] = isFirst ? value : Math.min(sums.min[stretch] as number, value);
  sums.max[stretch] = isFirst ? value : Math.max(sums.max[stretch] as number, value);
  sums.sum[stretch] = isFirst ? value : (sums.sum[stretch] as number) + value;
}

function take(range: { min: number; max: number; sum: number }, sums: Sums, stretch: number): void {
  range.min = Math.min(range.min, sums.min[stretch] as number);
  range.max = Math.max(range.max, sums.max[stretch] as number);
  range.sum += sums.sum[stretch] as number;
}

function grown(column: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(column);
  return larger;
}

class ColumnWriter {
  lastTime: number | null = null;
  #times: Float64Array;
  #min: Float64Array;
  #max: Float64Array;
  #mean: Float64Array;
  #counts: Uint32Array;
  #count = 0;

  /** There may be a gap before each column. */
  constructor(columns: number) {
    const length = columns * 2 + 2;
    this.#times = new Float64Array(length);
    this.#min = new Float64Array(length);
    this.#max = new Float64Array(length);
    this.#mean = new Float64Array(length);
    this.#counts = new Uint32Array(length);
  }

  gapBefore(time: number, gapMs: number): void {
    if (this.lastTime === null || time - this.lastTime <= gapMs) return;
    this.add((time + this.lastTime) / 2, Number.NaN, Number.NaN, Number.NaN, 0);
  }

  add(time: number, min: number, max: number, mean: number, count: number): void {
    const at = this.#count++;
    this.#times[at] = time;
    this.#min[at] = min;
    this.#max[at] = max;
    this.#mean[at] = mean;
    this.#counts[at] = count;
  }

  columns(): PixelColumns {
    return {
      times: this.#times.slice(0, this.#count),
      min: this.#min.slice(0, this.#count),
      max: this.#max.slice(0, this.#count),
      mean: this.#mean.slice(0, this.#count),
      counts: this.#counts.slice(0, this.#count),
    };
  }
}
