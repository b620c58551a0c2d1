export interface SplitFilter {
  /** May be cut where there is no room. */
  readonly head: string;
  /** Always shown. */
  readonly tail: string;
}

/** Longer tails would leave no room for a head in a narrow pane. */
const MAX_TAIL = 14;

/** Parts a filter so that its end, which tells it from its neighbours, is the part that stays. Whole characters only. */
export function splitFilter(filter: string): SplitFilter {
  const characters = [...filter];
  const slash = characters.lastIndexOf('/', characters.length - 3);
  const at = Math.max(0, slash, characters.length - MAX_TAIL);
  return { head: characters.slice(0, at).join(''), tail: characters.slice(at).join('') };
}
