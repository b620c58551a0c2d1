import { splitAtMatches } from './split-at-matches.ts';

export interface MarkedTextProps {
  readonly text: string;
  /** Where it stands, whatever the case, is marked; '' marks nothing. */
  readonly wanted: string;
}

export function MarkedText({ text, wanted }: MarkedTextProps) {
  if (wanted === '') return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity.
  return splitAtMatches(text, wanted).map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part));
}
