// What has changed from another message's payload to the one in the inspector. Small payloads are compared here, others in
// the payload worker, and large ones when a person asks for it.
import { useEffect, useState } from 'react';
import { type Comparison, comparePayloads } from '../../../../core/payload/difference/compare-payloads.ts';
import type { MessageDetail, MessageRow } from '../../../../core/protocol/engine-contract.ts';
import { payloadClient } from '../../../client/payload-client.ts';
import { fetchMessageDetail } from '../../../state/log-access.ts';
import { loadPayload } from '../payload/load-payload.ts';
import type { MarkedMessage } from './comparison-store.ts';

/** Up to here nobody notices. */
const HERE_BYTES = 16 * 1024;
/** More is compared when it is asked for. */
const UNASKED_BYTES = 1024 * 1024;
/** A document of this size takes some hundred megabytes while it is compared. */
export const MAX_COMPARED_BYTES = 16 * 1024 * 1024;

export type Difference =
  | { readonly kind: 'comparing' }
  /** The larger payload's bytes; `compare` begins. */
  | { readonly kind: 'large'; readonly bytes: number; readonly compare: () => void }
  | { readonly kind: 'too-large' }
  /** The message to compare with is not kept any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'shown'; readonly base: MessageRow; readonly comparison: Comparison };

type Outcome = Exclude<Difference, { readonly kind: 'large' | 'comparing' }> | { kind: 'large'; bytes: number };

export function useDifference(profileId: string, detail: MessageDetail, base: MarkedMessage): Difference {
  const key = `${profileId} ${base.seq} ${detail.row.seq}`;
  const [asked, setAsked] = useState<string | null>(null);
  const [told, setTold] = useState<{ readonly key: string; readonly outcome: Outcome } | null>(null);
  const isAsked = asked === key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a message is named by its key, and never changes
  useEffect(() => {
    const abort = new AbortController();
    void compare(profileId, detail, base, isAsked, abort.signal).then((outcome) => {
      if (!abort.signal.aborted) setTold({ key, outcome });
    });
    return () => abort.abort();
  }, [key, isAsked]);

  if (told?.key !== key) return { kind: 'comparing' };
  if (told.outcome.kind !== 'large') return told.outcome;
  return isAsked ? { kind: 'comparing' } : { ...told.outcome, compare: () => setAsked(key) };
}

async function compare(
  profileId: string,
  detail: MessageDetail,
  { seq, time }: MarkedMessage,
  isAsked: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  const base = await fetchMessageDetail(profileId, seq, HERE_BYTES);
  if (!base || base.row.time !== time) return { kind: 'gone' };
  const bytes = Math.max(base.row.size, detail.row.size);
  if (bytes > MAX_COMPARED_BYTES) return { kind: 'too-large' };
  if (bytes > UNASKED_BYTES && !isAsked) return { kind: 'large', bytes };
  const before = await wholePayload(profileId, base, signal);
  const after = await wholePayload(profileId, detail, signal);
  if (!before || !after) return { kind: 'gone' };
  if (bytes <= HERE_BYTES) return { kind: 'shown', base: base.row, comparison: comparePayloads(before, after) };
  const result = await payloadClient.request('compare', { before, after }, [before.buffer, after.buffer]);
  return result.ok ? { kind: 'shown', base: base.row, comparison: result.value } : { kind: 'failed' };
}

/** A copy, to be handed over. Null: not kept any more. */
async function wholePayload(
  profileId: string,
  { payload, row: { seq, size } }: MessageDetail,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (payload.length === size) return new Uint8Array(payload);
  return loadPayload(profileId, seq, size, () => undefined, signal);
}
