// Answers a query block by block: the text over a whole slab at once, the rest from the columns, topics once each. What
// is left to a regular expression is gathered into a job.
import { bytePattern, utf8AsText } from './byte-pattern.ts';
import type { PatternScan } from './filtered-list.ts';
import type { LogBlock } from './log-block.ts';
import type { MessageQuery } from './message-query.ts';
import type { PatternJob } from './pattern-job.ts';
import { payloadHits } from './payload-hits.ts';
import { payloadStart, QueryConditions, topicOf } from './query-conditions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

export class QueryScanner {
  readonly #query: MessageQuery;
  readonly #topics: TopicTable;
  readonly #conditions: QueryConditions;
  readonly #pattern: RegExp | null;
  /** By topic id, whether the text stands in it: 1 yes, 2 no, 0 not known yet. */
  #inTopic = new Uint8Array(1024);

  constructor(query: MessageQuery, topics: TopicTable) {
    this.#query = query;
    this.#topics = topics;
    this.#conditions = new QueryConditions(query, topics);
    this.#pattern = query.text === '' || query.isPattern ? null : bytePattern(query.text);
  }

  /** Whether it takes `patternScan`, not `scan`. */
  get needsMatcher(): boolean {
    return this.#query.isPattern && this.#query.text !== '';
  }

  /** Calls `onMatch` with the ordinals, ascending, of the block's messages number `from` to `to` (exclusive) that match. */
  scan(block: LogBlock, from: number, to: number, onMatch: (ordinal: number) => void): void {
    if (from >= to) return;
    const inPayload = this.#pattern && payloadHits(block, block.messages, from, to, this.#pattern);
    for (let message = from; message < to; message++) {
      const index = block.messages[message] as number;
      if (inPayload !== null && inPayload[message - from] === 0 && !this.#isInTopic(block, index)) continue;
      if (this.#conditions.hold(block, index)) onMatch(block.firstOrdinal + message);
    }
  }

  /** Null: none of the messages holds what else is asked for. */
  patternScan(block: LogBlock, from: number, to: number): PatternScan | null {
    const candidates: number[] = [];
    for (let message = from; message < to; message++) {
      if (this.#conditions.hold(block, block.messages[message] as number)) candidates.push(message);
    }
    const firstMessage = candidates[0];
    const lastMessage = candidates.at(-1);
    if (firstMessage === undefined || lastMessage === undefined) return null;
    const base = block.offsets[block.messages[firstMessage] as number] as number;
    const payloads = new Uint32Array(candidates.length * 2);
    const newTopics = new Map<string, number[]>();
    const topicIds = new Uint32Array(candidates.length);
    candidates.forEach((message, i) => {
      const index = block.messages[message] as number;
      payloads[i * 2] = payloadStart(block, index) - base;
      payloads[i * 2 + 1] = block.end(index) - base;
      topicIds[i] = block.topicIds[index] as number;
      if (topicIds[i] !== NO_TOPIC_ID && this.#known(topicIds[i] as number) !== 0) return;
      const topic = topicOf(block, index, this.#topics);
      const known = newTopics.get(topic);
      if (known) known.push(i);
      else newTopics.set(topic, [i]);
    });
    const end = block.end(block.messages[lastMessage] as number);
    const job: PatternJob = {
      kind: 'match',
      source: this.#query.text,
      bytes: block.bytes.subarray(base, end),
      payloads,
      topics: [...newTopics.keys()],
    };
    return {
      job,
      take: (verdicts, onMatch) => {
        const hits = verdicts.payloads;
        [...newTopics.values()].forEach((those, t) => {
          const verdict = verdicts.topics[t] === 1;
          for (const i of those) {
            if (verdict) hits[i] = 1;
            if (topicIds[i] !== NO_TOPIC_ID) this.#learn(topicIds[i] as number, verdict);
          }
        });
        candidates.forEach((message, i) => {
          const isInTopic = topicIds[i] !== NO_TOPIC_ID && this.#known(topicIds[i] as number) === 1;
          if (hits[i] === 1 || isInTopic) onMatch(block.firstOrdinal + message);
        });
      },
    };
  }

  #isInTopic(block: LogBlock, index: number): boolean {
    const topicId = block.topicIds[index] as number;
    if (topicId === NO_TOPIC_ID) return this.#stands(topicOf(block, index, this.#topics));
    const known = this.#known(topicId);
    if (known !== 0) return known === 1;
    const verdict = this.#stands(this.#topics.text(topicId));
    this.#learn(topicId, verdict);
    return verdict;
  }

  #stands(topic: string): boolean {
    const pattern = this.#pattern;
    if (!pattern) return true;
    pattern.lastIndex = 0;
    return pattern.test(utf8AsText(topic));
  }

  #known(topicId: number): number {
    return this.#inTopic[topicId] ?? 0;
  }

  #learn(topicId: number, verdict: boolean): void {
    if (topicId >= this.#inTopic.length) {
      const larger = new Uint8Array(Math.max(topicId + 1, this.#inTopic.length * 2));
      larger.set(this.#inTopic);
      this.#inTopic = larger;
    }
    this.#inTopic[topicId] = verdict ? 1 : 2;
  }
}
