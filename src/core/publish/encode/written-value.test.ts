// What JSON has no word for, in CBOR and MessagePack; sizes; and what is shown of both, sent back.
import { decode as decodeMessagePackReference } from '@msgpack/msgpack';
import { decode as decodeCborReference, encode as encodeCborReference } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCbor, halfOf } from '../../payload/cbor/decode-cbor.ts';
import { decodeMessagePack } from '../../payload/messagepack/decode-messagepack.ts';
import { writeValue } from '../../payload/tree/value-tree.ts';
import { encodeCbor } from './encode-cbor.ts';
import { encodeMessagePack } from './encode-messagepack.ts';
import { halfBits } from './json-number.ts';
import { minifyJson } from './minify-json.ts';

function hexOf(result: ReturnType<typeof encodeCbor>): string {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return Buffer.from(result.value).toString('hex');
}
const cbor = (text: string) => hexOf(encodeCbor(text));
const messagePack = (text: string) => hexOf(encodeMessagePack(text));
const faults = (text: string) =>
  [encodeCbor(text), encodeMessagePack(text)].map((bytes) => (bytes.ok ? null : bytes.error));

describe('what JSON has no word for', () => {
  it('has maps whose keys are no texts', () => {
    const text = '{"$map":[[1,"a"],[{"$bytes":"ff"},null],["$bytes",{"$map":[]}]]}';
    expect(cbor(text)).toBe('a3 01 6161 41ff f6 66246279746573 a0'.replaceAll(' ', ''));
    expect(messagePack(text)).toBe('83 01 a161 c401ff c0 a6246279746573 80'.replaceAll(' ', ''));
    expect(decodeCborReference(Buffer.from(cbor('{"$map":[[1,"a"]]}'), 'hex'), { useMaps: true })).toEqual(
      new Map([[1, 'a']]),
    );
  });

  it('has simple values of CBOR', () => {
    expect(cbor('[{"$simple":16},{"$simple":255}]')).toBe('82f0f8ff');
    for (const number of ['24', '31', '256', '-1', '1.0']) {
      expect(faults(`{"$simple":${number}}`)[0]).toMatchObject({ reason: 'number', path: '$simple' });
    }
  });

  it('takes a name that begins with $ for itself where it is none of these, or not alone', () => {
    expect(cbor('{"$type":1}')).toBe('a165247479706501');
    expect(cbor('{"$bytes":1,"a":2}')).toBe('a26624627974657301616102');
  });

  it.each([
    ['{"a":{"$map":[[1]]}}', 'a.$map[0]'],
    ['{"$map":{}}', '$map'],
    ['[{"$date":"2026-02-30T00:00:00Z"}]', '[0].$date'],
    ['{"$date":"2026-01-31"}', '$date'],
    ['{"$date":0}', '$date'],
    ['{"$float":"inf"}', '$float'],
    ['{"$bytes":"0g"}', '$bytes'],
    ['{"$tag":[-1,0]}', '$tag'],
    ['{"$tag":[18446744073709551616,0]}', '$tag'],
    ['{"$ext":[128,""]}', '$ext'],
    ['{"$ext":[1]}', '$ext'],
  ])('says what is wrong with %s', (text, path) => {
    for (const fault of faults(text)) expect(fault).toMatchObject({ path });
  });

  it('holds moments before 1970 and after 2106', () => {
    expect(messagePack('{"$date":"1969-12-31T23:59:59.5Z"}')).toBe('c70cff1dcd6500ffffffffffffffff');
    expect(messagePack('{"$date":"2106-02-07T06:28:16Z"}')).toBe('d7ff0000000100000000');
    for (const date of ['1901-02-03T04:05:06.789Z', '2026-01-31T12:00:00Z', '9999-12-31T23:59:59.999Z']) {
      const bytes = Buffer.from(messagePack(`{"$date":"${date}"}`), 'hex');
      expect(decodeMessagePackReference(bytes)).toEqual(new Date(date));
      const shown = decodeMessagePack(bytes);
      expect(shown.ok && shown.value).toMatchObject({ kind: 'time', epochMs: Date.parse(date) });
    }
  });
});

