import { expect, test } from 'vitest';
import { draftOf, readRange } from './read-range.ts';

const fixed = (min: string, max: string) => readRange({ isFixed: true, min, max });

test('ends of a scale as they are typed', () => {
  expect(fixed('0', '100')).toEqual({ ok: true, value: { min: 0, max: 100 } });
  expect(fixed(' -1,5 ', '2.5e3')).toEqual({ ok: true, value: { min: -1.5, max: 2500 } });
  expect(readRange(draftOf({ min: 1, max: 2 }))).toEqual({ ok: true, value: { min: 1, max: 2 } });
  expect(readRange(draftOf(null))).toEqual({ ok: true, value: null });
});

test('what is none is told at its field', () => {
  expect(fixed('', '1')).toMatchObject({ ok: false, error: { at: 'min', rule: 'badNumber' } });
  expect(fixed('1', 'many')).toMatchObject({ ok: false, error: { at: 'max', rule: 'badNumber' } });
  expect(fixed('1', 'Infinity')).toMatchObject({ ok: false, error: { at: 'max', rule: 'badNumber' } });
  expect(fixed('2', '2')).toMatchObject({ ok: false, error: { at: 'max', rule: 'badOrder' } });
});
