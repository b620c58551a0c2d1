// How large an export will be: from a few messages at the begin, in the middle and at the end of it.
import { useEffect, useRef, useState } from 'react';
import type { ExportFormat } from '../../../core/capture/exported-message.ts';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import { fetchExportPiece } from '../../state/log-access.ts';
import { countOf } from './export-request.ts';

const SAMPLE_MESSAGES = 30;
const SAMPLE_BYTES = 256 * 1024;

/** Bytes; null while it is not known. Asked anew for another format, and for the selection instead of the list. */
export function useSizeEstimate(
  profileId: string,
  format: ExportFormat,
  messages: ExportRequest['messages'],
): number | null {
  const [perMessage, setPerMessage] = useState<number | null>(null);
  const count = countOf(messages);
  // The list grows all the time; what its messages are like does not change with each.
  const newest = useRef(messages);
  newest.current = messages;
  const isSelection = 'seqs' in messages;
  const isEmpty = count === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other messages than before
  useEffect(() => {
    let gone = false;
    setPerMessage(null);
    if (isEmpty) return;
    void Promise.all(samples(newest.current).map((sample) => sizeOf(profileId, format, sample))).then((sizes) => {
      const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
      const written = sizes.reduce((sum, size) => sum + size.written, 0);
      if (!gone && written > 0) setPerMessage(bytes / written);
    });
    return () => {
      gone = true;
    };
  }, [profileId, format, isSelection, isEmpty]);
  return perMessage === null ? null : Math.round(perMessage * count);
}

function samples(messages: ExportRequest['messages']): readonly ExportRequest['messages'][] {
  const count = countOf(messages);
  if (count <= SAMPLE_MESSAGES * 3) return [messages];
  const starts = [0, Math.floor((count - SAMPLE_MESSAGES) / 2), count - SAMPLE_MESSAGES];
  return starts.map((start) =>
    'seqs' in messages
      ? { seqs: messages.seqs.slice(start, start + SAMPLE_MESSAGES) }
      : { from: messages.from + start, end: messages.from + start + SAMPLE_MESSAGES },
  );
}

async function sizeOf(profileId: string, format: ExportFormat, messages: ExportRequest['messages']) {
  const next = 'seqs' in messages ? 0 : messages.from;
  const piece = await fetchExportPiece(profileId, { format, messages, next, maxBytes: SAMPLE_BYTES });
  return piece.ok ? { bytes: piece.value.bytes.length, written: piece.value.written } : { bytes: 0, written: 0 };
}
