// Against avsc, which reads the same JSON, and against our own decoder.
import avsc from 'avsc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AvroSchema } from '../../payload/avro/avro-schema.ts';
import { decodeAvro } from '../../payload/avro/decode-avro.ts';
import { writeValue } from '../../payload/tree/value-tree.ts';
import { readAvro } from '../../payload/view/read-schema.ts';
import { encodeAvro } from './encode-avro.ts';

function schemaOf(json: unknown): AvroSchema {
  const schema = readAvro(JSON.stringify(json));
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  return schema.value;
}

function encoded(schema: unknown, text: string): string {
  const bytes = encodeAvro(text, schemaOf(schema));
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
  return Buffer.from(bytes.value).toString('hex');
}

function faultOf(schema: unknown, text: string) {
  const bytes = encodeAvro(text, schemaOf(schema));
  return bytes.ok ? null : bytes.error;
}

const logical = (type: string, logicalType: string, more: object = {}) => ({ type, logicalType, ...more });
const fixed = (logicalType: string, size: number, more: object = {}) =>
  logical('fixed', logicalType, { name: 'Fixed', size, ...more });

const TREE = {
  type: 'record',
  name: 'lab.Tree',
  fields: [
    { name: 'n', type: 'int' },
    { name: 'd', type: 'double' },
    { name: 'f', type: 'float' },
    { name: 's', type: 'string' },
    { name: 'flag', type: 'boolean' },
    { name: 'raw', type: 'bytes' },
    { name: 'mode', type: { type: 'enum', name: 'Mode', symbols: ['OFF', 'ON'] } },
    { name: 'crc', type: { type: 'fixed', name: 'Crc', size: 4 } },
    { name: 'any', type: ['null', 'long', 'string', 'Crc', { type: 'array', items: 'int' }] },
    { name: 'tags', type: { type: 'map', values: 'string' } },
    { name: 'children', type: { type: 'array', items: 'Tree' } },
    { name: 'next', type: ['null', 'Tree'] },
  ],
};

const latin = (length: fc.StringConstraints) =>
  fc.string({ ...length, unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const word = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && text !== '__proto__');
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const crc = latin({ minLength: 4, maxLength: 4 });

const { tree } = fc.letrec((tie) => ({
  tree: fc.record({
    n: int,
    d: fc.double({ noNaN: true, noDefaultInfinity: true }),
    f: fc.float({ noNaN: true, noDefaultInfinity: true }),
    s: word,
    flag: fc.boolean(),
    raw: latin({}),
    mode: fc.constantFrom('OFF', 'ON'),
    crc,
    any: fc.oneof(
      fc.constant(null),
      /* What the reference reads exactly. */ fc.integer({ min: -(2 ** 51), max: 2 ** 51 }).map((long) => ({ long })),
      word.map((string) => ({ string })),
      crc.map((fixed) => ({ 'lab.Crc': fixed })),
      fc.array(int).map((array) => ({ array })),
    ),
    tags: fc.dictionary(word, word),
    children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 2 })),
    next: fc.oneof(
      { maxDepth: 2 },
      fc.constant(null),
      tie('tree').map((inner) => ({ 'lab.Tree': inner })),
    ),
  }),
}));

