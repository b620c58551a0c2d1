// The levels of all topics as a tree of numbers. Nodes are only ever added, parents before their children.
import type { TopicTable } from './topic-table.ts';

/** The node above all first levels. */
export const ROOT = 0;

export class TopicNodes {
  readonly #topics: TopicTable;
  readonly #names: string[] = [''];
  readonly #parents: number[] = [-1];
  readonly #children: Map<string, number>[] = [new Map()];
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
      for (const level of this.#topics.text(this.#known).split('/')) node = this.#child(node, level);
      this.#topicIds[node] = this.#known;
    }
  }

  #child(node: number, level: string): number {
    const children = this.#children[node] as Map<string, number>;
    const known = children.get(level);
    if (known !== undefined) return known;
    const child = this.#names.length;
    this.#names.push(level);
    this.#parents.push(node);
    this.#children.push(new Map());
    this.#topicIds.push(-1);
    children.set(level, child);
    return child;
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

  children(node: number): IterableIterator<number> {
    return (this.#children[node] as Map<string, number>).values();
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
