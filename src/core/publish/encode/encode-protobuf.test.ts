// Against protobufjs, which reads what was written, and against our own decoder.
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { decodeProtobuf } from '../../payload/protobuf/decode-protobuf.ts';
import { writeValue } from '../../payload/tree/value-tree.ts';
import { readProtoSchema } from '../../payload/view/read-schema.ts';
import { encodeProtobuf } from './encode-protobuf.ts';

const SOURCE = `
syntax = "proto3";
package lab;
import "google/protobuf/any.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
message Known {
  google.protobuf.Timestamp at = 1;
  google.protobuf.Duration span = 2;
  google.protobuf.FieldMask mask = 3;
  google.protobuf.Any any = 4;
  google.protobuf.Struct data = 5;
  google.protobuf.Value value = 6;
  google.protobuf.ListValue list = 7;
  google.protobuf.Int64Value big = 8;
  google.protobuf.BytesValue raw = 9;
  repeated google.protobuf.Value values = 10;
}`;

const PLAIN = `
syntax = "proto3";
package lab;
enum Mode { OFF = 0; ON = 1; LOW = -1; }
message All {
  double f01 = 1; float f02 = 2; int32 f03 = 3; int64 f04 = 4; uint32 f05 = 5; uint64 f06 = 6; sint32 f07 = 7;
  sint64 f08 = 8; fixed32 f09 = 9; fixed64 f10 = 10; sfixed32 f11 = 11; sfixed64 f12 = 12; bool f13 = 13;
  string f14 = 14; bytes f15 = 15; Mode f16 = 16; All f17 = 17;
  repeated sint64 r1 = 101; repeated string r2 = 102; repeated Mode r3 = 103; repeated All r4 = 104; repeated float r5 = 105;
  map<string, uint64> m1 = 201; map<int32, All> m2 = 202; map<bool, Mode> m3 = 203; map<fixed64, bytes> m4 = 204;
  oneof choice { string left = 301; bytes right = 302; }
}`;

function schemaOf(text: string) {
  const schema = readProtoSchema([{ name: 'lab.proto', text }]);
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  return schema.value;
}
const known = schemaOf(SOURCE);
const plain = schemaOf(PLAIN);

function shown(text: string): unknown {
  const bytes = encodeProtobuf(text, known, 'lab.Known');
  const value = bytes.ok ? decodeProtobuf(bytes.value, known, 'lab.Known') : bytes;
  if (!value.ok) throw new Error(JSON.stringify(value.error));
  return JSON.parse(writeValue(value.value));
}

const faultOf = (text: string, schema = known, type = 'lab.Known') => {
  const bytes = encodeProtobuf(text, schema, type);
  return bytes.ok ? null : bytes.error;
};

const signed = (bits: bigint) => fc.bigInt(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
const unsigned = (bits: bigint) => fc.bigInt(0n, 2n ** bits - 1n);
const small = (of: fc.Arbitrary<bigint>) => of.map(Number);
const texts = (of: fc.Arbitrary<bigint>) => of.map(String);
const word = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && text !== '__proto__');
const base64 = fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64'));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const float = fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const mode = fc.constantFrom('OFF', 'ON', 'LOW');

const { all } = fc.letrec((tie) => ({
  all: fc.record(
    {
      f01: number,
      f02: float,
      f03: small(signed(32n)),
      f04: texts(signed(64n)),
      f05: small(unsigned(32n)),
      f06: texts(unsigned(64n)),
      f07: small(signed(32n)),
      f08: texts(signed(64n)),
      f09: small(unsigned(32n)),
      f10: texts(unsigned(64n)),
      f11: small(signed(32n)),
      f12: texts(signed(64n)),
      f13: fc.boolean(),
      f14: word,
      f15: base64,
      f16: mode,
      f17: fc.oneof({ maxDepth: 2 }, fc.constant({}), tie('all')),
      r1: fc.array(texts(signed(64n)), { minLength: 1 }),
      r2: fc.array(word, { minLength: 1 }),
      r3: fc.array(mode, { minLength: 1 }),
      r4: fc.oneof({ maxDepth: 2 }, fc.constant([{}]), fc.array(tie('all'), { minLength: 1, maxLength: 2 })),
      r5: fc.array(float, { minLength: 1 }),
      m1: fc.dictionary(word, texts(unsigned(64n)), { minKeys: 1 }),
      m3: fc.dictionary(fc.constantFrom('true', 'false'), mode, { minKeys: 1 }),
      left: word,
    },
    { requiredKeys: [] },
  ),
}));

