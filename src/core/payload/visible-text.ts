// Characters that would not be seen, or that would turn around what is seen, made visible.

/** A stretch of a text; `hidden` is what stands for one character that has no shape of its own. */
export interface TextRun {
  readonly kind: 'plain' | 'hidden';
  readonly text: string;
}

// Control characters without tab and line feed, soft hyphen, zero-width characters, direction marks and overrides, line and
// paragraph separators, the byte order mark, and halves of surrogate pairs. The zero-width joiner stays: emoji need it.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/u;
// `matchAll` begins at `lastIndex`, so the expression that is tested with must not be the global one.
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

/** Whether `visibleRuns` would change anything. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** Cuts a text into runs. Plain runs joined with the hidden characters, in order, are the text. */
export function visibleRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(EVERY_HIDDEN)) {
    if (match.index > from) runs.push({ kind: 'plain', text: text.slice(from, match.index) });
    runs.push({ kind: 'hidden', text: nameHidden(match[0].charCodeAt(0)) });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ kind: 'plain', text: text.slice(from) });
  return runs;
}

const CONTROL_NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP'.split(
    ' ',
  );

/** ASCII's name of a control character or a space (`NUL`, `CR`, `SP`), else `U+202E`: control pictures (␀) are too small to read. */
export function nameHidden(code: number): string {
  return CONTROL_NAMES[code] ?? (code === 0x7f ? 'DEL' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}
