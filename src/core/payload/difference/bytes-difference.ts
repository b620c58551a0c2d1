// Where bytes differ from others, position by position.

export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface BytesDifference {
  /** Stretches that differ, ascending; at most `MAX_RANGES`. What only the longer of the two has is one of them. */
  readonly ranges: readonly ByteRange[];
  /** Bytes in all stretches, those beyond `MAX_RANGES` included. */
  readonly count: number;
}

const MAX_RANGES = 1_000;

export function diffBytes(before: Uint8Array, after: Uint8Array): BytesDifference {
  const ranges: ByteRange[] = [];
  let count = 0;
  const end = Math.max(before.length, after.length);
  for (let at = 0; at < end; ) {
    if (before[at] === after[at]) {
      at++;
      continue;
    }
    const start = at;
    while (at < end && before[at] !== after[at]) at++;
    count += at - start;
    if (ranges.length < MAX_RANGES) ranges.push({ start, end: at });
  }
  return { ranges, count };
}
