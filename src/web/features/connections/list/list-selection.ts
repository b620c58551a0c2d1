// Which rows are selected, as values. A selection has an anchor: where a range with Shift begins.

export interface Selection {
  /** In the order that they were chosen in. */
  readonly ids: readonly string[];
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: [], anchor: null };

/** A plain click or move: nothing is selected, and a range would begin here. */
export function anchorAt(id: string): Selection {
  return { ids: [], anchor: id };
}

/** Ctrl and a click. To nothing selected, the row that is marked as being in view counts as chosen: it looks like it. */
export function toggleRow({ ids }: Selection, id: string, inView: string | null): Selection {
  if (ids.includes(id)) return { ids: ids.filter((other) => other !== id), anchor: id };
  const before = ids.length === 0 && inView !== null && inView !== id ? [inView] : ids;
  return { ids: [...before, id], anchor: id };
}

/** Shift and a click or an arrow: from the anchor to here. `rows`: all that can be seen, in order. */
export function selectRange(
  { anchor }: Selection,
  to: string,
  rows: readonly string[],
  inView: string | null,
): Selection {
  const [start, end] = [rows.indexOf(anchor ?? inView ?? to), rows.indexOf(to)];
  if (start < 0 || end < 0) return { ids: [to], anchor: to };
  return { ids: rows.slice(Math.min(start, end), Math.max(start, end) + 1), anchor: rows[start] ?? to };
}

/** What is left of it when only `rows` are there. The same object when nothing changes. */
export function keepRows(selection: Selection, rows: ReadonlySet<string>): Selection {
  if (selection.ids.every((id) => rows.has(id))) return selection;
  return { ...selection, ids: selection.ids.filter((id) => rows.has(id)) };
}
