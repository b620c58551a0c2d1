// The kinds of open views: by lines, as a tree, and those that have no rows.
import type { PayloadRows } from '../line-rows.ts';
import { TreeRows } from '../tree/tree-rows.ts';
import type { TreeSource } from '../tree/tree-source.ts';
import type { OpenedView, ViewDocument } from './payload-view.ts';

const EMPTY: Omit<ViewDocument, 'opened'> = {
  lines: () => [],
  tree: () => [],
  setExpanded: () => 0,
  rowOf: () => -1,
  path: () => '',
  text: () => '',
};

type LinesFacts = Pick<
  Extract<OpenedView, { kind: 'lines' }>,
  'isJson' | 'notUtf8' | 'notJson' | 'repeatedNames' | 'base64'
>;

export const PLAIN_LINES: LinesFacts = { isJson: false, notUtf8: null, notJson: null, repeatedNames: 0, base64: null };

/** `whole` gives the text that copying takes. */
export function linesDocument(rows: PayloadRows, facts: LinesFacts, whole: () => string): ViewDocument {
  const { rowCount, lineCount, firstRow } = rows;
  return {
    ...EMPTY,
    opened: { kind: 'lines', rowCount, lineCount, firstRow, ...facts },
    lines: (from, count) =>
      Array.from({ length: Math.max(0, Math.min(count, rowCount - from)) }, (_, at) => rows.row(from + at)),
    text: whole,
  };
}

export function treeDocument(source: TreeSource): ViewDocument {
  const rows = new TreeRows(source);
  return {
    ...EMPTY,
    opened: { kind: 'tree', rowCount: rows.rowCount, nodeCount: source.nodeCount },
    tree: (from, count) => rows.rows(from, count),
    setExpanded: (node, expanded) => (node === null ? rows.setAllExpanded(expanded) : rows.setExpanded(node, expanded)),
    rowOf: (node) => rows.rowOf(node),
    path: (node) => rows.path(node),
    text: (node) => rows.text(node ?? 0),
  };
}

export function rowlessDocument(opened: OpenedView, text = ''): ViewDocument {
  return { ...EMPTY, opened, text: () => text };
}
