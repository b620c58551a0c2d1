// The first number in the topic's last messages, as they come: asked for at most once a second.
import { useEffect, useState } from 'react';
import type { TopicSeries } from '../../../../core/log/topic-series.ts';
import { fetchTopicSeries } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';

export const RECENT_MESSAGES = 60;

const TURN_MS = 1_000;

export interface RecentNumbers {
  /** '' for a payload that is a number. */
  readonly path: string;
  readonly values: Float64Array;
  /** Of the messages of `values`. */
  readonly seqs: Float64Array;
}

/** Null: there are none, or they are on their way. */
export function useRecentNumbers(profileId: string, topic: string): RecentNumbers | null {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<{ readonly topic: string; readonly numbers: RecentNumbers | null } | null>(null);
  // Changes with every message, and with what a clear takes or gives back.
  const state = useWorkspace(profileId, ({ tick }) => `${tick.received} ${tick.sent} ${tick.cleared}`);
  const seen = found?.topic === topic;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks anew
  useEffect(() => {
    let current = true;
    void fetchTopicSeries(profileId, { topic, from: null, afterSeq: null, maxMessages: RECENT_MESSAGES }).then(
      (series) => current && setFound({ topic, numbers: series && firstNumbers(series) }),
    );
    return () => {
      current = false;
    };
  }, [profileId, topic, turn]);

  const [asked, setAsked] = useState(state);
  const isOld = asked !== state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes meanwhile must not put the turn off
  useEffect(() => {
    if (!isOld) return;
    const timer = setTimeout(() => {
      setAsked(state);
      setTurn((before) => before + 1);
    }, TURN_MS);
    return () => clearTimeout(timer);
  }, [isOld, asked]);

  return seen ? found.numbers : null;
}

function firstNumbers({ fields, seqs }: TopicSeries): RecentNumbers | null {
  const field = fields.find(({ values }) => values.filter(Number.isFinite).length > 1);
  return field ? { ...field, seqs } : null;
}
