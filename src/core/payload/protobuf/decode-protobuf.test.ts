import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { decodeProtobuf } from './decode-protobuf.ts';
import { decodeProtobufRaw } from './decode-protobuf-raw.ts';
import type { ProtoScalar } from './proto-schema.ts';
import { readProtoFiles } from './read-proto-files.ts';

const Long = protobuf.util.Long as unknown as { fromString(text: string, unsigned: boolean): unknown };

function schemaOf(text: string) {
  const schema = readProtoFiles([{ name: 'test.proto', text }]);
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  return schema.value;
}

/** Bytes of `type`, written by the reference library. */
function encode(text: string, type: string, value: object): Uint8Array {
  const message = protobuf.parse(text, { keepCase: true }).root.lookupType(type);
  return Uint8Array.from(message.encode(value).finish());
}

/** A decoded value in short, as a test can write it. */
function plain(value: DecodedValue): unknown {
  switch (value.kind) {
    case 'map':
      return value.entries.map((entry) => [entry.name, plain(entry.value)]);
    case 'list':
      return value.items.map(plain);
    case 'noted':
      return { [value.note]: plain(value.value) };
    case 'integer':
    case 'float':
      return `${value.kind} ${value.text}`;
    case 'bytes':
      return `bytes ${[...value.value].join(' ')}`;
    case 'time':
      return `time ${value.epochMs} ${value.text}`;
    case 'text':
    case 'boolean':
      return value.value;
    default:
      return null;
  }
}

function decoded(text: string, type: string, bytes: Uint8Array): unknown {
  const result = decodeProtobuf(bytes, schemaOf(text), type);
  return result.ok ? plain(result.value) : result.error;
}

interface Sample {
  /** As the reference library takes it. */
  readonly value: unknown;
  readonly shown: unknown;
}

function long(unsigned: boolean): fc.Arbitrary<Sample> {
  const [min, max] = unsigned ? [0n, 2n ** 64n - 1n] : [-(2n ** 63n), 2n ** 63n - 1n];
  return fc.bigInt({ min, max }).map((n) => ({ value: Long.fromString(String(n), unsigned), shown: `integer ${n}` }));
}

function integer(min: number, max: number): fc.Arbitrary<Sample> {
  return fc.integer({ min, max }).map((n) => ({ value: n, shown: `integer ${n}` }));
}

const floatText = (n: number) => `float ${Object.is(n, -0) ? '-0' : n}`;
const signed = () => integer(-(2 ** 31), 2 ** 31 - 1);
const unsigned = () => integer(0, 2 ** 32 - 1);

const SAMPLES: Readonly<Record<ProtoScalar, fc.Arbitrary<Sample>>> = {
  double: fc.double().map((n) => ({ value: n, shown: floatText(n) })),
  // Written out, it must be read back as the same 32 bits: compared below.
  float: fc.float().map((n) => ({ value: n, shown: n })),
  int32: signed(),
  sint32: signed(),
  sfixed32: signed(),
  uint32: unsigned(),
  fixed32: unsigned(),
  int64: long(false),
  sint64: long(false),
  sfixed64: long(false),
  uint64: long(true),
  fixed64: long(true),
  bool: fc.boolean().map((value) => ({ value, shown: value })),
  string: fc.string({ unit: 'grapheme' }).map((value) => ({ value, shown: value })),
  bytes: fc.uint8Array().map((value) => ({ value, shown: `bytes ${[...value].join(' ')}` })),
};

/** What stands for a number of 32 bits is replaced by the number it is read back as. */
function asFloat32(shown: unknown): unknown {
  return typeof shown === 'string' && shown.startsWith('float ') ? Math.fround(Number(shown.slice(6))) : shown;
}

interface FieldSample {
  readonly declaration: string;
  readonly name: string;
  readonly value: unknown;
  readonly shown: unknown;
}

const field = fc
  .record({
    scalar: fc.constantFrom(...(Object.keys(SAMPLES) as ProtoScalar[])),
    label: fc.constantFrom('optional', 'repeated', 'expanded', 'nested'),
    number: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 20_000, max: 2 ** 29 - 1 })),
  })
  .chain(({ scalar, label, number }): fc.Arbitrary<readonly [number, FieldSample]> => {
    const name = `f${number}`;
    const many = fc.array(SAMPLES[scalar], { minLength: 1, maxLength: 5 });
    return many.map((samples) => {
      const first = samples[0] as Sample;
      if (label === 'optional') {
        return [number, { declaration: `optional ${scalar} ${name} = ${number};`, name, ...first }];
      }
      if (label === 'nested') {
        const declaration = `message M${number} { optional ${scalar} a = 2; } optional M${number} ${name} = ${number};`;
        return [number, { declaration, name, value: { a: first.value }, shown: [['a', first.shown]] }];
      }
      const option = label === 'expanded' && !/string|bytes/.test(scalar) ? ' [packed = false]' : '';
      const declaration = `repeated ${scalar} ${name} = ${number}${option};`;
      return [
        number,
        { declaration, name, value: samples.map(({ value }) => value), shown: samples.map(({ shown }) => shown) },
      ];
    });
  });

