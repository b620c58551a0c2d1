import { useState } from 'react';
import type { TopicFacts } from '../../../core/log/topic-row.ts';
import { fetchTopicFacts } from '../../state/log-access.ts';
import { useLiveTurns } from './use-live-turns.ts';

/** Null: nothing was seen of the level or topic, or the answer is not here yet. */
export function useTopicFacts(profileId: string, topic: string): TopicFacts | null {
  const [facts, setFacts] = useState<TopicFacts | null>(null);
  useLiveTurns(profileId, `${profileId} ${topic}`, async (isCurrent) => {
    const now = await fetchTopicFacts(profileId, topic);
    if (isCurrent()) setFacts(now);
  });
  return facts;
}
