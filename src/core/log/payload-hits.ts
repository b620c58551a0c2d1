// Where a text stands in payloads, looked for in the bytes of many packets at once.
import { bytesAsText } from './byte-pattern.ts';
import type { LogBlock } from './log-block.ts';
import { payloadStart } from './query-conditions.ts';

/**
 * For each of the packets `indices[from]` to `indices[to]` (exclusive), which are numbers within the block and ascend, 1
 * where the pattern stands in its payload. `from < to`.
 */
export function payloadHits(
  block: LogBlock,
  indices: Uint32Array,
  from: number,
  to: number,
  pattern: RegExp,
): Uint8Array {
  const hits = new Uint8Array(to - from);
  const base = block.offsets[indices[from] as number] as number;
  const text = bytesAsText(block.bytes.subarray(base, block.end(indices[to - 1] as number)));
  pattern.lastIndex = 0;
  let at = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = base + match.index;
    at = lastAt(block, indices, at, to, start);
    const index = indices[at] as number;
    const end = block.end(index);
    const isInside = start >= payloadStart(block, index) && start + match[0].length <= end;
    if (isInside) hits[at - from] = 1;
    // A hit outside of a payload may hide one that begins a byte later.
    pattern.lastIndex = isInside ? end - base : match.index + 1;
  }
  return hits;
}

/** The last of the packets `low` to `high` (exclusive) that begins at or before `position`. */
function lastAt(block: LogBlock, indices: Uint32Array, low: number, high: number, position: number): number {
  let first = low;
  let last = high - 1;
  while (first < last) {
    const middle = (first + last + 1) >> 1;
    if ((block.offsets[indices[middle] as number] as number) <= position) first = middle;
    else last = middle - 1;
  }
  return first;
}
