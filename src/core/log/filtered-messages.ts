// The messages that match a query, kept up to date as messages come and go. The past is scanned in slices of time, so
// that nothing else waits long; a regular expression's work is given away, a block at a time.
import type { MessageQuery } from './message-query.ts';
import type { PacketLog } from './packet-log.ts';
import type { PatternMatcher } from './pattern-job.ts';
import { type PatternScan, QueryScanner } from './query-scanner.ts';
import type { TopicTable } from './topic-table.ts';

/** While the matcher works on one block, the next is made ready. */
const MAX_IN_FLIGHT = 2;

export class FilteredMessages {
  readonly #log: PacketLog;
  readonly #scanner: QueryScanner;
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
    log: PacketLog,
    topics: TopicTable,
    query: MessageQuery,
    matcher: PatternMatcher | null = null,
    onProgress: () => void = () => {},
    firstPosition = 0,
  ) {
    this.#packed = firstPosition;
    this.#log = log;
    this.#scanner = new QueryScanner(query, topics);
    this.#next = log.firstOrdinal;
    this.#seen = log.firstOrdinal;
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

  /** How many messages were looked at of those that are kept, 0 to 1. */
  get progress(): number {
    const { firstOrdinal, endOrdinal } = this.#log;
    return endOrdinal === firstOrdinal
      ? 1
      : (Math.max(this.#seen, firstOrdinal) - firstOrdinal) / (endOrdinal - firstOrdinal);
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
      const { firstOrdinal, endOrdinal } = this.#log;
      this.#next = Math.max(this.#next, firstOrdinal);
      if (this.#next >= endOrdinal) return true;
      const block = this.#log.blockOfMessage(this.#next);
      if (!block) return true;
      const from = this.#next - block.firstOrdinal;
      const to = block.messageCount;
      this.#next = block.firstOrdinal + to;
      if (this.#scanner.needsMatcher) {
        const scan = this.#scanner.patternScan(block, from, to);
        if (scan) this.#giveAway(scan, this.#next);
      } else this.#scanner.scan(block, from, to, (ordinal) => this.#add(ordinal));
      if (this.#inFlight === 0) this.#seen = this.#next;
      if (!hasTime()) return this.#next >= endOrdinal;
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
    this.#gone = this.positionOf(this.#log.firstOrdinal) - this.#packed;
    if (this.#gone < 4096 || this.#gone < this.#count / 2) return;
    this.#ordinals.copyWithin(0, this.#gone, this.#count);
    this.#count -= this.#gone;
    this.#packed += this.#gone;
    this.#gone = 0;
  }
}
