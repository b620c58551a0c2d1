// What a key does in the tree, as the pattern for trees of the ARIA Authoring Practices has it.
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';

export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'parent' }
  | { readonly kind: 'fold'; readonly expanded: boolean }
  | { readonly kind: 'open' };

/** Where the keyboard stands; `row` is undefined while it has not come yet, `index` is null when it stands nowhere. */
export interface TreePlace {
  readonly row: TopicRow | undefined;
  readonly index: number | null;
  readonly rowCount: number;
  /** Rows of a screen. */
  readonly page: number;
}

/** Null: the key is none of the tree's. */
export function treeMove(key: string, { row, index, rowCount, page }: TreePlace): TreeMove | null {
  if (rowCount === 0) return null;
  const go = (to: number): TreeMove => ({ kind: 'go', index: Math.max(0, Math.min(rowCount - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(index === null ? 0 : index + 1);
    case 'ArrowUp':
      return go(index === null ? rowCount - 1 : index - 1);
    case 'PageDown':
      return go((index ?? 0) + page);
    case 'PageUp':
      return go((index ?? 0) - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rowCount - 1);
    case 'ArrowRight':
      if (!row || index === null) return null;
      if (row.expanded === false) return { kind: 'fold', expanded: true };
      return row.expanded ? go(index + 1) : null;
    case 'ArrowLeft':
      if (!row) return null;
      if (row.expanded) return { kind: 'fold', expanded: false };
      return row.parent === null ? null : { kind: 'parent' };
    case 'Enter':
    case ' ':
      return row ? { kind: 'open' } : null;
    default:
      return null;
  }
}
