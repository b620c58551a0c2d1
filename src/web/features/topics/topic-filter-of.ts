import type { TopicRow } from '../../../core/protocol/engine-contract.ts';

/** The topic filter that means the row: a leaf's own topic, else all that is at and below the level (4.7.1.2). */
export function topicFilterOf({ topic, expanded }: Pick<TopicRow, 'topic' | 'expanded'>): string {
  return expanded === null ? topic : `${topic}/#`;
}
