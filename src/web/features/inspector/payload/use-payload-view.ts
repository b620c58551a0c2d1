// Opens a payload in one of the views that take reading: small text here and at once, everything else in the payload
// worker. Of a large payload the beginning is shown first, and the rest comes unasked up to a limit, on request beyond it.
import { useEffect, useMemo, useState } from 'react';
import { isTextView, type TextView } from '../../../../core/payload/view/open-text-view.ts';
import type { PayloadSchema, ReadView, ViewRequest } from '../../../../core/payload/view/payload-view.ts';
import type { PayloadFailure } from '../../../../core/protocol/payload-contract.ts';
import { AUTO_WHOLE_BYTES, loadPayload, MAX_WHOLE_BYTES } from './load-payload.ts';
import { openHere, openInWorker, type ShownDocument } from './shown-document.ts';
import { fetchBirths } from './sparkplug-births.ts';

export interface ViewSubject {
  readonly profileId: string;
  readonly seq: number;
  readonly topic: string;
  /** The payload's beginning, or all of it. */
  readonly bytes: Uint8Array;
  readonly size: number;
}

export interface PayloadViewState {
  /** Null while nothing can be shown yet. */
  readonly document: ShownDocument | null;
  /** The document is of the payload's beginning. */
  readonly isBeginning: boolean;
  /** Bytes that are here of those that come; null while none do. */
  readonly loaded: number | null;
  /** Has the rest come; null where it does so unasked, has come, or is too large. */
  readonly load: (() => void) | null;
  readonly isTooLarge: boolean;
  /** `gone`: the message is not kept any more. */
  readonly failure: PayloadFailure | 'gone' | null;
  readonly retry: () => void;
}

/** Small enough to be read in this thread without anybody noticing. */
const HERE_BYTES = 64 * 1024;

/** As often is a view opened anew unasked. */
const MAX_OWN_ATTEMPTS = 2;

interface Progress {
  readonly key: string;
  readonly document: ShownDocument | null;
  readonly isBeginning: boolean;
  readonly loaded: number | null;
  readonly failure: PayloadViewState['failure'];
}

/** `view` null: none that takes reading. */
export function usePayloadView(
  subject: ViewSubject,
  view: ReadView | null,
  schema: PayloadSchema | null,
): PayloadViewState {
  const { profileId, seq, topic, bytes, size } = subject;
  const key = `${profileId} ${seq} ${view}`;
  const isWhole = bytes.length === size;
  const here = useMemo(
    () => (view !== null && isTextView(view) && isWhole && size <= HERE_BYTES ? openHere(view, bytes, true) : null),
    [view, bytes, isWhole, size],
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const [attempts, setAttempts] = useState({ key, count: 0 });
  const attempt = attempts.key === key ? attempts.count : 0;
  const again = () => setAttempts({ key, count: attempt + 1 });
  const [progress, setProgress] = useState<Progress | null>(null);
  const isTooLarge = view !== null && size > MAX_WHOLE_BYTES;
  const mayLoad = !isTooLarge && (size <= AUTO_WHOLE_BYTES || wanted === key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` begins anew
  useEffect(() => {
    if (view === null || here || size === 0) return;
    const abort = new AbortController();
    const opening: Opening = { profileId, seq, topic, bytes, size, view, schema, mayLoad, signal: abort.signal };
    const tell = (change: Partial<Progress>) => {
      if (abort.signal.aborted) return;
      // Another view has taken too long, and this one was lost with the worker.
      if (change.failure === 'lost' && attempt < MAX_OWN_ATTEMPTS) return again();
      setProgress((known) => ({ ...(known?.key === key ? known : nothingYet(key)), ...change }));
    };
    tell({ failure: null });
    const opened = open(opening, tell);
    return () => {
      abort.abort();
      void opened.then((documents) => {
        for (const document of documents) document.close();
      });
    };
  }, [key, bytes, schema, here, mayLoad, attempt]);

  const now = progress?.key === key ? progress : nothingYet(key);
  const document = here ?? now.document;
  const isAllThere = isWhole || (document !== null && !now.isBeginning);
  return {
    document,
    isBeginning: here === null && now.isBeginning,
    loaded: now.loaded,
    load: isAllThere || isTooLarge || mayLoad ? null : () => setWanted(key),
    isTooLarge,
    failure: here ? null : now.failure,
    retry: again,
  };
}

function nothingYet(key: string): Progress {
  return { key, document: null, isBeginning: false, loaded: null, failure: null };
}

interface Opening extends ViewSubject {
  readonly view: ReadView;
  readonly schema: PayloadSchema | null;
  readonly mayLoad: boolean;
  readonly signal: AbortSignal;
}

/** Gives what was opened, so that it can be closed. */
async function open(opening: Opening, tell: (change: Partial<Progress>) => void): Promise<readonly ShownDocument[]> {
  const { profileId, seq, bytes, size, view, mayLoad, signal } = opening;
  const documents: ShownDocument[] = [];
  const show = async (what: Uint8Array<ArrayBuffer>, complete: boolean) => {
    const request = await requestFor(opening, complete);
    if (signal.aborted) return;
    const opened = await openInWorker(what, request, (failure) => tell({ failure }));
    if (!opened.ok) return tell({ failure: opened.error, loaded: null });
    documents.push(opened.value);
    tell({ document: opened.value, isBeginning: !complete, loaded: null });
  };
  if (bytes.length === size) {
    await show(new Uint8Array(bytes), true);
    return documents;
  }
  const atOnce = beginningView(view);
  if (atOnce) await show(new Uint8Array(bytes), false);
  if (!mayLoad || signal.aborted) return documents;
  tell({ loaded: 0 });
  const whole = await loadPayload(profileId, seq, size, (loaded) => tell({ loaded }), signal);
  if (whole) await show(whole, true);
  else tell({ failure: 'gone', loaded: null });
  return documents;
}

/** Those that make sense of a beginning. */
function beginningView(view: ReadView): TextView | null {
  return view === 'json' || view === 'text' ? view : null;
}

async function requestFor({ profileId, topic, seq, view, schema }: Opening, complete: boolean): Promise<ViewRequest> {
  const births = view === 'sparkplug' ? await fetchBirths(profileId, topic, seq) : [];
  return { view, complete, schema, births };
}
