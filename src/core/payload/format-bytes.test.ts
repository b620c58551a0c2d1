import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [96, '96 bytes'],
  [1023, '1023 bytes'],
  [1024, '1.0 KB'],
  [18_637, '18.2 KB'],
  [102_350, '100 KB'],
  [262_144, '256 KB'],
  [1_048_500, '1.0 MB'],
  [1_048_576, '1.0 MB'],
  [268_435_455, '256 MB'],
  [5 * 2 ** 30, '5.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
