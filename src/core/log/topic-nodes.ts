// The levels of all topics as a tree of numbers. Nodes are only ever added, parents before their children.
import type { TopicTable } from './topic-table.ts';

/** The node above all first levels. */
export const ROOT = 0;

/** What lies deeper stands in the last one: a stranger's topic of 65,535 slashes is not worth as many nodes. */
const MAX_LEVELS = 128;

const NONE: ReadonlyMap<string, number> = new Map();

export class TopicNodes {
  readonly #topics: TopicTable;
  readonly #names: string[] = [''];
  readonly #parents: number[] = [-1];
  /** Null: there are none. */
  readonly #children: (Map<string, number> | null)[] = [null];
  /** The topic that ends at the node; -1: none does. */
  readonly #topicIds: number[] = [-1];
  #known = 0;

  constructor(topics: TopicTable) {
    this.#topics = topics;
  }

  get count(): number {
    return this.#names.length;
  }

  /** Adds the topics that have come since. */
  update(): void {
    for (; this.#known < this.#topics.count; this.#known++) {
      let node = ROOT;
      for (const level of levelsOf(this.#topics.text(this.#known))) node = this.#child(node, level);
      this.#topicIds[node] = this.#known;
    }
  }

  #child(node: number, level: string): number {
    const children = this.#children[node] ?? new Map<string, number>();
    const known = children.get(level);
    if (known !== undefined) return known;
    this.#children[node] = children;
    const child = this.#names.length;
    this.#names.push(level);
    this.#parents.push(node);
    this.#children.push(null);
    this.#topicIds.push(-1);
    children.set(level, child);
    return child;
  }

  /** The node at which the topic or level ends; null: there is none. */
  find(topic: string): number | null {
    let node = ROOT;
    for (const level of levelsOf(topic)) {
      const child = this.#children[node]?.get(level);
      if (child === undefined) return null;
      node = child;
    }
    return node;
  }

  name(node: number): string {
    return this.#names[node] ?? '';
  }

  /** -1 above the first level. */
  parent(node: number): number {
    return this.#parents[node] ?? -1;
  }

  /** -1: no topic ends here. */
  topicId(node: number): number {
    return this.#topicIds[node] ?? -1;
  }

  /** In the order in which they came. */
  children(node: number): IterableIterator<number> {
    return (this.#children[node] ?? NONE).values();
  }

  childCount(node: number): number {
    return this.#children[node]?.size ?? 0;
  }

  /** All levels from the first to this one, with slashes between. */
  path(node: number): string {
    const levels: string[] = [];
    for (let at = node; at > ROOT; at = this.parent(at)) levels.push(this.name(at));
    return levels.reverse().join('/');
  }
}

function levelsOf(topic: string): readonly string[] {
  const levels = topic.split('/');
  if (levels.length <= MAX_LEVELS) return levels;
  return [...levels.slice(0, MAX_LEVELS - 1), levels.slice(MAX_LEVELS - 1).join('/')];
}
