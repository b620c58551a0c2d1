// A text and its format to the bytes of a payload.
import { fail, ok, type Result } from '../../base/result.ts';
import type { PayloadSchema, SchemaFault } from '../../payload/view/payload-view.ts';
import { readAvro, readProtoSchema } from '../../payload/view/read-schema.ts';
import type { PayloadFault } from '../payload-fault.ts';
import type { PayloadFormat, PayloadTemplate } from '../publish-template.ts';
import { encodeAvro } from './encode-avro.ts';
import { encodeBase64 } from './encode-base64.ts';
import { encodeCbor } from './encode-cbor.ts';
import { encodeHex } from './encode-hex.ts';
import { encodeJson } from './encode-json.ts';
import { encodeMessagePack } from './encode-messagepack.ts';
import { encodeProtobuf } from './encode-protobuf.ts';
import { encodeText } from './encode-text.ts';

export type PayloadEncoder = (text: string) => Result<Uint8Array<ArrayBuffer>, PayloadFault>;

/** What of a format does not depend on the text: its schema is read once. */
export function compileEncoder(
  format: PayloadFormat,
  schema: PayloadSchema | null,
): Result<PayloadEncoder, PayloadFault> {
  switch (format) {
    case 'text':
      return ok(encodeText);
    case 'json':
      return ok(encodeJson);
    case 'hex':
      return ok(encodeHex);
    case 'base64':
      return ok(encodeBase64);
    case 'cbor':
      return ok(encodeCbor);
    case 'messagepack':
      return ok(encodeMessagePack);
    case 'protobuf': {
      if (schema?.kind !== 'protobuf') return schemaFault('no-schema', format);
      const read = readProtoSchema(schema.files);
      if (!read.ok) return schemaFault('schema', faultText(read.error));
      const { messageType } = schema;
      if (!read.value.messages.has(messageType)) return schemaFault('schema', messageType);
      return ok((text) => encodeProtobuf(text, read.value, messageType));
    }
    case 'avro': {
      if (schema?.kind !== 'avro') return schemaFault('no-schema', format);
      const read = readAvro(schema.text);
      if (!read.ok) return schemaFault('schema', faultText(read.error));
      return ok((text) => encodeAvro(text, read.value));
    }
  }
}

function schemaFault(reason: 'no-schema' | 'schema', detail: string): Result<never, PayloadFault> {
  return fail({ reason, from: null, to: null, path: null, detail });
}

function faultText({ file, line, detail }: SchemaFault): string {
  return [file, line, detail].filter((part) => part !== null).join(': ');
}

export function encodePayload({
  format,
  text,
  schema,
}: PayloadTemplate): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const encoder = compileEncoder(format, schema);
  return encoder.ok ? encoder.value(text) : encoder;
}
