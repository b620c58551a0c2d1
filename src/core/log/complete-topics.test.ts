import { expect, it } from 'vitest';
import { completeTopics } from './complete-topics.ts';
import { TopicTable } from './topic-table.ts';

it('finds topics by their begin, then by what they hold, the newest first', () => {
  const topics = new TopicTable();
  for (const topic of ['lab/a', 'home/lab', '$SYS/lab', 'Lab/b', 'other', 'lab']) {
    const bytes = new TextEncoder().encode(topic);
    topics.intern(bytes, 0, bytes.length);
  }
  expect(completeTopics(topics, 'lab', 10)).toEqual(['Lab/b', 'lab/a', 'home/lab']);
  expect(completeTopics(topics, 'lab', 1)).toEqual(['Lab/b']);
  expect(completeTopics(topics, '', 2)).toEqual(['lab', 'other']);
  expect(completeTopics(topics, 'nothing', 2)).toEqual([]);
});
