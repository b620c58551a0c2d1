// A decoded value as a plain one of JavaScript, so that tests can hold it against what an encoder was given.
import type { DecodedValue } from '../core/payload/decoded/decoded-value.ts';

export function plainOf(value: DecodedValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    case 'boolean':
    case 'text':
      return value.value;
    case 'bytes':
      return Uint8Array.from(value.value);
    case 'integer': {
      const big = BigInt(value.text);
      return Number.isSafeInteger(Number(big)) ? Number(big) : big;
    }
    case 'float':
      return Number(value.text);
    case 'time':
      return new Date(value.epochMs);
    case 'list':
      return value.items.map(plainOf);
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.name, plainOf(entry.value)]));
    case 'noted':
      return plainOf(value.value);
  }
}
