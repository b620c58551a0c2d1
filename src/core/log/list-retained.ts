import type { PacketLog } from './packet-log.ts';
import type { RetainedMessage } from './retained-message.ts';
import type { TopicStatistics } from './topic-statistics.ts';
import type { TopicTable } from './topic-table.ts';

/** What the broker keeps for the topics that `topicFilter` matches, as far as it was seen; by topic name. */
export function listRetained(
  _log: PacketLog,
  _topics: TopicTable,
  _statistics: TopicStatistics,
  _topicFilter: string,
): readonly RetainedMessage[] {
  return [];
}
