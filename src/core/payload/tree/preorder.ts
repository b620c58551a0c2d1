// The shape of a tree in document order, in flat arrays: 16 bytes a node, where objects would take some 80.
import { NumberList } from '../number-list.ts';

export class Preorder {
  /** Plus 1, so that the root's -1 is 0. */
  readonly #parents = new NumberList();
  readonly #ends = new NumberList();
  readonly #childCounts = new NumberList();
  readonly #positions = new NumberList();

  get nodeCount(): number {
    return this.#parents.length;
  }

  /** Adds a node after all that were added; `parent` is -1 for the root. Gives its number. */
  add(parent: number): number {
    const node = this.#parents.length;
    this.#parents.push(parent + 1);
    this.#ends.push(node + 1);
    this.#childCounts.push(0);
    this.#positions.push(parent < 0 ? 0 : this.#childCounts.at(parent));
    if (parent >= 0) this.#childCounts.set(parent, this.#childCounts.at(parent) + 1);
    return node;
  }

  /** All that is inside has been added. */
  close(node: number): void {
    this.#ends.set(node, this.#parents.length);
  }

  end(node: number): number {
    return this.#ends.at(node);
  }

  parent(node: number): number {
    return this.#parents.at(node) - 1;
  }

  childCount(node: number): number {
    return this.#childCounts.at(node);
  }

  position(node: number): number {
    return this.#positions.at(node);
  }
}
