// Any view of a payload that takes reading. Decoders give values, which are shown as a tree.
import { assertUnreachable } from '../../base/assert.ts';
import { fail } from '../../base/result.ts';
import type { Decoded } from '../decoded/decoded-value.ts';
import { valueTree } from '../tree/value-tree.ts';
import { isTextView, openTextView } from './open-text-view.ts';
import type { ViewDocument, ViewRequest } from './payload-view.ts';
import { rowlessDocument, treeDocument } from './view-documents.ts';

export function openView(bytes: Uint8Array, request: ViewRequest): ViewDocument {
  const { view, complete } = request;
  if (isTextView(view)) return openTextView(view, bytes, complete);
  switch (view) {
    case 'base64':
    case 'cbor':
    case 'messagepack':
    case 'sparkplug':
    case 'protobuf':
    case 'avro':
      return decodedView(fail({ reason: 'unsupported', at: 0, detail: 'no decoder yet' }));
    default:
      return assertUnreachable(view);
  }
}

function decodedView(decoded: Decoded): ViewDocument {
  return decoded.ok ? treeDocument(valueTree(decoded.value)) : rowlessDocument({ kind: 'fault', fault: decoded.error });
}
