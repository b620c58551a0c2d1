import { expect, it } from 'vitest';
import { type PropertyEntry, propertyDefinition } from './property.ts';
import { propertyMeaning } from './property-meaning.ts';

function entry(id: number, value: PropertyEntry['value']): PropertyEntry {
  return { id, name: propertyDefinition(id)?.name ?? '', value };
}

it('reads the payload format indicator', () => {
  expect(propertyMeaning(entry(0x01, 0))).toMatchObject({ format: 'bytes' });
  expect(propertyMeaning(entry(0x01, 1))).toMatchObject({ format: 'utf-8' });
  expect(propertyMeaning(entry(0x01, 2))).toMatchObject({ format: 'invalid', value: 2 });
});

it('tells intervals and flags from plain numbers', () => {
  expect(propertyMeaning(entry(0x02, 3600))).toEqual({ kind: 'seconds', value: 3600 });
  expect(propertyMeaning(entry(0x25, 0))).toEqual({ kind: 'flag', value: 0, set: false });
  expect(propertyMeaning(entry(0x0b, 7))).toEqual({ kind: 'number', value: 7 });
});

it('keeps texts, bytes and pairs apart', () => {
  const bytes = new Uint8Array([1, 2]);
  expect(propertyMeaning(entry(0x03, 'text/plain'))).toEqual({ kind: 'text', value: 'text/plain' });
  expect(propertyMeaning(entry(0x09, bytes))).toEqual({ kind: 'binary', value: bytes });
  expect(propertyMeaning(entry(0x26, ['site', 'tver-2']))).toEqual({ kind: 'pair', name: 'site', value: 'tver-2' });
});
