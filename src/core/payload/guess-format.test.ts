import { describe, expect, it } from 'vitest';
import { type GuessInput, guessFormat } from './guess-format.ts';

const encoder = new TextEncoder();

function guess(payload: string | readonly number[], more: Partial<GuessInput> = {}) {
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : Uint8Array.from(payload);
  const { format, reason, signature } = guessFormat({
    topic: 'a',
    bytes,
    complete: true,
    contentType: null,
    formatIndicator: null,
    ...more,
  });
  return `${format} from ${reason}${signature ? ` (${signature.name})` : ''}`;
}

describe('by the bytes', () => {
  it.each([
    ['{"a":1}', 'json from bytes'],
    [' [1,2]', 'json from bytes'],
    ['{a:1}', 'text from bytes'],
    ['21.5', 'text from bytes'],
    ['ON', 'text from bytes'],
    ['Привет\r\n\t!', 'text from bytes'],
    ['a\0b', 'hex from bytes'],
    ['', 'text from empty'],
  ])('%j is %s', (payload, expected) => {
    expect(guess(payload)).toBe(expected);
  });

  it('shows what is not UTF-8 as hex', () => {
    expect(guess([0x7b, 0xff, 0x7d])).toBe('hex from bytes');
  });

  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'PNG'],
    [[0xff, 0xd8, 0xff, 0xe0], 'JPEG'],
    [[...encoder.encode('GIF89a')], 'GIF'],
    [[...encoder.encode('RIFF....WEBPVP8 ')], 'WebP'],
    [[0x1f, 0x8b, 0x08, 0x00], 'gzip'],
    [[0x50, 0x4b, 0x03, 0x04], 'Zip'],
    [[0xd9, 0xd9, 0xf7, 0xa0], 'CBOR'],
  ])('knows the signature of %s', (bytes, name) => {
    expect(guess(bytes)).toBe(`hex from bytes (${name})`);
  });

  it('takes a beginning for what the whole is', () => {
    expect(guess('{"a":[1,', { complete: false })).toBe('json from bytes');
    expect(guess('{"a":[1,')).toBe('text from bytes');
    expect(guess([0x41, 0xd0], { complete: false })).toBe('text from bytes');
  });
});

describe('by what the sender said', () => {
  it.each([
    ['application/json', '1', 'json from content-type'],
    ['application/vnd.api+json; charset=utf-8', '{}', 'json from content-type'],
    ['Application/JSON', 'no json', 'json from content-type'],
    ['text/plain', '{"a":1}', 'text from content-type'],
    ['image/svg+xml', '<svg/>', 'text from content-type'],
    ['application/soap+xml', '<a/>', 'text from content-type'],
    ['application/cbor', 'abc', 'hex from content-type'],
    ['application/octet-stream', '{"a":1}', 'json from bytes'],
    ['temperature', '21', 'text from bytes'],
  ])('%s with %j is %s', (contentType, payload, expected) => {
    expect(guess(payload, { contentType })).toBe(expected);
  });

  it('believes the bytes when they are not the text they are said to be', () => {
    expect(guess([0xff], { contentType: 'application/json', formatIndicator: 1 })).toBe('hex from bytes');
  });

  it('reads the payload format indicator', () => {
    expect(guess('a\0b', { formatIndicator: 1 })).toBe('text from format-indicator');
    expect(guess('a\0b', { formatIndicator: 0 })).toBe('hex from bytes');
    expect(guess('{"a":1}', { formatIndicator: 1 })).toBe('json from bytes');
  });
});
