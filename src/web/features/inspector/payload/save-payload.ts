// A payload of any size as a file, byte for byte.
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { saveBlob } from '../../../kit/save-bytes/save-blob.ts';
import { loadPayloadParts } from './load-payload.ts';

/** False: the message is not kept any more. */
export async function savePayload(
  profileId: string,
  { payload, row: { seq, size } }: MessageDetail,
  name: string,
): Promise<boolean> {
  const parts = payload.length === size ? [new Uint8Array(payload)] : await loadPayloadParts(profileId, seq, size);
  if (!parts) return false;
  // Never the sender's content type: a file of an unknown kind is saved, and nothing in it is run.
  saveBlob(new Blob([...parts], { type: 'application/octet-stream' }), name);
  return true;
}
