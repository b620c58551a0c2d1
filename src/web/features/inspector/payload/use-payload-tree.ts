// Where a person stands in a payload's tree, and what folding and keys do there.
import { type RefObject, useEffect, useMemo, useReducer, useState } from 'react';
import type { TreeRow } from '../../../../core/payload/tree/tree-rows.ts';
import { type PagedRows, type RowSource, usePagedRows } from './paged-rows.ts';
import type { ShownDocument } from './shown-document.ts';
import { treeMove } from './tree-key.ts';

/** Browsers cannot scroll through an element of more than about 17 million pixels; this is well below. */
const MAX_ROWS = 500_000;

export interface PayloadTreeModel {
  readonly rows: PagedRows<TreeRow>;
  /** Of those that can be shown, which are where a person can stand. */
  readonly rowCount: number;
  readonly isCut: boolean;
  readonly index: number;
  /** Undefined while it has not come. */
  readonly row: TreeRow | undefined;
  readonly choose: (index: number) => void;
  readonly toggle: (row: TreeRow, index: number) => void;
  readonly setAll: (expanded: boolean) => void;
  /** False: the key is none of the tree's. */
  readonly press: (key: string, page: number) => boolean;
}

export interface PayloadTreeNeeds {
  readonly document: ShownDocument;
  readonly reveal: RefObject<(index: number) => void>;
  readonly onCopy: () => void;
}

export function usePayloadTree({ document, reveal, onCopy }: PayloadTreeNeeds): PayloadTreeModel {
  const first = document.opened.kind === 'tree' ? document.opened.rowCount : 0;
  const [allRows, setAllRows] = useState(first);
  const rowCount = Math.min(allRows, MAX_ROWS);
  const [index, setIndex] = useState(0);
  // Rows are others after every fold.
  const [turn, fold] = useReducer((count: number) => count + 1, 0);
  const source = useMemo<RowSource<TreeRow>>(() => {
    const { here } = document;
    // Named so that the rows are made anew.
    void turn;
    return {
      fetch: (from, count) => document.tree(from, count),
      here: here && ((at) => here.tree(at, 1)[0]),
    };
  }, [document, turn]);
  const rows = usePagedRows(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has as many rows by chance, and others folded
  useEffect(() => {
    setAllRows(first);
    setIndex(0);
  }, [document, first]);

  const row = rows.row(index);
  const choose = (to: number) => {
    setIndex(to);
    reveal.current(to);
  };
  const setExpanded = async (node: number | null, expanded: boolean) => {
    const count = await document.setExpanded(node, expanded);
    if (count === null) return;
    const place = row === undefined ? 0 : await document.rowOf(row.node);
    setAllRows(count);
    setIndex(place === null || place < 0 || place >= MAX_ROWS ? 0 : place);
    fold();
  };
  const toggle = (of: TreeRow, at: number) => {
    setIndex(at);
    if (of.expanded !== null) void setExpanded(of.node, !of.expanded);
  };
  const leave = async (parent: number) => {
    const place = await document.rowOf(parent);
    if (place !== null && place >= 0) choose(place);
  };
  const press = (key: string, page: number): boolean => {
    const move = treeMove(key, { row, index, rowCount, page });
    if (!move) return false;
    if (move.kind === 'go') choose(move.index);
    else if (move.kind === 'fold' && row) void setExpanded(row.node, move.expanded);
    else if (move.kind === 'all') void setExpanded(null, true);
    else if (move.kind === 'copy') onCopy();
    else if (move.kind === 'parent' && row) void leave(row.parent);
    return true;
  };
  return {
    rows,
    rowCount,
    isCut: rowCount < allRows,
    index,
    row,
    choose,
    toggle,
    setAll: (expanded) => void setExpanded(null, expanded),
    press,
  };
}
