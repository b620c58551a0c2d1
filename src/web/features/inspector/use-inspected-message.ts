// The message in the inspector: fetched when it is selected, kept until the next one has arrived, so that nothing flashes.
import { useEffect, useState } from 'react';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import { fetchMessageDetail } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { nextPollDelay } from './next-poll-delay.ts';

/** As much of a payload as comes with the message; the views of the payload fetch the rest as they need it. */
const FIRST_PAYLOAD_BYTES = 256 * 1024;

export type InspectedMessage =
  | { readonly kind: 'none' }
  /** The very first one is on its way. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'shown'; readonly detail: MessageDetail };

interface Fetched {
  readonly seq: number;
  readonly detail: MessageDetail | null;
}

export function useInspectedMessage(profileId: string): InspectedMessage {
  const seq = useWorkspace(profileId, (workspace) => workspace.selectedSeq);
  const [fetched, setFetched] = useState<Fetched | null>(null);

  useEffect(() => {
    if (seq === null) return setFetched(null);
    let current = true;
    void fetchMessageDetail(profileId, seq, FIRST_PAYLOAD_BYTES).then((detail) => {
      // More of a payload than before, but let go meanwhile: what was there stays.
      if (current) setFetched((known) => (detail === null && known?.seq === seq ? known : { seq, detail }));
    });
    return () => {
      current = false;
    };
  }, [profileId, seq]);

  const waiting = fetched?.seq === seq && fetched.detail?.answer === null && fetched.detail.row.qos > 0;
  useEffect(() => {
    if (seq === null || !waiting) return;
    return pollAnswer(profileId, seq, (answer) =>
      setFetched((known) =>
        known?.seq === seq && known.detail ? { seq, detail: { ...known.detail, answer } } : known,
      ),
    );
  }, [profileId, seq, waiting]);

  if (seq === null) return { kind: 'none' };
  if (!fetched) return { kind: 'loading' };
  return fetched.detail === null ? { kind: 'gone' } : { kind: 'shown', detail: fetched.detail };
}

/** Asks for the answer (not for the payload again) until there is one; gives back how to stop. */
function pollAnswer(
  profileId: string,
  seq: number,
  onAnswer: (answer: NonNullable<MessageDetail['answer']>) => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const poll = async (polls: number) => {
    const detail = await fetchMessageDetail(profileId, seq, 0);
    if (stopped || detail === null) return;
    if (detail.answer) onAnswer(detail.answer);
    else timer = setTimeout(() => void poll(polls + 1), nextPollDelay(polls));
  };
  timer = setTimeout(() => void poll(1), nextPollDelay(0));
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
