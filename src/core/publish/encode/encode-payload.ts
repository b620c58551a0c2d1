// A text and its format to the bytes of a payload.
import { fail, type Result } from '../../base/result.ts';
import type { PayloadSchema } from '../../payload/view/payload-view.ts';
import type { PayloadFault } from '../payload-fault.ts';
import type { PayloadFormat, PayloadTemplate } from '../publish-template.ts';
import { encodeBase64 } from './encode-base64.ts';
import { encodeHex } from './encode-hex.ts';
import { encodeJson } from './encode-json.ts';
import { encodeText } from './encode-text.ts';

export type PayloadEncoder = (text: string) => Result<Uint8Array<ArrayBuffer>, PayloadFault>;

/** What of a format does not depend on the text: its schema is read once. */
export function compileEncoder(
  format: PayloadFormat,
  _schema: PayloadSchema | null,
): Result<PayloadEncoder, PayloadFault> {
  switch (format) {
    case 'text':
      return { ok: true, value: encodeText };
    case 'json':
      return { ok: true, value: encodeJson };
    case 'hex':
      return { ok: true, value: encodeHex };
    case 'base64':
      return { ok: true, value: encodeBase64 };
    case 'cbor':
    case 'messagepack':
    case 'protobuf':
    case 'avro':
      return fail({ reason: 'no-schema', from: null, to: null, path: null, detail: format });
  }
}

export function encodePayload({
  format,
  text,
  schema,
}: PayloadTemplate): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const encoder = compileEncoder(format, schema);
  return encoder.ok ? encoder.value(text) : encoder;
}
