// What has been seen of each topic: how often, when last, which packet, and whether the broker keeps a message for it.
import { NO_TOPIC_ID } from './topic-table.ts';

export class TopicStatistics {
  #counts = new Float64Array(1024);
  #lastSeqs = new Float64Array(1024);
  #lastTimes = new Float64Array(1024);
  #retained = new Uint8Array(1024);
  /** Written by messages with the Retain flag only: of a flood few have it. */
  #retainedSeqs = new Float64Array(1024);
  #retainedTimes = new Float64Array(1024);
  #retainedTotal = 0;
  #total = 0;
  #clears = 0;

  /** Grows with every message of any topic, and when they are cleared: tells whether anything has changed. */
  get total(): number {
    return this.#total;
  }

  /** Grows with every message that has the Retain flag. */
  get retainedTotal(): number {
    return this.#retainedTotal;
  }

  /** How often everything was cleared. */
  get clears(): number {
    return this.#clears;
  }

  /**
   * Call for every message. `retain`: its flag; a retained message without a payload makes the broker forget the topic's
   * (3.3.1.3). `time` in milliseconds since the epoch.
   */
  count(topicId: number, seq: number, time: number, retain: boolean, isEmpty: boolean): void {
    this.#total++;
    if (topicId === NO_TOPIC_ID) return;
    if (topicId >= this.#counts.length) this.#grow(topicId + 1);
    this.#counts[topicId] = (this.#counts[topicId] as number) + 1;
    this.#lastSeqs[topicId] = seq;
    this.#lastTimes[topicId] = time;
    if (retain) this.#countRetained(topicId, seq, time, isEmpty);
  }

  #countRetained(topicId: number, seq: number, time: number, isEmpty: boolean): void {
    this.#retainedTotal++;
    this.#retained[topicId] = isEmpty ? 0 : 1;
    this.#retainedSeqs[topicId] = seq;
    this.#retainedTimes[topicId] = time;
  }

  /** Nothing was seen of it, or everything was cleared since: 0. */
  countOf(topicId: number): number {
    return this.#counts[topicId] ?? 0;
  }

  /** Of the topic's last message; meaningless while its count is 0. */
  lastSeq(topicId: number): number {
    return this.#lastSeqs[topicId] ?? 0;
  }

  lastTime(topicId: number): number {
    return this.#lastTimes[topicId] ?? 0;
  }

  /** The last that was seen with the flag had a payload: the broker keeps a message, as far as is known here. */
  isRetained(topicId: number): boolean {
    return this.#retained[topicId] === 1;
  }

  /**
   * Of the topic's last message with the Retain flag, in or out; meaningless where none was seen. A later one came
   * without the flag where `lastSeq` is greater.
   */
  retainedSeq(topicId: number): number {
    return this.#retainedSeqs[topicId] ?? 0;
  }

  retainedTime(topicId: number): number {
    return this.#retainedTimes[topicId] ?? 0;
  }

  /** The broker was asked, and has not sent the topic's message: it keeps none any more. */
  forgetRetained(topicId: number): void {
    if (this.#retained[topicId] !== 1) return;
    this.#total++;
    this.#retained[topicId] = 0;
  }

  /** Gives back how to undo it: what was counted before then adds to what has come since. */
  clear(): () => void {
    const counts = this.#counts.slice();
    const retained = this.#retained.slice();
    const retainedSeqs = this.#retainedSeqs.slice();
    this.#total++;
    this.#clears++;
    this.#counts.fill(0);
    this.#retained.fill(0);
    return () => {
      this.#total++;
      this.#clears++;
      for (let id = 0; id < counts.length; id++) {
        this.#counts[id] = (this.#counts[id] as number) + (counts[id] as number);
        // What came with the flag since then says more.
        if (this.#retainedSeqs[id] === retainedSeqs[id]) this.#retained[id] = retained[id] as number;
      }
    };
  }

  #grow(atLeast: number): void {
    const size = Math.max(atLeast, this.#counts.length * 2);
    const resized = (from: Float64Array) => {
      const to = new Float64Array(size);
      to.set(from);
      return to;
    };
    this.#counts = resized(this.#counts);
    this.#lastSeqs = resized(this.#lastSeqs);
    this.#lastTimes = resized(this.#lastTimes);
    this.#retainedSeqs = resized(this.#retainedSeqs);
    this.#retainedTimes = resized(this.#retainedTimes);
    const retained = new Uint8Array(size);
    retained.set(this.#retained);
    this.#retained = retained;
  }
}