describe('numbers', () => {
  it('are as short as others make them', () => {
    fc.assert(
      fc.property(
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.bigInt(-(2n ** 64n), 2n ** 64n - 1n),
        (x, n) => {
          const text = String(x);
          fc.pre(/[.e]/u.test(text));
          // cborg writes floats in their shortest exact form when it is not told otherwise.
          if (!Number.isInteger(x)) expect(cbor(text)).toBe(Buffer.from(encodeCborReference(x)).toString('hex'));
          expect(cbor(String(n))).toBe(Buffer.from(encodeCborReference(n)).toString('hex'));
        },
      ),
    );
  });

  it('of 16 bits are all found, and no others', () => {
    const wrong = Array.from({ length: 0x1_0000 }, (_, bits) => bits).filter((bits) => {
      const value = halfOf(bits);
      return !Number.isNaN(value) && halfBits(value) !== bits;
    });
    expect(wrong).toEqual([]);
    for (const value of [65_505, 2 ** 16, 2 ** -25, 1 + 2 ** -11, 1.1]) expect(halfBits(value)).toBeNull();
  });

  it('keep what makes them floats', () => {
    expect(cbor('[127,127.0,1.27e2]')).toBe('83187ff957f0f957f0');
    expect(messagePack('[127,127.0,-0]')).toBe('937fca42fe0000ca80000000');
  });
});

describe('large and deep documents', () => {
  it.each([15, 16, 31, 32, 255, 256, 65_535, 65_536])('have sizes of all widths: %i', (size) => {
    const value = { text: 'x'.repeat(size), list: Array(size).fill(0), bytes: { $bytes: '00'.repeat(size) } };
    const text = JSON.stringify(value);
    const read = { ...value, bytes: new Uint8Array(size) };
    expect(decodeCborReference(Buffer.from(cbor(text), 'hex'))).toEqual(read);
    expect(decodeMessagePackReference(Uint8Array.from(Buffer.from(messagePack(text), 'hex')))).toEqual(read);
  });

  it('are taken as deep as our decoders read them, and refused beyond', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    for (const [encode, decode] of [
      [encodeCbor, decodeCbor],
      [encodeMessagePack, decodeMessagePack],
    ] as const) {
      const bytes = encode(nested(200));
      expect(bytes.ok && decode(bytes.value).ok).toBe(true);
      expect(encode(nested(201))).toMatchObject({ error: { reason: 'too-deep', from: 200 } });
      expect(encode(nested(300_000))).toMatchObject({ error: { reason: 'too-deep' } });
    }
  });

  it('may have a text of many megabytes, and one number of many digits', () => {
    const text = `[ "${'a\\\\\\"'.repeat(2_000_000)}" ]`;
    const bytes = encodeCbor(text);
    expect(bytes.ok && bytes.value.length).toBe(6_000_006);
    expect(minifyJson(text)?.length).toBe(text.length - 2);
    expect(encodeMessagePack('9'.repeat(3_000_000))).toMatchObject({ error: { reason: 'number' } });
    expect(encodeMessagePack('-9223372036854775808').ok).toBe(true);
  });
});

it('sends back what is shown of a document, where JSON has a word for all of it', () => {
  const scalar = fc.oneof(
    fc.constantFrom('null', 'true', 'false', '0.1', '-1.5e300', '6.02e-23'),
    fc.bigInt(-(2n ** 63n), 2n ** 64n - 1n).map(String),
    fc
      .string({ unit: 'binary' })
      .filter((text) => text.isWellFormed())
      .map((text) => JSON.stringify(text)),
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('json')).map((items) => `[${items.join(',')}]`),
      fc
        .array(
          fc.tuple(
            fc.string().map((name) => JSON.stringify(`a${name}`)),
            tie('json'),
          ),
        )
        .map((entries) => `{${entries.map((entry) => entry.join(':')).join(',')}}`),
    ),
  }));
  fc.assert(
    fc.property(json, (inner) => {
      const text = `[${inner}]`;
      for (const [encode, decode] of [
        [encodeCbor, decodeCbor],
        [encodeMessagePack, decodeMessagePack],
      ] as const) {
        const bytes = encode(text);
        const shown = bytes.ok ? decode(bytes.value) : bytes;
        expect(shown.ok && encode(writeValue(shown.value))).toEqual(bytes);
      }
    }),
  );
});

it('leaves out white space between the parts of JSON, and nothing else', () => {
  expect(minifyJson(' { "a b" : [ 1.0 ,\n"\\" c" ] , "\\\\" : 12345678901234567890 }\t')).toBe(
    '{"a b":[1.0,"\\" c"],"\\\\":12345678901234567890}',
  );
  expect(minifyJson('{')).toBeNull();
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, '\t', 2), (text, indent) => {
      const value = JSON.parse(text);
      expect(minifyJson(JSON.stringify(value, null, indent))).toBe(JSON.stringify(value));
    }),
  );
});
