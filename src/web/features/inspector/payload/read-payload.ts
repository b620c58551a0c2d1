// A payload as one of its views needs it.
import { assertUnreachable } from '../../../../core/base/assert.ts';
import { type BadUtf8, decodeText, decodeTextLossy } from '../../../../core/payload/decode-text.ts';
import type { PayloadFormat } from '../../../../core/payload/guess-format.ts';
import { hexText } from '../../../../core/payload/hex-dump.ts';
import type { JsonFault } from '../../../../core/payload/json-fault.ts';
import { formatJson, type JsonLayout, layoutJson } from '../../../../core/payload/json-layout.ts';

export type PayloadReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'hex' }
  | { readonly kind: 'json'; readonly layout: JsonLayout }
  /** Also what was to be JSON and is none: with why, so that it can be looked at. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly notUtf8: BadUtf8 | null;
      readonly notJson: JsonFault | null;
    };

/** With `complete` false `bytes` is the payload's beginning. */
export function readPayload(format: PayloadFormat, bytes: Uint8Array, complete: boolean): PayloadReading {
  if (bytes.length === 0) return { kind: 'empty' };
  if (format !== 'json' && format !== 'text') return { kind: 'hex' };
  const decoded = decodeText(bytes, complete);
  if (!decoded.ok) return { kind: 'text', text: decodeTextLossy(bytes), notUtf8: decoded.error, notJson: null };
  const text = decoded.value;
  if (format === 'text') return { kind: 'text', text, notUtf8: null, notJson: null };
  const layout = layoutJson(text, complete);
  if (layout.ok) return { kind: 'json', layout: layout.value };
  return { kind: 'text', text, notUtf8: null, notJson: layout.error };
}

/** What Copy puts on the clipboard: what the view shows, as a whole and without line numbers and offsets. */
export function copyOfPayload(format: PayloadFormat, bytes: Uint8Array): string {
  const reading = readPayload(format, bytes, true);
  switch (reading.kind) {
    case 'empty':
      return '';
    case 'hex':
      return hexText(bytes);
    case 'json':
      return formatJson(reading.layout);
    case 'text':
      return reading.text;
    default:
      return assertUnreachable(reading);
  }
}
