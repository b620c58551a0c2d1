import { fail, ok, type Result } from '../../base/result.ts';
import { decodeBinaryText } from '../../mqtt/binary-text.ts';
import type { PayloadFault } from '../payload-fault.ts';

/** The standard alphabet or the URL's, with or without padding; white space is left out. */
export function encodeBase64(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const bytes = decodeBinaryText({ text, encoding: 'base64' });
  if (bytes.ok) return ok(bytes.value);
  const from = text.search(/[^0-9a-z+/_\-=\s]/iu);
  return fail({
    reason: 'bad-base64',
    from: from < 0 ? null : from,
    to: from < 0 ? null : from + 1,
    path: null,
    detail: null,
  });
}
