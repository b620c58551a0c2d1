// A payload that is Base64 text is shown as what it stands for, any other one as Base64 text.
import { decodeBase64 } from '../base64/decode-base64.ts';
import { decodeText } from '../decode-text.ts';
import { hexText } from '../hex-dump.ts';
import { layoutJson } from '../json-layout.ts';
import { jsonRows, textRows } from '../line-rows.ts';
import { encodeBase64 } from './encode-base64.ts';
import type { ViewDocument } from './payload-view.ts';
import { linesDocument, PLAIN_LINES, rowlessDocument } from './view-documents.ts';

export function openBase64View(bytes: Uint8Array): ViewDocument {
  const decoded = decodeBase64(bytes);
  // White space alone would stand for nothing.
  if (!decoded || decoded.length === 0) {
    const encoded = encodeBase64(bytes);
    return linesDocument(textRows(encoded, null), { ...PLAIN_LINES, base64: 'encoded' }, () => encoded);
  }
  const text = decodeText(decoded);
  if (!text.ok || hasControls(text.value)) {
    return rowlessDocument({ kind: 'bytes', bytes: decoded, base64: 'decoded' }, hexText(decoded));
  }
  const layout = /^\s*[[{]/.test(text.value) ? layoutJson(text.value) : null;
  const rows = layout?.ok ? jsonRows(layout.value) : textRows(text.value, null);
  return linesDocument(rows, { ...PLAIN_LINES, isJson: layout?.ok === true, base64: 'decoded' }, () => text.value);
}

/** Control characters other than white space: bytes that are UTF-8 by chance. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}
