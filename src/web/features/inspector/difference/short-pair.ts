// Two values side by side in a narrow place: what long ones begin with alike is left out.

export interface ShortPair {
  readonly before: string;
  readonly after: string;
}

/** More characters do not fit beside a name. */
const FITTING = 12;
/** Characters that are kept of what is alike. */
const KEPT = 2;

/** Null: they do not fit, and stand one under the other. */
export function shortPair(before: string, after: string): ShortPair | null {
  if (before.length <= FITTING && after.length <= FITTING) return { before, after };
  let alike = 0;
  while (alike < before.length && before[alike] === after[alike]) alike++;
  const from = alike - KEPT;
  if (from <= 1 || /[\udc00-\udfff]/.test(before[from] ?? '')) return null;
  const pair = { before: `…${before.slice(from)}`, after: `…${after.slice(from)}` };
  return pair.before.length <= FITTING && pair.after.length <= FITTING ? pair : null;
}
