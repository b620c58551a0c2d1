// Maps of CBOR and MessagePack have keys of any kind; a name is text.
import type { DecodedValue } from './decoded-value.ts';

/** A longer key is cut: it is a name to read, not a document. */
const MAX_LENGTH = 1000;

/** A text as it is, everything else as it would be written. */
export function keyText(key: DecodedValue): string {
  if (key.kind === 'text') return key.value;
  const text = written(key, MAX_LENGTH);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function written(value: DecodedValue, room: number): string {
  switch (value.kind) {
    case 'null':
    case 'undefined':
      return value.kind;
    case 'boolean':
      return String(value.value);
    case 'integer':
    case 'float':
    case 'time':
      return value.text;
    case 'text':
      return JSON.stringify(value.value);
    case 'bytes':
      return `h'${Array.from(value.value.subarray(0, room), (byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
    case 'noted':
      return `${value.note}(${written(value.value, room)})`;
    case 'list':
      return `[${joined(
        value.items.map((item) => () => written(item, room)),
        room,
      )}]`;
    case 'map':
      return `{${joined(
        value.entries.map((entry) => () => `${JSON.stringify(entry.name)}: ${written(entry.value, room)}`),
        room,
      )}}`;
  }
}

/** Not more than is shown. */
function joined(parts: readonly (() => string)[], room: number): string {
  let text = '';
  for (const part of parts) {
    if (text.length > room) break;
    text += text === '' ? part() : `, ${part()}`;
  }
  return text;
}
