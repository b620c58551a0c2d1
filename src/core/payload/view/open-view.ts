// Any view of a payload that takes reading. Decoders give values, which are shown as a tree.
import { assertUnreachable } from '../../base/assert.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeAvro } from '../avro/decode-avro.ts';
import { decodeCbor } from '../cbor/decode-cbor.ts';
import type { Decoded } from '../decoded/decoded-value.ts';
import { decodeMessagePack } from '../messagepack/decode-messagepack.ts';
import { decodeProtobuf } from '../protobuf/decode-protobuf.ts';
import { decodeProtobufRaw } from '../protobuf/decode-protobuf-raw.ts';
import { decodeSparkplug } from '../sparkplug/decode-sparkplug.ts';
import { readBirths } from '../sparkplug/sparkplug-names.ts';
import { valueTree } from '../tree/value-tree.ts';
import { openBase64View } from './open-base64-view.ts';
import { isTextView, openTextView } from './open-text-view.ts';
import type { PayloadSchema, SchemaFault, ViewDocument, ViewRequest } from './payload-view.ts';
import { readAvro, readProtoSchema } from './read-schema.ts';
import { rowlessDocument, treeDocument } from './view-documents.ts';

export function openView(bytes: Uint8Array, request: ViewRequest): ViewDocument {
  const { view, complete, schema, births } = request;
  if (isTextView(view)) return openTextView(view, bytes, complete);
  switch (view) {
    case 'base64':
      return openBase64View(bytes);
    case 'cbor':
      return decodedView(decodeCbor(bytes));
    case 'messagepack':
      return decodedView(decodeMessagePack(bytes));
    case 'sparkplug':
      return decodedView(decodeSparkplug(bytes, readBirths(births)));
    case 'protobuf':
      return bySchema(protobufOf(bytes, schema));
    case 'avro':
      return openAvro(bytes, schema);
    default:
      return assertUnreachable(view);
  }
}

/** Without a schema as far as the bytes say. */
function protobufOf(bytes: Uint8Array, schema: PayloadSchema | null): Result<Decoded, SchemaFault> {
  if (schema?.kind !== 'protobuf' || schema.files.length === 0) return ok(decodeProtobufRaw(bytes));
  const read = readProtoSchema(schema.files);
  if (!read.ok) return read;
  const { messageType } = schema;
  if (!read.value.messageTypes.includes(messageType)) {
    return fail({ file: null, line: null, column: null, detail: `no message ${messageType} in the .proto files` });
  }
  return ok(decodeProtobuf(bytes, read.value, messageType));
}

function openAvro(bytes: Uint8Array, schema: PayloadSchema | null): ViewDocument {
  if (schema?.kind === 'avro') {
    const read = readAvro(schema.text);
    return bySchema(read.ok ? ok(decodeAvro(bytes, read.value)) : read);
  }
  // A container file has its schema inside.
  const decoded = decodeAvro(bytes, null);
  return !decoded.ok && decoded.error.reason === 'unsupported' && decoded.error.at === 0
    ? rowlessDocument({ kind: 'no-schema' })
    : decodedView(decoded);
}

function bySchema(decoded: Result<Decoded, SchemaFault>): ViewDocument {
  return decoded.ok ? decodedView(decoded.value) : rowlessDocument({ kind: 'schema-fault', fault: decoded.error });
}

function decodedView(decoded: Decoded): ViewDocument {
  return decoded.ok ? treeDocument(valueTree(decoded.value)) : rowlessDocument({ kind: 'fault', fault: decoded.error });
}
