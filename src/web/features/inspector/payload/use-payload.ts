// What the payload section shows and does.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { PROPERTY } from '../../../../core/mqtt/property.ts';
import { type FormatGuess, guessFormat, type PayloadFormat } from '../../../../core/payload/guess-format.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { saveBytes } from '../../../kit/save-bytes/save-bytes.ts';
import { fetchMessageDetail } from '../../../state/log-access.ts';
import { messageTime } from '../message-time.ts';
import { type Outcome, useOutcome } from '../use-outcome.ts';
import { payloadFileName } from './file-name.ts';
import { chooseFormat, formatChoiceStore, payloadKind } from './format-choice-store.ts';
import { copyOfPayload, type PayloadReading, readPayload } from './read-payload.ts';

export interface PayloadModel {
  readonly guess: FormatGuess;
  readonly format: PayloadFormat;
  readonly choose: (format: PayloadFormat) => void;
  readonly reading: PayloadReading;
  /** Of the last copying or saving, for a while. */
  readonly outcome: Outcome | null;
  readonly copy: () => void;
  readonly save: () => void;
}

export function usePayload(profileId: string, detail: MessageDetail): PayloadModel {
  const { payload, properties, row } = detail;
  const complete = payload.length === row.size;
  const contentType = stringProperty(detail, PROPERTY.contentType);
  const guess = useMemo(
    () =>
      guessFormat({
        topic: row.topic,
        bytes: payload,
        complete,
        contentType,
        formatIndicator: numberIn(properties, PROPERTY.payloadFormatIndicator),
      }),
    [row.topic, payload, complete, contentType, properties],
  );
  const kind = payloadKind(guess, contentType);
  const format = useStore(formatChoiceStore, (choices) => choices[kind]) ?? guess.format;
  const reading = useMemo(() => readPayload(format, payload, complete), [format, payload, complete]);

  const whole = async () => {
    if (complete) return payload;
    return (await fetchMessageDetail(profileId, row.seq, row.size))?.payload;
  };
  const [outcome, tell] = useOutcome(row.seq);
  const copy = async () => {
    const bytes = await whole();
    if (!bytes) return tell('lost');
    tell((await copyText(copyOfPayload(format, bytes))) ? 'copied' : 'failed');
  };
  const save = async () => {
    const bytes = await whole();
    const name = payloadFileName(row.topic, messageTime(row.time).clock, guess);
    if (!bytes) return tell('lost');
    saveBytes(new Uint8Array(bytes), name);
  };
  return {
    guess,
    format,
    choose: (wanted) => chooseFormat(kind, guess, wanted),
    reading,
    outcome,
    copy: () => void copy(),
    save: () => void save(),
  };
}

function stringProperty({ properties }: MessageDetail, id: number): string | null {
  const value = properties.find((property) => property.id === id)?.value;
  return typeof value === 'string' ? value : null;
}

function numberIn(properties: MessageDetail['properties'], id: number): number | null {
  const value = properties.find((property) => property.id === id)?.value;
  return typeof value === 'number' ? value : null;
}
