export interface MarkedRangesProps {
  readonly text: string;
  /** Begin and end by turns, ascending, in characters of a longer text of which `text` begins at `from`. */
  readonly marks: readonly number[];
  readonly from?: number;
}

/** A text with some of its stretches marked. */
export function MarkedRanges({ text, marks, from = 0 }: MarkedRangesProps) {
  if (marks.length === 0) return text;
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const start = Math.max(at, (marks[i] as number) - from);
    const end = Math.min(text.length, (marks[i + 1] as number) - from);
    if (end <= start) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