describe('Avro', () => {
  it('is what avsc makes of the same JSON', () => {
    const reference = avsc.Type.forSchema(TREE as avsc.Schema);
    const schema = schemaOf(TREE);
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        const bytes = encodeAvro(text, schema);
        expect(bytes.ok && Buffer.from(bytes.value).toString('hex')).toBe(
          reference.toBuffer(reference.fromString(text)).toString('hex'),
        );
        expect(bytes.ok && decodeAvro(bytes.value, schema).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('holds integers of 64 bits exactly', () => {
    expect(encoded('long', '9223372036854775807')).toBe('feffffffffffffffff01');
    expect(encoded('long', '-9223372036854775808')).toBe('ffffffffffffffffff01');
    expect(faultOf('long', '9223372036854775808')).toMatchObject({ reason: 'number', from: 0, to: 19 });
    expect(faultOf('int', '2147483648')).toMatchObject({ reason: 'number' });
    expect(faultOf('int', '1.0')).toMatchObject({ reason: 'mismatch' });
    expect(faultOf('float', '1e39')).toMatchObject({ reason: 'number' });
  });

  it.each([
    [logical('int', 'date'), '"2026-01-31"'],
    [logical('int', 'time-millis'), '"12:00:00.500"'],
    [logical('long', 'time-micros'), '"12:00:00.500001"'],
    [logical('long', 'timestamp-millis'), '"2026-01-31T12:00:00.5+02:00"'],
    [logical('long', 'timestamp-nanos'), '"2026-01-31T12:00:00.000000001Z"'],
    [logical('long', 'timestamp-micros'), '"1969-12-31T23:59:59.999999Z"'],
    [logical('long', 'local-timestamp-micros'), '"2026-01-31T12:00:00.000001"'],
    [logical('bytes', 'decimal', { precision: 20, scale: 3 }), '-12345678901234567.125'],
    [fixed('uuid', 16), '"00112233-4455-6677-8899-aabbccddeeff"'],
    [fixed('duration', 12), '"P1M2DT3.5S"'],
    [fixed('decimal', 6, { precision: 9, scale: 2 }), '19.90'],
  ])('takes back what is shown of %j', (type, text) => {
    const schema = schemaOf(type);
    const bytes = encodeAvro(text, schema);
    const shown = bytes.ok ? decodeAvro(bytes.value, schema) : bytes;
    if (!bytes.ok || !shown.ok) throw new Error('not read');
    const again = text.startsWith('"') ? JSON.stringify(writeValue(shown.value)) : writeValue(shown.value);
    expect(encodeAvro(again, schema)).toEqual(bytes);
  });

  it('refuses times that are none, or finer than can be held', () => {
    expect(faultOf(logical('int', 'date'), '"2026-02-31"')).toMatchObject({ reason: 'mismatch', detail: 'int: date' });
    expect(faultOf(logical('long', 'timestamp-millis'), '"2026-01-31T12:00:00.0001Z"')).not.toBeNull();
    expect(faultOf(logical('long', 'timestamp-millis'), '"2026-01-31T12:00:00"')).not.toBeNull();
    expect(faultOf(logical('long', 'local-timestamp-millis'), '"2026-01-31T12:00:00Z"')).not.toBeNull();
    expect(faultOf(logical('long', 'time-micros'), '"24:00:00"')).not.toBeNull();
  });

  it('takes bytes of a decimal as the specification writes them, and no number in quotes', () => {
    const decimal = logical('bytes', 'decimal', { precision: 4, scale: 2 });
    expect(encoded(decimal, '"\\u0005\\u00dc"')).toBe(encoded(decimal, '15'));
    expect(faultOf(decimal, '"15"')).toMatchObject({ reason: 'mismatch' });
  });

  it('names branches as the specification does, whatever their logical type', () => {
    const union = ['null', logical('long', 'timestamp-millis'), { type: 'array', items: 'int' }, 'string'];
    expect(encoded(union, '{"long":1}')).toBe('0202');
    expect(encoded(union, '{"timestamp-millis":1}')).toBe('0202');
    expect(encoded(union, '{"array":[1]}')).toBe('04020200');
    expect(encoded(union, '[1]')).toBe('04020200');
    expect(faultOf(union, '"1970-01-01T00:00:00Z"')).toMatchObject({ detail: 'null | long | array | string' });
    expect(faultOf(['int', 'long'], '1')).toMatchObject({ reason: 'mismatch', detail: 'int | long' });
  });

  it('says where in the only branch of a value it does not fit', () => {
    const union = [
      'null',
      { type: 'record', name: 'R', fields: [{ name: 'a', type: { type: 'array', items: 'int' } }] },
    ];
    expect(faultOf(union, '{"a":[1,"x"]}')).toMatchObject({ path: 'a[1]', from: 8, to: 11, detail: 'int' });
  });

  it('finds its way through unions in unions without trying all ways', () => {
    const list = (other: unknown) => ({
      type: 'record',
      name: 'R',
      fields: [{ name: 'next', type: ['null', 'R', { type: 'map', values: other }] }],
    });
    const nested = (depth: number, inmost: string) => `${'{"next":'.repeat(depth)}${inmost}${'}'.repeat(depth)}`;
    expect(encoded(list('int'), nested(150, 'null'))).toBe(`${'02'.repeat(149)}00`);
    expect(faultOf(list('R'), nested(150, '7'))).toMatchObject({ reason: 'mismatch' });
    // A record of the one field, and a map of the one key: which is meant is not to be told.
    expect(faultOf(list('R'), nested(150, 'null'))).toMatchObject({ reason: 'mismatch' });
  });

  it('refuses half of a surrogate pair, in keys, too', () => {
    expect(faultOf({ type: 'map', values: 'int' }, '{"\\ud800":1}')).toMatchObject({ reason: 'surrogate' });
    expect(faultOf('string', '"\\ud800"')).toMatchObject({ reason: 'surrogate' });
  });
});
