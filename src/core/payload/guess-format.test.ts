import fc from 'fast-check';
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
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image', 'PNG'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image', 'JPEG'],
    [[...encoder.encode('GIF89a')], 'image', 'GIF'],
    [[...encoder.encode('RIFF....WEBPVP8 ')], 'image', 'WebP'],
    [[0x1f, 0x8b, 0x08, 0x00], 'hex', 'gzip'],
    [[0x50, 0x4b, 0x03, 0x04], 'hex', 'Zip'],
    [[0xd9, 0xd9, 0xf7, 0xa0], 'cbor', 'CBOR'],
    [[0x4f, 0x62, 0x6a, 0x01], 'avro', 'Avro'],
  ])('knows the signature of %s', (bytes, format, name) => {
    expect(guess(bytes)).toBe(`${format} from bytes (${name})`);
  });

  it.each([
    ['a CBOR map', [0xa1, 0x61, 0x61, 0x01], 'cbor'],
    ['a CBOR array of maps', [0x81, 0xa1, 0x61, 0x61, 0x01], 'cbor'],
    ['a CBOR map cut short', [0xa2, 0x61, 0x61, 0x01], 'hex'],
    ['a CBOR map of numbers', [0xa1, 0x01, 0x01], 'hex'],
    ['a MessagePack map', [0x81, 0xa1, 0x61, 0xc3], 'messagepack'],
    ['a MessagePack array of maps', [0x91, 0x81, 0xa1, 0x61, 0x01], 'messagepack'],
    ['a map and more', [0x81, 0xa1, 0x61, 0x01, 0xff], 'hex'],
    ['an empty map', [0x80], 'hex'],
    ['a number', [0xcd, 0x01, 0x02], 'hex'],
  ])('takes %s for what it is', (_name, bytes, format) => {
    expect(guess(bytes)).toBe(`${format} from bytes`);
    expect(guess(bytes, { complete: false })).toBe('hex from bytes');
  });

  it.each([
    ['aGVsbG8gd29ybGQ=', 'base64'],
    ['aGVsbG8sIHdvcmxk', 'base64'],
    ['eyJhIjoxfQ==', 'base64'],
    ['iVBORw0KGgoAAAAN', 'base64'],
    ['0J_RgNC40LLQtdGC', 'base64'],
    ['aGVsbG8sIHdvcmxk\r\naGVsbG8sIHdvcmxk', 'base64'],
    ['temperature1', 'text'],
    ['ONLINE', 'text'],
    ['OFFLINE1', 'text'],
    ['123456789012', 'text'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'text'],
    ['f47ac10b-58cc-4372-a567-0e02b2c3d479', 'text'],
    ['eyJhbGciOi.eyJzdWIi.c2lnbmF0', 'text'],
    ['aGVsbG8gd29ybGQ', 'text'],
  ])('%s is %s', (payload, format) => {
    expect(guess(payload)).toBe(`${format} from bytes`);
  });

  it('looks at no more of a payload than it must', () => {
    // Wrong at its end, where nobody looks.
    expect(guess(`[${'1,'.repeat(1_000_000)}}`)).toBe('json from bytes');
    expect(guess(`[${'1,'.repeat(1000)}}`)).toBe('text from bytes');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (bytes, complete) => {
        expect(guess([...bytes], { complete })).toMatch(/^\w+ from (bytes|empty)/);
      }),
      { numRuns: 5000 },
    );
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
    ['application/cbor', 'abc', 'cbor from content-type'],
    ['application/senml+cbor', 'abc', 'cbor from content-type'],
    ['application/x-msgpack', 'abc', 'messagepack from content-type'],
    ['application/x-protobuf; proto=a.B', 'abc', 'protobuf from content-type'],
    ['avro/binary', 'abc', 'avro from content-type'],
    ['application/avro', 'abc', 'avro from content-type'],
    ['image/png', 'abc', 'hex from content-type'],
    ['image/png', 'GIF89a', 'image from content-type (GIF)'],
    ['video/mp4', 'abc', 'hex from content-type'],
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

  it('knows the topics of Sparkplug B', () => {
    const topic = 'spBv1.0/plant/DDATA/edge/pump';
    expect(guess([0x18, 1], { topic })).toBe('sparkplug from topic');
    expect(guess([0x18, 1], { topic, contentType: 'application/protobuf' })).toBe('sparkplug from topic');
    expect(guess('{"a":1}', { topic })).toBe('json from bytes');
    expect(guess('{"a":1}', { topic, contentType: 'application/json' })).toBe('json from content-type');
    expect(guess('{"online":true}', { topic: 'spBv1.0/STATE/scada' })).toBe('json from bytes');
    expect(guess('on', { topic: 'spBv1.0/plant' })).toBe('text from bytes');
  });
});
