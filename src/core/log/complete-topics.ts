// Topics for somebody who types one.
import type { TopicTable } from './topic-table.ts';

/** As many are looked at: typing does not wait for a million. */
const MAX_LOOKED_AT = 200_000;

/** Those that begin with the text, then those that hold it, whatever their case; the newest topics first among each. */
export function completeTopics(topics: TopicTable, text: string, max: number): string[] {
  const wanted = text.toLowerCase();
  const beginning: string[] = [];
  const holding: string[] = [];
  const end = Math.max(0, topics.count - MAX_LOOKED_AT);
  for (let topicId = topics.count - 1; topicId >= end && beginning.length < max; topicId--) {
    const topic = topics.text(topicId);
    // What the broker says of itself is not published to.
    if (topic.startsWith('$') || topic === text) continue;
    const at = topic.toLowerCase().indexOf(wanted);
    if (at === 0) beginning.push(topic);
    else if (at > 0 && holding.length < max) holding.push(topic);
  }
  return [...beginning, ...holding].slice(0, max);
}
