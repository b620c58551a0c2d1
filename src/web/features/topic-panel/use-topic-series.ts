// The numbers of a topic, all that are kept and then what comes: asked for at most four times a second, and not while
// nobody sees the page.
import { useEffect, useRef, useState } from 'react';
import { fetchTopicSeries } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { MAX_POINTS, SeriesPoints } from './series-points.ts';
import { useLiveTurns } from './use-live-turns.ts';

export interface TopicNumbers {
  readonly points: SeriesPoints;
  /** Grows with what came: `points` are the same object all the time. */
  readonly turn: number;
  /** Of all payloads of the topic that were seen since the pane was opened, or are kept. */
  readonly bytes: number;
  /** Older messages that were not read, because there are too many. */
  readonly left: number;
}

export function useTopicSeries(profileId: string, topic: string): TopicNumbers | null {
  // After a clear, and after it was undone, everything is another.
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const [numbers, setNumbers] = useState<TopicNumbers | null>(null);
  const lastSeq = useRef<number | null>(null);
  const latest = useRef<TopicNumbers | null>(null);
  const key = `${profileId} ${topic} ${cleared ?? ''}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read belongs to the key
  useEffect(() => {
    lastSeq.current = null;
    latest.current = null;
  }, [key]);
  useLiveTurns(profileId, key, async (isCurrent) => {
    const series = await fetchTopicSeries(profileId, {
      topic,
      from: null,
      afterSeq: lastSeq.current,
      maxMessages: MAX_POINTS,
    });
    if (!series || !isCurrent()) return;
    const before = latest.current;
    if (before && series.messages === 0) return;
    lastSeq.current = series.lastSeq ?? lastSeq.current;
    const points = before?.points ?? new SeriesPoints();
    points.append(series);
    latest.current = {
      points,
      turn: (before?.turn ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + series.bytes,
      left: (before?.left ?? 0) + series.left,
    };
    setNumbers(latest.current);
  });
  return numbers;
}
