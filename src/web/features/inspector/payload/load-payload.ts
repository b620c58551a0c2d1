// A payload fetched from its engine piece by piece, so that a large one can be shown to come, and given up.
import { fetchPayload } from '../../../state/log-access.ts';

export const PIECE_BYTES = 4 * 1024 * 1024;

/** Of a whole payload: more is never in the page at once. JSON, trees and decoders need all of it. */
export const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** Up to here a payload is read whole unasked: it takes a moment. */
export const AUTO_WHOLE_BYTES = 16 * 1024 * 1024;

/** Null: the message is not kept any more, or `signal` was given. `onProgress` is told bytes. */
export async function loadPayload(
  profileId: string,
  seq: number,
  size: number,
  onProgress: (loaded: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const piece = await fetchPayload(profileId, seq, at, PIECE_BYTES);
    if (signal.aborted || !piece || piece.length === 0) return null;
    bytes.set(piece, at);
    at += piece.length;
    onProgress(at);
  }
  return bytes;
}

/** The payload as parts of a blob: a browser keeps those outside of the page's memory. Null: not kept any more. */
export async function loadPayloadParts(profileId: string, seq: number, size: number): Promise<readonly Blob[] | null> {
  const parts: Blob[] = [];
  for (let at = 0; at < size; ) {
    const piece = await fetchPayload(profileId, seq, at, PIECE_BYTES);
    if (!piece || piece.length === 0) return null;
    parts.push(new Blob([new Uint8Array(piece)]));
    at += piece.length;
  }
  return parts;
}
