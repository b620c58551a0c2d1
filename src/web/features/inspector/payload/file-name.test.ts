import { expect, it } from 'vitest';
import type { FormatGuess } from '../../../../core/payload/guess-format.ts';
import { payloadFileName } from './file-name.ts';

const json: FormatGuess = { format: 'json', reason: 'bytes', signature: null };
const jpeg: FormatGuess = { format: 'hex', reason: 'bytes', signature: { name: 'JPEG', extension: 'jpg' } };

it.each([
  ['greenhouse/1/climate', json, 'climate-12-41-07.257.json'],
  ['camera/thumb/', jpeg, 'thumb-12-41-07.257.jpg'],
  ['лаб/свет', json, 'свет-12-41-07.257.json'],
  ['a/..\\..\\x:y', json, 'x-y-12-41-07.257.json'],
  ['/', json, 'payload-12-41-07.257.json'],
  ['a/.htaccess', json, 'htaccess-12-41-07.257.json'],
])('%s', (topic, guess, name) => {
  expect(payloadFileName(topic, '12:41:07.257', guess)).toBe(name);
});

it('has a limit', () => {
  expect(payloadFileName('x'.repeat(5000), '1', json).length).toBeLessThan(80);
});
