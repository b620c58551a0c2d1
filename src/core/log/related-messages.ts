// The messages that belong to one: those of its topic beside it, and its request or response (MQTT 5, section 4.10).
import type { PacketLog } from './packet-log.ts';
import type { TopicTable } from './topic-table.ts';

export interface RelatedSeqs {
  readonly previous: number | null;
  readonly next: number | null;
  readonly request: number | null;
  readonly response: number | null;
}

/** Null: the message is not kept. */
export function relatedMessages(log: PacketLog, _topics: TopicTable, seq: number): RelatedSeqs | null {
  return log.packet(seq) ? { previous: null, next: null, request: null, response: null } : null;
}

/** The last message of a topic before `beforeSeq` (null: the last of all); null when none is kept. */
export function lastOfTopic(
  _log: PacketLog,
  _topics: TopicTable,
  _topic: string,
  _beforeSeq: number | null,
): number | null {
  return null;
}
