// A document as a tree in document order: what JSON and decoded values have in common, so that one view draws both.
// Nodes are numbered from 0, the root, each before those inside it.

export interface TreeSource {
  readonly nodeCount: number;
  /** The number after the last node inside; of a node without any, its own plus 1. */
  end(node: number): number;
  /** -1 for the root. */
  parent(node: number): number;
  childCount(node: number): number;
  /** From 0, among the children of its parent. */
  position(node: number): number;
  face(node: number): NodeFace;
  /** The node with all that is inside it, as text: JSON as it stands in the source. */
  text(node: number): string;
}

export type NodeKind = 'map' | 'list' | 'text' | 'number' | 'word' | 'bytes' | 'time';

/** What is seen of a node in its row. */
export interface NodeFace {
  /** Null for the root and for what stands in a list. */
  readonly name: string | null;
  readonly kind: NodeKind;
  /** The value as it is written, at most `MAX_FACE_CHARACTERS`; empty for maps and lists. */
  readonly text: string;
  /** The value goes on. */
  readonly isCut: boolean;
  /** What the format says of it. Technical, not translated. */
  readonly note: string | null;
  /** Another entry of the same map has this name. */
  readonly isRepeated: boolean;
  /** Milliseconds since the epoch, for a moment. */
  readonly epochMs: number | null;
}

export const MAX_FACE_CHARACTERS = 500;

/** The names and positions that lead to a node, as conditions on fields write them: `state.power`, `values[2]`, `"a b".c`. */
export function pathOf(tree: TreeSource, node: number): string {
  const steps: string[] = [];
  for (let at = node; tree.parent(at) >= 0; at = tree.parent(at)) {
    const { name } = tree.face(at);
    if (name === null) steps.push(`[${tree.position(at)}]`);
    else steps.push(`.${/^[^\s."[\]=!<>]+$/.test(name) ? name : JSON.stringify(name)}`);
  }
  const path = steps.reverse().join('');
  return path.startsWith('.') ? path.slice(1) : path || '.';
}
