// The children of each level by name, as people sort: `2` before `10`. Sorted once; what comes later is put in its place,
// because to compare a hundred thousand names by the rules of a language takes a quarter of a second.
import type { TopicNodes } from './topic-nodes.ts';

const NAMES = new Intl.Collator('en', { numeric: true });

export class TopicChildOrder {
  readonly #nodes: TopicNodes;
  readonly #sorted = new Map<number, readonly number[]>();

  constructor(nodes: TopicNodes) {
    this.#nodes = nodes;
  }

  byName(node: number): readonly number[] {
    const known = this.#sorted.get(node) ?? [];
    if (known.length === this.#nodes.childCount(node)) return known;
    const fresh = [...this.#nodes.children(node)].slice(known.length).sort(this.#compare);
    const sorted = known.length === 0 ? fresh : this.#merged(known, fresh);
    this.#sorted.set(node, sorted);
    return sorted;
  }

  #merged(known: readonly number[], fresh: readonly number[]): readonly number[] {
    const sorted: number[] = [];
    let copied = 0;
    for (const child of fresh) {
      const place = this.#placeOf(child, known, copied);
      while (copied < place) sorted.push(known[copied++] as number);
      sorted.push(child);
    }
    while (copied < known.length) sorted.push(known[copied++] as number);
    return sorted;
  }

  /** Before which of `known`, from `from` on, the child belongs. */
  #placeOf(child: number, known: readonly number[], from: number): number {
    let low = from;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(known[middle] as number, child) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Names that the language holds for the same keep the order in which they came. */
  readonly #compare = (a: number, b: number): number =>
    NAMES.compare(this.#nodes.name(a), this.#nodes.name(b)) || a - b;
}
