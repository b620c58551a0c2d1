// What was seen at and below each level of the topics: sums over the whole tree, made in one pass.
import { ROOT, type TopicNodes } from './topic-nodes.ts';
import type { TopicStatistics } from './topic-statistics.ts';

export class TopicTotals {
  readonly #nodes: TopicNodes;
  readonly #statistics: TopicStatistics;
  readonly #rateOf: (topicId: number) => number;
  /** By node, everything below included. */
  topics = new Uint32Array(1024);
  counts = new Float64Array(1024);
  rates = new Float64Array(1024);
  times = new Float64Array(1024);

  constructor(nodes: TopicNodes, statistics: TopicStatistics, rateOf: (topicId: number) => number) {
    this.#nodes = nodes;
    this.#statistics = statistics;
    this.#rateOf = rateOf;
  }

  /** Topics that were seen, in all. */
  get topicCount(): number {
    return this.topics[ROOT] ?? 0;
  }

  isSeen(node: number): boolean {
    return (this.topics[node] ?? 0) > 0;
  }

  /** From the leaves up: children come after their parents. */
  sum(): void {
    const { count } = this.#nodes;
    this.#clear(count);
    const { topics, counts, rates, times } = this;
    const statistics = this.#statistics;
    for (let node = count - 1; node >= ROOT; node--) {
      const topicId = this.#nodes.topicId(node);
      const own = topicId < 0 ? 0 : statistics.countOf(topicId);
      if (own > 0) {
        topics[node] = (topics[node] as number) + 1;
        counts[node] = (counts[node] as number) + own;
        rates[node] = (rates[node] as number) + this.#rateOf(topicId);
        times[node] = Math.max(times[node] as number, statistics.lastTime(topicId));
      }
      if (node === ROOT) break;
      const parent = this.#nodes.parent(node);
      topics[parent] = (topics[parent] as number) + (topics[node] as number);
      counts[parent] = (counts[parent] as number) + (counts[node] as number);
      rates[parent] = (rates[parent] as number) + (rates[node] as number);
      times[parent] = Math.max(times[parent] as number, times[node] as number);
    }
  }

  #clear(count: number): void {
    if (this.topics.length < count) {
      const size = 2 ** Math.ceil(Math.log2(count));
      this.topics = new Uint32Array(size);
      this.counts = new Float64Array(size);
      this.rates = new Float64Array(size);
      this.times = new Float64Array(size);
    } else for (const column of [this.topics, this.counts, this.rates, this.times]) column.fill(0);
  }
}