const message = fc
  .uniqueArray(field, { minLength: 1, maxLength: 8, selector: ([number]) => number })
  .map((fields) => fields.toSorted(([a], [b]) => a - b).map(([, sample]) => sample))
  .map((fields) => {
    const text = `syntax = "proto3"; package p; message T { ${fields.map(({ declaration }) => declaration).join(' ')} }`;
    const value = Object.fromEntries(fields.map((each) => [each.name, each.value]));
    return { text, shown: fields.map(({ name, shown }) => [name, shown]), bytes: encode(text, 'p.T', value) };
  });

function roundFloats(shown: unknown, isFloat: (name: string) => boolean, name = ''): unknown {
  if (Array.isArray(shown)) {
    return shown.map((each) =>
      Array.isArray(each) && typeof each[0] === 'string' && /^(f\d+|a)$/.test(each[0])
        ? [each[0], roundFloats(each[1], isFloat, each[0] === 'a' ? name : each[0])]
        : roundFloats(each, isFloat, name),
    );
  }
  return isFloat(name) ? asFloat32(shown) : shown;
}

describe('against the reference library', () => {
  it('reads what it writes, of any schema', () => {
    fc.assert(
      fc.property(message, ({ text, bytes, shown }) => {
        const isFloat = (name: string) => new RegExp(`float (a = 2; \\} optional M\\d+ )?${name} =`).test(text);
        expect(roundFloats(decoded(text, 'p.T', bytes), isFloat)).toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses every message that is cut, but where a field ends', () => {
    fc.assert(
      fc.property(message, fc.nat(), ({ text, bytes, shown }, cut) => {
        const part = bytes.subarray(0, cut % bytes.length);
        const result = decodeProtobuf(part, schemaOf(text), 'p.T');
        if (result.ok) {
          expect(result.value.kind === 'map' && result.value.entries.length).toBeLessThanOrEqual(shown.length);
        } else expect(result.error.reason).toBe('truncated');
      }),
    );
  });

  it('names the fields of any message without a schema', () => {
    fc.assert(
      fc.property(message, ({ bytes }) => {
        expect(decodeProtobufRaw(bytes).ok).toBe(true);
      }),
    );
  });

  it('never throws on bytes that are something else', () => {
    const text =
      'message T { repeated T a = 1; map<int32, T> b = 2; string c = 3; repeated int32 d = 4; group G = 5 { T t = 1; } }';
    const schema = schemaOf(text);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof decodeProtobuf(bytes, schema, 'T').ok).toBe('boolean');
        expect(typeof decodeProtobufRaw(bytes).ok).toBe('boolean');
      }),
      { numRuns: 5000 },
    );
  });
});

