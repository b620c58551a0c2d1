// Messages a second: in all, and by topic, so that rates by subscription can be derived without counting each message
// for each subscription.
import { NO_TOPIC_ID } from './topic-table.ts';

/** Full seconds that are remembered. */
const HISTORY_S = 24;

export class MessageRates {
  #inThisSecond = 0;
  readonly #history: number[] = new Array<number>(HISTORY_S).fill(0);
  #byTopic = new Uint32Array(1024);
  /** Topics that were counted in this second, each once. */
  #touched = new Uint32Array(1024);
  #touchedCount = 0;
  #lastByTopic = new Map<number, number>();

  /** Call for every message. */
  count(topicId: number): void {
    this.#inThisSecond++;
    if (topicId === NO_TOPIC_ID) return;
    if (topicId >= this.#byTopic.length) this.#byTopic = grown(this.#byTopic, topicId + 1);
    const before = this.#byTopic[topicId] as number;
    this.#byTopic[topicId] = before + 1;
    if (before > 0) return;
    if (this.#touchedCount >= this.#touched.length) this.#touched = grown(this.#touched, this.#touchedCount + 1);
    this.#touched[this.#touchedCount++] = topicId;
  }

  /** Call once a second; `elapsedMs` is the time since the last call. */
  turn(elapsedMs: number): void {
    const factor = 1000 / Math.max(1, elapsedMs);
    this.#history.push(Math.round(this.#inThisSecond * factor));
    this.#history.shift();
    this.#inThisSecond = 0;
    const last = new Map<number, number>();
    for (let i = 0; i < this.#touchedCount; i++) {
      const topicId = this.#touched[i] as number;
      last.set(topicId, (this.#byTopic[topicId] as number) * factor);
      this.#byTopic[topicId] = 0;
    }
    this.#touchedCount = 0;
    this.#lastByTopic = last;
  }

  /** Of one topic in the last full second. */
  ofTopic(topicId: number): number {
    return this.#lastByTopic.get(topicId) ?? 0;
  }

  /** In the last full second. */
  get perSecond(): number {
    return this.#history.at(-1) ?? 0;
  }

  /** The last 24 full seconds, oldest first. */
  get history(): readonly number[] {
    return [...this.#history];
  }

  /** Messages in the last full second by subscription; a message counts for each that matches. */
  bySubscription(count: number, matching: (topicId: number) => readonly number[]): number[] {
    const rates = new Array<number>(count).fill(0);
    for (const [topicId, rate] of this.#lastByTopic) {
      for (const i of matching(topicId)) rates[i] = (rates[i] ?? 0) + rate;
    }
    return rates.map((rate) => Math.round(rate));
  }
}

function grown(array: Uint32Array, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
