import type { PacketLog } from './packet-log.ts';

/** Where a list takes its messages from. */
export interface MessageSource {
  readonly log: PacketLog;
  /** Of a copy: by the sequence numbers in it those in the log that it was copied from. Null: it is no copy. */
  readonly seqs: readonly number[] | null;
}
