/** A sentence in which `back ticks` mark what is typed or measured: shown as code, and always as text. */
export function CodeText({ text }: { readonly text: string }) {
  return splitCode(text).map(({ at, code, piece }) => (code ? <code key={at}>{piece}</code> : piece));
}

interface Piece {
  /** Index in the text. */
  readonly at: number;
  readonly code: boolean;
  readonly piece: string;
}

/** Back ticks in pairs; one without a partner stays as it is. */
export function splitCode(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: inner = '' } of text.matchAll(/`([^`]+)`/g)) {
    if (index > end) pieces.push({ at: end, code: false, piece: text.slice(end, index) });
    pieces.push({ at: index, code: true, piece: inner });
    end = index + whole.length;
  }
  if (end < text.length) pieces.push({ at: end, code: false, piece: text.slice(end) });
  return pieces;
}
