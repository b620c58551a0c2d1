// The messages that belong to the one in the inspector. Those that are yet to come are looked for again.
import { useEffect, useState } from 'react';
import { PROPERTY } from '../../../../core/mqtt/property.ts';
import type { MessageDetail, MessageRow } from '../../../../core/protocol/engine-contract.ts';
import { fetchMessageDetail, fetchRelated } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { nextPollDelay } from '../next-poll-delay.ts';

const KINDS = ['previous', 'next', 'request', 'response'] as const;

export type RelatedKind = (typeof KINDS)[number];

/** Null: none is kept. */
export type Related = Readonly<Record<RelatedKind, MessageRow | null>>;

/** Null while nothing is known yet, or when the message is not kept any more. */
export function useRelated(profileId: string, detail: MessageDetail): Related | null {
  const { seq } = detail.row;
  const asks = responseTopicOf(detail) !== null;
  // After a clear nothing beside it is kept, and after its undoing all of it is.
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const key = `${profileId} ${seq} ${cleared}`;
  const [found, setFound] = useState<{ readonly key: string; readonly related: Related | null } | null>(null);

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (times: number) => {
      const related = await findRelated(profileId, seq);
      if (stopped) return;
      setFound({ key, related });
      if (!related || (related.next && (related.response || !asks))) return;
      timer = setTimeout(() => void look(times + 1), nextPollDelay(times));
    };
    void look(0);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [profileId, seq, asks, key]);

  return found?.key === key ? found.related : null;
}

/** Null: it asks for no response. */
export function responseTopicOf({ properties }: MessageDetail): string | null {
  const value = properties.find(({ id }) => id === PROPERTY.responseTopic)?.value;
  return typeof value === 'string' ? value : null;
}

async function findRelated(profileId: string, seq: number): Promise<Related | null> {
  const seqs = await fetchRelated(profileId, seq);
  if (!seqs) return null;
  const rows = await Promise.all(
    KINDS.map(async (kind) => {
      const other = seqs[kind];
      return other === null ? null : ((await fetchMessageDetail(profileId, other, 0))?.row ?? null);
    }),
  );
  const [previous = null, next = null, request = null, response = null] = rows;
  return { previous, next, request, response };
}
