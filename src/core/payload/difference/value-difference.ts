// What has changed from one decoded value to another, told as of JSON documents.
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { hexText } from '../hex-dump.ts';
import type { ExactJson } from './exact-json.ts';
import { diffExact, type JsonDifference } from './json-difference.ts';

export function diffValues(before: DecodedValue, after: DecodedValue): JsonDifference {
  return diffExact(exactOf(before), exactOf(after));
}

/** What JSON has no word for is a scalar that says what it is: bytes are `h'00ff'`, and a note stands before its value. */
function exactOf(value: DecodedValue): ExactJson {
  switch (value.kind) {
    case 'null':
    case 'undefined':
      return { kind: 'scalar', text: value.kind };
    case 'boolean':
      return { kind: 'scalar', text: String(value.value) };
    case 'integer':
    case 'float':
    case 'time':
      return { kind: 'scalar', text: value.text };
    case 'text':
      return { kind: 'scalar', text: JSON.stringify(value.value) };
    case 'bytes':
      return { kind: 'scalar', text: `h'${hexText(value.value, '')}'` };
    case 'list':
      return { kind: 'array', items: value.items.map(exactOf) };
    case 'map':
      return { kind: 'object', entries: value.entries.map(({ name, value: of }) => ({ name, value: exactOf(of) })) };
    case 'noted': {
      const noted = exactOf(value.value);
      // A list under another tag is another list: the note is a step of the path.
      return noted.kind === 'scalar'
        ? { kind: 'scalar', text: `${value.note}(${noted.text})` }
        : { kind: 'object', entries: [{ name: value.note, value: noted }] };
    }
  }
}
