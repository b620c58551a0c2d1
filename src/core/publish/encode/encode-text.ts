import { fail, ok, type Result } from '../../base/result.ts';
import type { PayloadFault } from '../payload-fault.ts';

const encoder = new TextEncoder();

/** UTF-8. Half of a surrogate pair has none. */
export function encodeText(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  if (text.isWellFormed()) return ok(encoder.encode(text));
  const from = text.search(/\p{Surrogate}/u);
  return fail({ reason: 'surrogate', from, to: from + 1, path: null, detail: null });
}