describe('Protobuf', () => {
  it('is read by protobufjs as the value that was written', () => {
    const type = protobuf.parse(PLAIN, { keepCase: true }).root.lookupType('lab.All');
    fc.assert(
      fc.property(all, (value) => {
        const bytes = encodeProtobuf(JSON.stringify(value), plain, 'lab.All');
        if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
        const read = (from: Uint8Array) =>
          type.toObject(type.decode(from), { longs: String, enums: String, bytes: String });
        expect(read(bytes.value)).toEqual(read(type.encode(type.fromObject(value)).finish()));
        expect(decodeProtobuf(bytes.value, plain, 'lab.All').ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('takes the numbers of maps and both names of fields', () => {
    const text = '{"m2":{"-1":{"f13":true}},"m4":{"18446744073709551615":"AP8"},"right":"_-8"}';
    const bytes = encodeProtobuf(text, plain, 'lab.All');
    expect(bytes.ok && Buffer.from(bytes.value).toString('hex')).toBe(
      `d20c0f08${'ff'.repeat(9)}0112026801e20c0d09${'ff'.repeat(8)}120200ff`.concat('f21202ffef'),
    );
  });

  it('holds no number that it cannot', () => {
    const at = (text: string) => faultOf(text, plain, 'lab.All');
    expect(at('{"f06":18446744073709551616}')).toMatchObject({ reason: 'number', path: 'f06', from: 7 });
    expect(at('{"f05":-1}')).toMatchObject({ reason: 'number' });
    expect(at('{"f02":1e39}')).toMatchObject({ reason: 'number' });
    expect(at('{"f03":1.5}')).toMatchObject({ reason: 'mismatch', detail: 'int32' });
    expect(at('{"f03":1e3, "f04": "-0"}')).toBeNull();
    expect(at('{"f16":2147483648}')).toMatchObject({ reason: 'number' });
    expect(at('{"f16":7}')).toBeNull();
    expect(at('{"f01":"NaN","f02":"-Infinity"}')).toBeNull();
    expect(at('{"f14":"\\ud800"}')).toMatchObject({ reason: 'surrogate', path: 'f14' });
    expect(at('{"f15":"!"}')).toMatchObject({ reason: 'mismatch', path: 'f15' });
    expect(at('{"m2":{"x":{}}}')).toMatchObject({ path: 'm2.x' });
    expect(at('[]')).toMatchObject({ detail: 'lab.All' });
    expect(at(`${'{"f17":'.repeat(201)}{}${'}'.repeat(201)}`)).toMatchObject({ reason: 'too-deep' });
  });

  it('writes the well-known messages as JSON writes them', () => {
    const text = `{"span":"-1.5s","mask":"a.fooBar,c","data":{"a":[1,null,{"b":true}]},"value":null,"list":["x"],
      "big":"-9007199254740993","values":[null,1]}`;
    expect(shown(text)).toEqual({
      span: '-1.5s',
      mask: { paths: ['a.foo_bar', 'c'] },
      data: { a: [1, null, { b: true }] },
      value: null,
      list: ['x'],
      big: expect.any(Number),
      values: [null, 1],
    });
    expect(shown('{"any":{"@type":"type.googleapis.com/lab.Known","span":"1s"}}')).toEqual({ any: { span: '1s' } });
    const duration = '{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s"}}';
    expect(shown(duration)).toEqual({ any: '1s' });
    expect(shown('{"data":null,"values":null}')).toEqual({});
  });

  it('takes moments to the nanosecond, in any zone, and none that there is not', () => {
    expect(shown('{"at":"2026-01-31T13:00:00.000000001+01:00"}')).toEqual({ at: '2026-01-31T12:00:00.000000001Z' });
    expect(shown('{"at":"0001-01-01T00:00:00Z"}')).toEqual({ at: '0001-01-01T00:00:00Z' });
    for (const text of [
      '2026-02-30T00:00:00Z',
      '0000-12-31T00:00:00Z',
      '2026-01-31T12:00:00',
      '2026-01-31T25:00:00Z',
    ]) {
      expect(faultOf(`{"at":"${text}"}`)).toMatchObject({ reason: 'mismatch', path: 'at' });
    }
    expect(faultOf('{"span":"315576000000.1s"}')).toMatchObject({ reason: 'mismatch', path: 'span' });
    expect(faultOf('{"any":{"@type":"x/lab.None"}}')).toMatchObject({ path: 'any."@type"', detail: 'lab.Known' });
    expect(faultOf('{"value":"\\ud800"}')).toMatchObject({ reason: 'surrogate' });
    expect(faultOf('{"data":{"\\ud800":1}}')).toMatchObject({ reason: 'surrogate' });
  });
});
