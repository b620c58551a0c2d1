// Which rows of the tree the message list does not show.
import { effectiveFilter, topicMatches } from '../../../core/mqtt/topic.ts';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';

/** All messages at and below the row are muted: of a level by a filter that takes in everything below it. */
export function isMuted({ topic, expanded }: Pick<TopicRow, 'topic' | 'expanded'>, hidden: readonly string[]): boolean {
  return hidden.some(
    (filter) => topicMatches(filter, topic) && (expanded === null || effectiveFilter(filter).endsWith('#')),
  );
}
