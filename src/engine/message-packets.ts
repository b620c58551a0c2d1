// The packets that messages travelled in, with all that was answered to them: by what the log holds of their exchanges.
import type { ExchangeBook } from '../core/log/exchange-book.ts';
import type { MessageList } from '../core/log/message-list.ts';
import type { PacketLog } from '../core/log/packet-log.ts';
import type { ExportRequest } from '../core/protocol/engine-contract.ts';

/** Packets that come do not wait longer. */
const SLICE_MS = 24;
/** Messages between two looks at the clock. */
const STRIDE = 256;

/** Sequence numbers, ascending, each once. Takes its time in slices. */
export async function packetsOfMessages(
  messages: ExportRequest['messages'],
  list: MessageList,
  log: PacketLog,
  exchanges: ExchangeBook,
): Promise<Float64Array> {
  const [from, end] = 'seqs' in messages ? [0, messages.seqs.length] : [messages.from, messages.end];
  const found = new Set<number>();
  let until = performance.now() + SLICE_MS;
  for (let position = from; position < end; position++) {
    if (position % STRIDE === 0 && performance.now() > until) {
      await new Promise((resolve) => setTimeout(resolve));
      until = performance.now() + SLICE_MS;
    }
    const seq = 'seqs' in messages ? messages.seqs[position] : list.seqAt(position);
    if (seq === undefined) continue;
    found.add(seq);
    const exchange = log.packet(seq)?.exchange ?? null;
    for (const step of exchange === null ? [] : (exchanges.record(exchange)?.seqs ?? [])) found.add(step);
  }
  return Float64Array.from(found).sort();
}
