import type { LogBlock } from '../../core/log/log-block.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';

/** How many messages the log keeps among the packets `from <= seq < end`. */
export function countMessages(log: PacketLog, from: number, end: number): number {
  let count = 0;
  for (const block of log.blocks) {
    if (block.firstSeq + block.count <= from) continue;
    if (block.firstSeq >= end) break;
    count += messagesBefore(block, end - block.firstSeq) - messagesBefore(block, from - block.firstSeq);
  }
  return count;
}

/** Messages among the block's first `packets` packets. */
function messagesBefore(block: LogBlock, packets: number): number {
  let low = 0;
  let high = block.messageCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block.messages[middle] as number) < packets) low = middle + 1;
    else high = middle;
  }
  return low;
}
