import { expect, it } from 'vitest';
import { decodeText, MAX_FILE_BYTES, readTextFile } from './read-text-file.ts';

it.each([
  ['UTF-8', [0xd0, 0xb9]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xd0, 0xb9]],
  ['UTF-16, little end first', [0xff, 0xfe, 0x39, 0x04]],
  ['UTF-16, big end first', [0xfe, 0xff, 0x04, 0x39]],
])('reads %s', (_name, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ ok: true, value: 'й' });
});

it.each([
  ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['text with a null character', [0x61, 0, 0x62]],
  ['an older code page', [0xe9, 0xf0]],
])('does not take %s for text', (_name, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ ok: false, error: { kind: 'not-text' } });
});

it('refuses a large file without reading it', async () => {
  const file = { size: MAX_FILE_BYTES + 1, arrayBuffer: () => Promise.reject(new Error('it was read')) };
  expect(await readTextFile(file as unknown as Blob)).toMatchObject({ ok: false, error: { kind: 'too-large' } });
});
