// A tree as rows: those of its nodes that no folded node hides.
import { type NodeFace, pathOf, type TreeSource } from './tree-source.ts';

export interface TreeRow {
  readonly node: number;
  /** -1 for the root. */
  readonly parent: number;
  /** From 1. */
  readonly level: number;
  /** From 0, of `siblings`. */
  readonly position: number;
  readonly siblings: number;
  /** Null: nothing is inside. */
  readonly expanded: boolean | null;
  readonly children: number;
  readonly face: NodeFace;
}

/** As many rows as a tree opens with: levels are unfolded until there would be more. */
const FIRST_ROWS = 200;

export class TreeRows {
  readonly #tree: TreeSource;
  /** 1: unfolded. */
  readonly #expanded: Uint8Array;
  #visible: Uint32Array = new Uint32Array(0);

  constructor(tree: TreeSource) {
    this.#tree = tree;
    this.#expanded = new Uint8Array(tree.nodeCount);
    this.#unfoldFirst();
    this.#list();
  }

  get rowCount(): number {
    return this.#visible.length;
  }

  rows(from: number, count: number): readonly TreeRow[] {
    return Array.from(this.#visible.subarray(from, from + count), (node) => this.#row(node));
  }

  /** Gives how many rows there are now. */
  setExpanded(node: number, expanded: boolean): number {
    if (this.#tree.childCount(node) > 0) this.#expanded[node] = expanded ? 1 : 0;
    this.#list();
    return this.rowCount;
  }

  /** The root stays unfolded: a tree of one row says nothing. */
  setAllExpanded(expanded: boolean): number {
    this.#expanded.fill(expanded ? 1 : 0);
    this.#expanded[0] = 1;
    this.#list();
    return this.rowCount;
  }

  /** -1: a folded node hides it. */
  rowOf(node: number): number {
    let low = 0;
    let high = this.#visible.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#visible[middle] as number) < node) low = middle + 1;
      else high = middle;
    }
    return this.#visible[low] === node ? low : -1;
  }

  path(node: number): string {
    return pathOf(this.#tree, node);
  }

  text(node: number): string {
    return this.#tree.text(node);
  }

  #row(node: number): TreeRow {
    const tree = this.#tree;
    const parent = tree.parent(node);
    let level = 1;
    for (let up = parent; up >= 0; up = tree.parent(up)) level++;
    const children = tree.childCount(node);
    return {
      node,
      parent,
      level,
      position: tree.position(node),
      siblings: parent < 0 ? 1 : tree.childCount(parent),
      expanded: children === 0 ? null : this.#expanded[node] === 1,
      children,
      face: tree.face(node),
    };
  }

  #unfoldFirst(): void {
    let rows = 1;
    let level = [0];
    while (level.length > 0) {
      const inside = level.reduce((sum, node) => sum + this.#tree.childCount(node), 0);
      // The first level is always shown: rows that are not in view cost nothing.
      if (rows > 1 && rows + inside > FIRST_ROWS) return;
      rows += inside;
      for (const node of level) this.#expanded[node] = 1;
      level = rows > FIRST_ROWS ? [] : level.flatMap((node) => this.#childrenOf(node));
    }
  }

  #childrenOf(node: number): readonly number[] {
    const children: number[] = [];
    const end = this.#tree.end(node);
    for (let child = node + 1; child < end; child = this.#tree.end(child)) children.push(child);
    return children;
  }

  #list(): void {
    const { nodeCount } = this.#tree;
    let rows = 0;
    for (let node = 0; node < nodeCount; node = this.#next(node)) rows++;
    const visible = new Uint32Array(rows);
    rows = 0;
    for (let node = 0; node < nodeCount; node = this.#next(node)) visible[rows++] = node;
    this.#visible = visible;
  }

  #next(node: number): number {
    return this.#expanded[node] === 1 ? node + 1 : this.#tree.end(node);
  }
}
