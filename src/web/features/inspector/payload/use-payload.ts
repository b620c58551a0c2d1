// What the payload section shows and does.
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { PROPERTY } from '../../../../core/mqtt/property.ts';
import { type FormatGuess, guessFormat } from '../../../../core/payload/guess-format.ts';
import { hexText } from '../../../../core/payload/hex-dump.ts';
import { bindingFor, type DecoderBinding } from '../../../../core/payload/view/decoder-binding.ts';
import { isReadView, type PayloadSchema, type PayloadView } from '../../../../core/payload/view/payload-view.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { type ByteSource, bytesElsewhere, bytesHere } from '../../../kit/hex-view/byte-source.ts';
import { decoderBindingsStore, watchDecoderBindings } from '../../../state/decoder-bindings.ts';
import { fetchPayload } from '../../../state/log-access.ts';
import { messageTime } from '../message-time.ts';
import { type Outcome, useOutcome } from '../use-outcome.ts';
import { payloadFileName } from './file-name.ts';
import { chooseView, formatChoiceStore, payloadKind } from './format-choice-store.ts';
import { savePayload } from './save-payload.ts';
import { MAX_COPIED_CHARACTERS } from './shown-document.ts';
import { type PayloadViewState, usePayloadView } from './use-payload-view.ts';

export interface PayloadModel {
  readonly guess: FormatGuess;
  readonly binding: DecoderBinding | null;
  /** What is shown unless a person chooses. */
  readonly unasked: PayloadView;
  readonly view: PayloadView;
  readonly schema: PayloadSchema | null;
  readonly choose: (view: PayloadView) => void;
  /** Of the views that take reading. */
  readonly shown: PayloadViewState;
  readonly bytes: ByteSource;
  /** Of the last copying or saving, for a while. */
  readonly outcome: Outcome | null;
  readonly copy: () => void;
  readonly save: () => void;
}

export function usePayload(profileId: string, detail: MessageDetail): PayloadModel {
  const { payload, row } = detail;
  const { seq, size, topic } = row;
  const guess = useGuess(detail);
  useEffect(watchDecoderBindings, []);
  const bindings = useStore(decoderBindingsStore, (state) => state.bindings);
  const binding = useMemo(() => (size === 0 ? null : bindingFor(bindings, topic)), [bindings, topic, size]);
  const unasked = binding?.view ?? guess.format;
  const kind = payloadKind(guess, stringProperty(detail, PROPERTY.contentType), binding?.id ?? null);
  const view = useStore(formatChoiceStore, (choices) => choices[kind]) ?? unasked;
  const schema = binding?.view === view ? binding.schema : null;
  const shown = usePayloadView(
    { profileId, seq, topic, bytes: payload, size },
    size > 0 && isReadView(view) ? view : null,
    schema,
  );
  const bytes = useMemo(
    () =>
      payload.length === size
        ? bytesHere(payload)
        : bytesElsewhere(size, payload, (offset, length) => fetchPayload(profileId, seq, offset, length)),
    [payload, size, profileId, seq],
  );

  const [outcome, tell] = useOutcome(seq);
  const copy = async () => {
    const text = await (shown.document && !shown.isBeginning
      ? shown.document.text(null)
      : hexOf(profileId, seq, size, payload));
    if (!text.ok) return tell(text.error);
    tell((await copyText(text.value)) ? 'copied' : 'failed');
  };
  const save = async () => {
    const name = payloadFileName(topic, messageTime(row.time).clock, guess);
    if (!(await savePayload(profileId, detail, name))) tell('lost');
  };
  return {
    guess,
    binding,
    unasked,
    view,
    schema,
    choose: (wanted) => chooseView(kind, unasked, wanted),
    shown,
    bytes,
    outcome,
    copy: () => void copy(),
    save: () => void save(),
  };
}

function useGuess(detail: MessageDetail): FormatGuess {
  const { payload, properties, row } = detail;
  const complete = payload.length === row.size;
  const { topic } = row;
  const contentType = stringProperty(detail, PROPERTY.contentType);
  return useMemo(
    () =>
      guessFormat({
        topic,
        bytes: payload,
        complete,
        contentType,
        formatIndicator: numberIn(properties, PROPERTY.payloadFormatIndicator),
      }),
    [topic, payload, complete, contentType, properties],
  );
}

async function hexOf(profileId: string, seq: number, size: number, beginning: Uint8Array) {
  // Two digits and a space a byte.
  if (size * 3 > MAX_COPIED_CHARACTERS) return { ok: false, error: 'too-long' } as const;
  const bytes = beginning.length === size ? beginning : await fetchPayload(profileId, seq, 0, size);
  return bytes ? ({ ok: true, value: hexText(bytes) } as const) : ({ ok: false, error: 'lost' } as const);
}

function stringProperty({ properties }: MessageDetail, id: number): string | null {
  const value = properties.find((property) => property.id === id)?.value;
  return typeof value === 'string' ? value : null;
}

function numberIn(properties: MessageDetail['properties'], id: number): number | null {
  const value = properties.find((property) => property.id === id)?.value;
  return typeof value === 'number' ? value : null;
}
