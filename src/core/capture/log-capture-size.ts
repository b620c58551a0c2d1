// How large packets of the log become as a capture, without writing it.
import { META_EVENT } from '../log/log-block.ts';
import type { PacketLog } from '../log/packet-log.ts';
import { PACKET } from '../wire/packet-type.ts';

export interface LogCaptureSize {
  /** Control packets: what happened to connections is not among them. */
  readonly packets: number;
  /** A little less: that a long packet is several segments does not count. */
  readonly bytes: number;
}

/** What stands around a packet: block, IP header, TCP header. */
const AROUND_BYTES = 72;
/** What stands before a CONNECT packet: three segments without data. */
const HANDSHAKE_BYTES = 3 * AROUND_BYTES;

/** Sequence numbers from one up to (and without) another. */
export function captureSize(log: PacketLog, from: number, end: number): LogCaptureSize {
  let packets = 0;
  let bytes = 0;
  for (const block of log.blocks) {
    const stop = Math.min(block.count, end - block.firstSeq);
    for (let i = Math.max(0, from - block.firstSeq); i < stop; i++) {
      if (((block.meta[i] as number) & META_EVENT) !== 0) continue;
      packets++;
      const offset = block.offsets[i] as number;
      bytes += written(block.end(i) - offset, block.bytes[offset] as number);
    }
  }
  return { packets, bytes };
}

/** Chosen packets, from one position up to (and without) another. */
export function captureSizeOf(
  log: PacketLog,
  seqAt: (position: number) => number | undefined,
  from: number,
  end: number,
): LogCaptureSize {
  let packets = 0;
  let bytes = 0;
  for (let position = from; position < end; position++) {
    const seq = seqAt(position);
    const packet = seq === undefined ? undefined : log.packet(seq);
    if (!packet || packet.isEvent) continue;
    packets++;
    bytes += written(packet.bytes.length, packet.bytes[0] as number);
  }
  return { packets, bytes };
}

function written(packetBytes: number, firstByte: number): number {
  const before = firstByte >> 4 === PACKET.connect ? HANDSHAKE_BYTES : 0;
  return before + AROUND_BYTES + ((packetBytes + 3) & ~3);
}
