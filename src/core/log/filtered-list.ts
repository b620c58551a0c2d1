// What of the log matches a query, kept up to date as packets come and go. The past is scanned in slices of time, so
// that nothing else waits long; a regular expression's work is given away, a block at a time.
import type { PatternJob, PatternMatcher, PatternVerdicts } from './pattern-job.ts';

/** What is searched: numbered entries of the log, of which the first are let go. */
export interface ScannedLog {
  /** Kept are `first <= ordinal < end`. */
  readonly first: number;
  readonly end: number;
  /** Whether stretches give away their `patternScan`, or do their `scan`. */
  readonly needsMatcher: boolean;
  /** From an entry that is kept to the end of its block. */
  stretchAt(ordinal: number): Stretch | undefined;
}

export interface Stretch {
  /** Exclusive. */
  readonly end: number;
  /** Calls `onMatch` with the ordinals, ascending, that match. */
  scan(onMatch: (ordinal: number) => void): void;
  /** Null: none of the entries holds what else is asked for. */
  patternScan(): PatternScan | null;
}

/** A job, and what becomes of its entries once it is done. */
export interface PatternScan {
  readonly job: PatternJob;
  /** Calls `onMatch` as `scan` does. */
  take(verdicts: PatternVerdicts, onMatch: (ordinal: number) => void): void;
}

/** While the matcher works on one block, the next is made ready. */
const MAX_IN_FLIGHT = 2;

export class FilteredList {
  readonly #log: ScannedLog;
  /** Ordinals of the matches, ascending; those before `#gone` were evicted. */
  #ordinals = new Uint32Array(1024);
  #count = 0;
  #gone = 0;
  /** Positions go on counting when the array is packed. */
  #packed = 0;
  #next: number;
  readonly #matcher: PatternMatcher | null;
  readonly #onProgress: () => void;
  /** Blocks that the matcher has. */
  #inFlight = 0;
  /** Up to here every match is known. */
  #seen: number;
  #tooSlow = false;

  /**
   * `matcher` is needed for regular expressions only; `onProgress` is called when one of its answers has come.
   * `firstPosition`: of the first match, where another list was before and its positions shall not mean others.
   */
  constructor(
    log: ScannedLog,
    matcher: PatternMatcher | null = null,
    onProgress: () => void = () => {},
    firstPosition = 0,
  ) {
    this.#packed = firstPosition;
    this.#log = log;
    this.#next = log.first;
    this.#seen = log.first;
    this.#matcher = matcher;
    this.#onProgress = onProgress;
  }

  /** The regular expression was given up: no more will be found. */
  get tooSlow(): boolean {
    return this.#tooSlow;
  }

  /** Matches by position: `first <= position < end`. Positions only grow, as ordinals do. */
  get first(): number {
    return this.#packed + this.#gone;
  }

  get end(): number {
    return this.#packed + this.#count;
  }

  /** How many entries were looked at of those that are kept, 0 to 1. */
  get progress(): number {
    const { first, end } = this.#log;
    return end === first ? 1 : (Math.max(this.#seen, first) - first) / (end - first);
  }

  /** The ordinal of a match; undefined when there is none at this position. */
  ordinalAt(position: number): number | undefined {
    return position >= this.first && position < this.end ? this.#ordinals[position - this.#packed] : undefined;
  }

  /** The position of the first match at or after an ordinal; `end` where there is none. */
  positionOf(ordinal: number): number {
    let low = this.#gone;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ordinals[middle] as number) < ordinal) low = middle + 1;
      else high = middle;
    }
    return this.#packed + low;
  }

  /**
   * Scans on until it has caught up or `hasTime` says no, at least one block. True: there is nothing to do, as it has caught
   * up or waits for the matcher.
   */
  advance(hasTime: () => boolean): boolean {
    this.#forgetEvicted();
    for (;;) {
      if (this.#tooSlow || this.#inFlight >= MAX_IN_FLIGHT) return true;
      const { first, end } = this.#log;
      this.#next = Math.max(this.#next, first);
      if (this.#next >= end) return true;
      const stretch = this.#log.stretchAt(this.#next);
      if (!stretch) return true;
      this.#next = stretch.end;
      if (this.#log.needsMatcher) {
        const scan = stretch.patternScan();
        if (scan) this.#giveAway(scan, this.#next);
      } else stretch.scan((ordinal) => this.#add(ordinal));
      if (this.#inFlight === 0) this.#seen = this.#next;
      if (!hasTime()) return this.#next >= end;
    }
  }

  /** Answers come in the order of the questions. */
  #giveAway(scan: PatternScan, next: number): void {
    this.#inFlight++;
    const answer = this.#matcher?.match(scan.job) ?? Promise.resolve(null);
    void answer.then((verdicts) => {
      this.#inFlight--;
      if (verdicts === null) this.#tooSlow = true;
      else {
        scan.take(verdicts, (ordinal) => this.#add(ordinal));
        this.#seen = next;
        // On at once: whoever waits for the next look of `advance` would wait as often as there are blocks.
        this.advance(() => false);
      }
      this.#onProgress();
    });
  }

  #add(ordinal: number): void {
    if (this.#count === this.#ordinals.length) {
      const larger = new Uint32Array(this.#ordinals.length * 2);
      larger.set(this.#ordinals);
      this.#ordinals = larger;
    }
    this.#ordinals[this.#count++] = ordinal;
  }

  #forgetEvicted(): void {
    this.#gone = this.positionOf(this.#log.first) - this.#packed;
    if (this.#gone < 4096 || this.#gone < this.#count / 2) return;
    this.#ordinals.copyWithin(0, this.#gone, this.#count);
    this.#count -= this.#gone;
    this.#packed += this.#gone;
    this.#gone = 0;
  }
}
