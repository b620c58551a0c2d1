// What can be done with one message of the list, or with several that are chosen together.

import { copyText } from '../../kit/copy-text/copy-text.ts';
import { fetchExportPiece, fetchMessageDetail, fetchPayload } from '../../state/log-access.ts';

/** A clipboard takes more, but nobody pastes it. */
export const MAX_COPIED_BYTES = 10 * 1024 * 1024;

/** Questions that the engine is asked before the first is answered. */
const AT_ONCE = 200;

export type CopyOutcome = 'copied' | 'refused' | 'too-much' | 'gone';

const lenient = new TextDecoder();

/** Payloads as text, one a line where they are several. */
export async function copyPayloads(profileId: string, seqs: readonly number[]): Promise<CopyOutcome> {
  const texts: string[] = [];
  let bytes = 0;
  for (const seq of seqs) {
    const payload = await fetchPayload(profileId, seq, 0, MAX_COPIED_BYTES + 1);
    if (!payload) continue;
    bytes += payload.length;
    if (bytes > MAX_COPIED_BYTES) return 'too-much';
    texts.push(lenient.decode(payload));
  }
  return copy(texts);
}

export async function copyTopics(profileId: string, seqs: readonly number[]): Promise<CopyOutcome> {
  const topics: string[] = [];
  for (let at = 0; at < seqs.length; at += AT_ONCE) {
    const details = seqs.slice(at, at + AT_ONCE).map((seq) => fetchMessageDetail(profileId, seq, 0));
    for (const detail of await Promise.all(details)) if (detail) topics.push(detail.row.topic);
  }
  return copy(topics);
}

/** As the JSON export writes them. */
export async function copyAsJson(profileId: string, seqs: readonly number[]): Promise<CopyOutcome> {
  const piece = await fetchExportPiece(profileId, {
    format: 'json',
    messages: { seqs },
    next: 0,
    maxBytes: MAX_COPIED_BYTES,
  });
  if (!piece.ok) return 'gone';
  if (!piece.value.done) return 'too-much';
  return piece.value.written === 0 ? 'gone' : copy([lenient.decode(piece.value.bytes)]);
}

async function copy(texts: readonly string[]): Promise<CopyOutcome> {
  if (texts.length === 0) return 'gone';
  return (await copyText(texts.join('\n'))) ? 'copied' : 'refused';
}
