import { fail, type Result } from '../../base/result.ts';
import { layoutJson } from '../../payload/json-layout.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { encodeText } from './encode-text.ts';

/** Checked, and sent as it was written: numbers, white space and the order of names stay. */
export function encodeJson(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const layout = layoutJson(text);
  if (layout.ok) return encodeText(text);
  const { at, expected, found } = layout.error;
  return fail({ reason: 'json', from: at, to: at + (found?.length ?? 0), path: null, detail: expected });
}
