// Where a search matches in what a row shows of a message; and a preview that begins where it does.
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import { type PayloadPreview, previewPayload, previewText } from './payload-preview.ts';

export interface RowMarks extends PayloadPreview {
  readonly previewCut: boolean;
  /** Begin and end by turns, in characters of the string. */
  readonly topicMarks: readonly number[];
  readonly previewMarks: readonly number[];
}

/** Bytes of a payload in which a match beyond the preview is looked for. */
export const MARKED_BYTES = 64 * 1024;

/** Characters that stand before a match that the preview is moved to. */
const CONTEXT = 24;

const MAX_MARKS = 64;

/** `pattern` is global, and made for text (not for bytes). */
export function markRow(topic: string, payload: Uint8Array, pattern: RegExp): RowMarks {
  const topicMarks = marksIn(topic, pattern);
  const plain = previewPayload(payload);
  if (plain.previewKind !== 'text') return { ...plain, previewCut: false, topicMarks, previewMarks: [] };
  const previewMarks = marksIn(plain.preview, pattern);
  if (previewMarks.length > 0) return { ...plain, previewCut: false, topicMarks, previewMarks };
  const text = decodeUtf8Lossy(payload.subarray(0, MARKED_BYTES));
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  if (!match || match[0] === '') return { ...plain, previewCut: false, topicMarks, previewMarks };
  const preview = previewText(text.slice(characterStart(text, Math.max(0, match.index - CONTEXT))));
  return { preview, previewKind: 'text', previewCut: true, topicMarks, previewMarks: marksIn(preview, pattern) };
}

function marksIn(text: string, pattern: RegExp): number[] {
  const marks: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && marks.length < MAX_MARKS * 2; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    else marks.push(match.index, match.index + match[0].length);
  }
  return marks;
}

/** Not between the halves of a character. */
function characterStart(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at;
}
