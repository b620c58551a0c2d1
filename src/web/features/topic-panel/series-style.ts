// How a series is told from the others: by its colour, and by a second sign for those who do not see it.

export interface SeriesStyle {
  /** A custom property of the page. */
  readonly color: string;
  /** Lengths of strokes and gaps in pixels; empty: one line without gaps. */
  readonly dash: readonly number[];
}

const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [10, 3, 2, 3]];

/** `index`: the field's place among all fields of the topic, so that a field keeps its look whatever else is drawn. */
export function seriesStyle(index: number): SeriesStyle {
  return { color: `--cat-${(index % 8) + 1}`, dash: DASHES[index % DASHES.length] ?? [] };
}