describe('with a schema', () => {
  it('shows enumerations, maps and well-known types as what they stand for', () => {
    const text = `
      syntax = "proto3";
      enum State { OFF = 0; ON = 1; }
      message T {
        State state = 1; repeated State states = 2; map<int32, string> names = 3;
        google.protobuf.Timestamp at = 4; google.protobuf.Duration took = 5; google.protobuf.Any any = 6;
        google.protobuf.Int32Value maybe = 7; google.protobuf.Struct json = 8;
      }`;
    const bytes = Uint8Array.of(
      ...[0x08, 1, 0x12, 2, 1, 9],
      ...[0x1a, 5, 0x08, 7, 0x12, 1, 0x61, 0x1a, 0],
      ...[0x22, 9, 0x08, 0x80, 0x92, 0xf4, 0xc0, 0x06, 0x10, 0x80, 0x01],
      ...[0x2a, 11, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
      ...[0x32, 8, 0x0a, 2, 0x2f, 0x54, 0x12, 2, 0x08, 0],
      ...[0x3a, 2, 0x08, 5, 0x42, 9, 0x0a, 7, 0x0a, 1, 0x6b, 0x12, 2, 0x20, 1],
    );
    expect(decoded(text, 'T', bytes)).toEqual([
      ['state', { 'enum 1': 'ON' }],
      ['states', [{ 'enum 1': 'ON' }, { 'not in State': 'integer 9' }]],
      [
        'names',
        [
          ['7', 'a'],
          ['0', ''],
        ],
      ],
      ['at', 'time 1746733312000 2025-05-08T19:41:52.000000128Z'],
      ['took', { Duration: '-1s' }],
      ['any', { 'Any: /T': [['state', { 'enum 0': 'OFF' }]] }],
      ['maybe', { Int32Value: 'integer 5' }],
      ['json', [['k', true]]],
    ]);
  });

  it('shows what stands twice twice, and what the schema does not know', () => {
    const result = decodeProtobuf(
      Uint8Array.of(0x08, 1, 0x08, 2, 0x12, 1, 0x61, 0x18, 5),
      schemaOf('message T { optional int32 a = 1; optional int64 b = 2; }'),
      'T',
    );
    const entries = result.ok && result.value.kind === 'map' ? result.value.entries : [];
    expect(entries.map(({ name, note }) => `${name} (${note})`)).toEqual([
      'a (#1 int32, 1 of 2)',
      'a (#1 int32, 2 of 2)',
      'b (#2 length-delimited in the bytes, int64 in the schema)',
      'field 3 (varint, as ZigZag -3)',
    ]);
  });

  it('reads groups, and says when their ends are not theirs', () => {
    const text = 'message T { repeated group Part = 2 { optional bool ok = 1; } }';
    expect(decoded(text, 'T', Uint8Array.of(0x13, 0x08, 1, 0x14, 0x13, 0x14))).toEqual([
      ['part', [[['ok', true]], []]],
    ]);
    expect(decoded(text, 'T', Uint8Array.of(0x13, 0x08, 1))).toMatchObject({ reason: 'truncated', at: 3 });
    expect(decoded(text, 'T', Uint8Array.of(0x13, 0x1c))).toMatchObject({ reason: 'malformed', at: 1 });
  });

  it('says that bytes are of another message', () => {
    const text = 'message T { string a = 1; } message U { T t = 1; }';
    expect(decoded(text, 'T', Uint8Array.of(0x10, 1))).toMatchObject({ reason: 'not-the-schema' });
    expect(decoded(text, 'V', Uint8Array.of(0x10, 1))).toMatchObject({ reason: 'other-schema' });
    expect(decoded(text, 'T', Uint8Array.of())).toEqual([]);
    expect(decoded(text, 'T', Uint8Array.of(0x0a, 1, 0xff))).toEqual([
      ['a', { 'string that is not UTF-8': 'bytes 255' }],
    ]);
    // A length within a message that goes past its end is no fault of the cut payload.
    expect(decoded(text, 'U', Uint8Array.of(0x0a, 2, 0x0a, 5, 0))).toMatchObject({ reason: 'malformed', at: 3 });
  });

  it('does not follow nesting without end', () => {
    const text = 'message T { group G = 1 { T t = 1; G g = 2; } }';
    expect(decoded(text, 'T', new Uint8Array(100_000).fill(0x0b))).toMatchObject({ reason: 'too-deep' });
  });
});

describe('without a schema', () => {
  it.each([
    ['a varint', [0x08, 0x96, 0x01], [['field 1', 'integer 150']]],
    [
      'a number of 64 bits',
      [0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
      [['field 1', `integer ${2n ** 64n - 1n}`]],
    ],
    ['a message', [0x0a, 2, 0x08, 1], [['field 1', [['field 1', 'integer 1']]]]],
    ['a text that could be a message', [0x0a, 2, 0x30, 0x38], [['field 1', '08']]],
    ['bytes', [0x0a, 2, 0xff, 0xfe], [['field 1', 'bytes 255 254']]],
    ['nothing', [0x0a, 0], [['field 1', '']]],
  ])('reads %s', (_name, bytes, shown) => {
    const result = decodeProtobufRaw(Uint8Array.from(bytes));
    expect(result.ok && plain(result.value)).toEqual(shown);
  });

  it.each([
    ['field 0', [0x00, 1], 'malformed'],
    ['a wire type that there is not', [0x0e], 'malformed'],
    ['a varint without end', new Array(11).fill(0xff), 'malformed'],
    ['a length past the end', [0x0a, 5, 1], 'truncated'],
  ])('refuses %s', (_name, bytes, reason) => {
    expect(decodeProtobufRaw(Uint8Array.from(bytes))).toMatchObject({ ok: false, error: { reason } });
  });

  it('takes its time in proportion to the bytes', () => {
    // Messages in messages, each of which has a text behind it that makes none of it: worst for trying.
    let bytes = Uint8Array.of(0xff);
    for (let i = 0; i < 3000; i++) {
      bytes = Uint8Array.of(0x0a, ...length(bytes.length), ...bytes);
    }
    const begin = performance.now();
    expect(decodeProtobufRaw(bytes).ok).toBe(true);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});

function length(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...length(value >> 7)];
}
