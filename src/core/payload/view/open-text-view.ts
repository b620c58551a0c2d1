// Text and JSON, by lines or as a tree. Quick for what is small, so that the page may do it itself.
import { decodeText, decodeTextLossy } from '../decode-text.ts';
import { formatJson, layoutJson } from '../json-layout.ts';
import { findRepeatedNames } from '../json-repeated-names.ts';
import { readJsonTree } from '../json-tree.ts';
import { jsonRows, textRows } from '../line-rows.ts';
import type { ViewDocument } from './payload-view.ts';
import { linesDocument, PLAIN_LINES, rowlessDocument, treeDocument } from './view-documents.ts';

export type TextView = 'json' | 'tree' | 'text';

export function isTextView(view: string): view is TextView {
  return view === 'json' || view === 'tree' || view === 'text';
}

/** With `complete` false `bytes` is the payload's beginning, of which no tree can be made: it is shown by lines. */
export function openTextView(view: TextView, bytes: Uint8Array, complete: boolean): ViewDocument {
  const decoded = decodeText(bytes, complete);
  if (!decoded.ok) {
    const text = decodeTextLossy(bytes);
    return linesDocument(textRows(text, null), { ...PLAIN_LINES, notUtf8: decoded.error }, () => text);
  }
  const text = decoded.value;
  if (view === 'text') return linesDocument(textRows(text, null), PLAIN_LINES, () => text);
  const layout = layoutJson(text, complete);
  if (!layout.ok) {
    return linesDocument(textRows(text, layout.error), { ...PLAIN_LINES, notJson: layout.error }, () => text);
  }
  if (view === 'tree' && complete) {
    const tree = readJsonTree(text);
    return tree.ok ? treeDocument(tree.value) : rowlessDocument({ kind: 'fault', fault: tree.error });
  }
  const repeated = findRepeatedNames(text);
  return linesDocument(
    jsonRows(layout.value, repeated),
    { ...PLAIN_LINES, isJson: true, repeatedNames: repeated.size },
    () => formatJson(layout.value),
  );
}
