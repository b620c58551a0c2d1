import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteWriter } from './byte-writer.ts';

const utf8 = new TextEncoder();

function written(write: (out: ByteWriter) => void): string {
  const out = new ByteWriter();
  write(out);
  const bytes = out.toBytes();
  expect(bytes.length).toBe(out.length);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

it('writes JSON strings that read back as they were, control characters and all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(written((out) => out.jsonString(utf8.encode(text))))).toBe(text);
    }),
  );
  const every = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)).join('');
  expect(JSON.parse(written((out) => out.jsonString(utf8.encode(every))))).toBe(every);
});

it('writes the Base64 that Node reads', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(written((out) => out.base64(bytes))).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});

it('has room for what is far larger than its first buffer, whatever it becomes', () => {
  const large = new Uint8Array(300_000).fill(1);
  const escaped = written((out) => {
    out.text('"begin",');
    out.jsonString(large);
    out.bytes(large);
  });
  expect(escaped.length).toBe(8 + 2 + large.length * 6 + large.length);
});

it('puts JSON of several lines into one, and keeps its strings', () => {
  const json = '{\r\n  "a": "x\\ny",\n  "b": 1.0\n}';
  const line = written((out) => out.jsonInOneLine(utf8.encode(json)));
  expect(line).not.toMatch(/[\r\n]/);
  expect(line).toContain('1.0');
  expect(JSON.parse(line)).toEqual(JSON.parse(json));
});
