// Splits a lab's text into blocks, and a block into spans.

export type LabBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'unordered' | 'ordered'; readonly items: readonly string[] };

export interface LabSpan {
  readonly kind: 'text' | 'code' | 'strong';
  readonly text: string;
}

const UNORDERED = /^[-*] /u;
const ORDERED = /^\d+[.)] /u;
const FENCE = /^```/u;

/** Blank lines part paragraphs; `- ` and `1. ` begin items; lines between ``` stay as they are. */
export function labBlocks(text: string): LabBlock[] {
  const blocks: LabBlock[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  let listKind: 'unordered' | 'ordered' = 'unordered';
  let code: string[] | null = null;
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    if (items.length > 0) blocks.push({ kind: listKind, items });
    paragraph = [];
    items = [];
  };
  for (const line of text.split('\n')) {
    if (FENCE.test(line.trim())) {
      if (code === null) flush();
      else blocks.push({ kind: 'code', text: code.join('\n') });
      code = code === null ? [] : null;
      continue;
    }
    if (code !== null) {
      code.push(line);
      continue;
    }
    const trimmed = line.trim();
    const kind = UNORDERED.test(trimmed) ? 'unordered' : ORDERED.test(trimmed) ? 'ordered' : null;
    if (trimmed === '') flush();
    else if (kind !== null) {
      if (paragraph.length > 0 || (items.length > 0 && listKind !== kind)) flush();
      listKind = kind;
      items.push(trimmed.replace(kind === 'ordered' ? ORDERED : UNORDERED, ''));
    } else if (items.length > 0) items[items.length - 1] += ` ${trimmed}`;
    else paragraph.push(trimmed);
  }
  if (code !== null) blocks.push({ kind: 'code', text: code.join('\n') });
  flush();
  return blocks;
}

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*/gu;

export function labSpans(text: string): LabSpan[] {
  const spans: LabSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, code, strong = ''] = match;
    spans.push(...(code === undefined ? strongSpans(strong) : [{ kind: 'code' as const, text: code }]));
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}

/** Code within what is strong stays code. */
function strongSpans(text: string): LabSpan[] {
  return text
    .split(/`([^`]+)`/u)
    .map((part, at): LabSpan => ({ kind: at % 2 === 0 ? 'strong' : 'code', text: part }))
    .filter((span) => span.text !== '');
}

/** Without the marks: for names. */
export function plainText(text: string): string {
  return labSpans(text)
    .map((span) => span.text)
    .join('');
}
