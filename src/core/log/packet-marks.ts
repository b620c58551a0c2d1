// Where a search matches in what a row shows of a packet, and in the payload that it does not show.
import { markRow, type RowMarks } from './mark-row.ts';
import { type ListedPacket, type PacketRow, packetLine } from './packet-row.ts';

export type PacketMarks = Pick<ListedPacket, 'marks' | 'excerpt'>;

export const NO_MARKS: PacketMarks = { marks: [], excerpt: null };

/** Characters of a payload that a row has room for. */
const EXCERPT_CHARS = 80;

/** Of those, before the match. */
const CONTEXT = 10;

/** `pattern` is global, and made for text. */
export function markPacket(row: PacketRow, payload: Uint8Array, pattern: RegExp): PacketMarks {
  return packetMarks(markRow(packetLine(row), payload, pattern));
}

/** `marks`: of `packetLine` as the topic. */
export function packetMarks({ topicMarks, preview, previewCut, previewMarks }: RowMarks): PacketMarks {
  if (previewMarks.length === 0) return { marks: topicMarks, excerpt: null };
  // The first match is always within it: what is far from the payload's begin was moved to before.
  const from = Math.max(0, (previewMarks[0] as number) - CONTEXT);
  const text = preview.slice(from, from + EXCERPT_CHARS);
  const marks = previewMarks.map((at) => at - from);
  return {
    marks: topicMarks,
    excerpt: { text, isCut: previewCut || from > 0, marks: marks.slice(0, lastInside(marks, text.length)) },
  };
}

/** How many of the numbers belong to marks that begin inside. */
function lastInside(marks: readonly number[], length: number): number {
  let count = 0;
  while (count < marks.length && (marks[count] as number) < length) count += 2;
  return count;
}
