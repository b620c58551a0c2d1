// What a key does in the tree of a payload, as the pattern for trees of the ARIA Authoring Practices has it.
import type { TreeRow } from '../../../../core/payload/tree/tree-rows.ts';

export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'parent' }
  | { readonly kind: 'fold'; readonly expanded: boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'copy' };

export interface TreePlace {
  /** Undefined while it has not come. */
  readonly row: TreeRow | undefined;
  readonly index: number;
  readonly rowCount: number;
  /** Rows of a screen. */
  readonly page: number;
}

/** Null: the key is none of the tree's. */
export function treeMove(key: string, { row, index, rowCount, page }: TreePlace): TreeMove | null {
  const go = (to: number): TreeMove => ({ kind: 'go', index: Math.max(0, Math.min(rowCount - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'PageDown':
      return go(index + page);
    case 'PageUp':
      return go(index - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rowCount - 1);
    case 'ArrowRight':
      if (row?.expanded === false) return { kind: 'fold', expanded: true };
      return row?.expanded ? go(index + 1) : null;
    case 'ArrowLeft':
      if (row?.expanded) return { kind: 'fold', expanded: false };
      return row && row.parent >= 0 ? { kind: 'parent' } : null;
    case 'Enter':
    case ' ':
      return row && row.expanded !== null ? { kind: 'fold', expanded: !row.expanded } : null;
    case '*':
      return { kind: 'all' };
    case 'c':
      return { kind: 'copy' };
    default:
      return null;
  }
}
