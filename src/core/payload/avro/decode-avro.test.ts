import avro from 'avsc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { avroFingerprint, canonicalForm } from './avro-fingerprint.ts';
import { decodeAvro } from './decode-avro.ts';
import { readAvroSchema } from './read-avro-schema.ts';

/** The reference library's long, exact. */
const long = avro.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
});

function schemaOf(json: unknown) {
  const schema = readAvroSchema(JSON.stringify(json));
  if (!schema.ok) throw new Error(JSON.stringify(schema.error));
  return schema.value;
}

function typeOf(schema: unknown): avro.Type {
  const hook = (each: unknown) => (JSON.stringify(each) === '{"type":"long"}' ? long : undefined);
  const typeHook = hook as avro.ForSchemaOptions['typeHook'];
  return avro.Type.forSchema(schema as avro.Schema, { typeHook, wrapUnions: true });
}

function encode(schema: unknown, value: unknown): Uint8Array {
  return Uint8Array.from(typeOf(schema).toBuffer(value));
}

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
      return `${new Date(value.epochMs).toISOString()} ${value.text}`;
    case 'text':
    case 'boolean':
      return value.value;
    default:
      return null;
  }
}

function decoded(bytes: Uint8Array, json: unknown): unknown {
  const result = decodeAvro(bytes, schemaOf(json));
  return result.ok ? plain(result.value) : result.error;
}

interface Sample {
  /** As the reference library takes it. */
  readonly value: unknown;
  readonly shown: unknown;
}

interface TypeSample {
  readonly schema: unknown;
  /** As the branch of a union is named. */
  readonly name: string;
  readonly samples: fc.Arbitrary<Sample>;
}

const float = (n: number) => `float ${Object.is(n, -0) ? '-0' : n}`;

const PRIMITIVES: readonly TypeSample[] = [
  { schema: 'null', name: 'null', samples: fc.constant({ value: null, shown: null }) },
  { schema: 'boolean', name: 'boolean', samples: fc.boolean().map((value) => ({ value, shown: value })) },
  {
    schema: 'int',
    name: 'int',
    samples: fc.integer().map((value) => ({ value, shown: `integer ${value}` })),
  },
  {
    schema: { type: 'long' },
    name: 'long',
    samples: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => ({ value: n, shown: `integer ${n}` })),
  },
  { schema: 'double', name: 'double', samples: fc.double().map((n) => ({ value: n, shown: float(n) })) },
  {
    schema: 'float',
    name: 'float',
    // Numbers of few digits, which their 32 bits write out alike.
    samples: fc.integer({ min: -9999, max: 9999 }).map((n) => ({ value: n / 100, shown: float(n / 100) })),
  },
  {
    schema: 'bytes',
    name: 'bytes',
    samples: fc.uint8Array().map((b) => ({ value: Buffer.from(b), shown: `bytes ${[...b].join(' ')}` })),
  },
  {
    schema: 'string',
    name: 'string',
    samples: fc.string({ unit: 'grapheme' }).map((value) => ({ value, shown: value })),
  },
];

/** Types of which `path` keeps the names apart. */
function typeSample(depth: number, path: string): fc.Arbitrary<TypeSample> {
  const primitive = fc.constantFrom(...PRIMITIVES);
  if (depth === 0) return primitive;
  const inner = typeSample(depth - 1, `${path}_`);
  const array = inner.map(
    ({ schema, samples }): TypeSample => ({
      schema: { type: 'array', items: schema },
      name: 'array',
      samples: fc
        .array(samples, { maxLength: 4 })
        .map((all) => ({ value: all.map(({ value }) => value), shown: all.map(({ shown }) => shown) })),
    }),
  );
  const map = inner.map(
    ({ schema, samples }): TypeSample => ({
      schema: { type: 'map', values: schema },
      name: 'map',
      samples: fc
        .uniqueArray(fc.tuple(fc.stringMatching(/^k\w{0,4}$/), samples), { maxLength: 4, selector: ([key]) => key })
        .map((all) => ({
          value: Object.fromEntries(all.map(([key, { value }]) => [key, value])),
          shown: all.map(([key, { shown }]) => [key, shown]),
        })),
    }),
  );
  const record = fc.tuple(...[0, 1, 2].map((i) => typeSample(depth - 1, `${path}${i}`))).map(
    (fields): TypeSample => ({
      schema: {
        type: 'record',
        name: `R${path}`,
        namespace: `n${depth}`,
        doc: 'no matter',
        fields: fields.map(({ schema }, i) => ({ name: `f${i}`, type: schema })),
      },
      name: `n${depth}.R${path}`,
      samples: fc.tuple(...fields.map(({ samples }) => samples)).map((all) => ({
        value: Object.fromEntries(all.map(({ value }, i) => [`f${i}`, value])),
        shown: all.map(({ shown }, i) => [`f${i}`, shown]),
      })),
    }),
  );
  const enumeration = fc.constant<TypeSample>({
    schema: { type: 'enum', name: `E${path}`, symbols: ['A', 'B', 'C'] },
    name: `E${path}`,
    samples: fc.nat(2).map((i) => ({ value: 'ABC'[i], shown: { [`enum ${i}`]: 'ABC'[i] } })),
  });
  const fixed = fc.constant<TypeSample>({
    schema: { type: 'fixed', name: `F${path}`, size: 3 },
    name: `F${path}`,
    samples: fc
      .uint8Array({ minLength: 3, maxLength: 3 })
      .map((b) => ({ value: Buffer.from(b), shown: `bytes ${[...b].join(' ')}` })),
  });
  const union = fc.uniqueArray(primitive, { minLength: 1, maxLength: 4, selector: ({ name }) => name }).map(
    (branches): TypeSample => ({
      schema: branches.map(({ schema }) => schema),
      name: 'union',
      samples: fc.constantFrom(...branches).chain(({ name, samples }) =>
        samples.map(({ value, shown }) => ({
          value: name === 'null' ? null : { [name]: value },
          shown: name === 'null' ? null : { [name]: shown },
        })),
      ),
    }),
  );
  return fc.oneof(primitive, array, map, record, enumeration, fixed, union);
}

const document = typeSample(3, 'x').chain(({ schema, samples }) =>
  samples.map(({ value, shown }) => ({ schema, shown, bytes: encode(schema, value) })),
);

describe('against the reference library', () => {
  it('reads what it writes, of any schema, in any frame', () => {
    fc.assert(
      fc.property(document, ({ schema, bytes, shown }) => {
        expect(decoded(bytes, schema)).toEqual(shown);
        const fingerprint = new DataView(new ArrayBuffer(8));
        fingerprint.setBigUint64(0, avroFingerprint(schemaOf(schema)), true);
        const single = Uint8Array.of(0xc3, 1, ...new Uint8Array(fingerprint.buffer), ...bytes);
        expect(decoded(single, schema)).toEqual({ 'single object': shown });
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is cut', () => {
    fc.assert(
      fc.property(document, fc.nat(), ({ schema, bytes }, cut) => {
        fc.pre(bytes.length > 0);
        expect(decodeAvro(bytes.subarray(0, cut % bytes.length), schemaOf(schema)).ok).toBe(false);
      }),
    );
  });

  it('never throws on bytes that are something else', () => {
    fc.assert(
      fc.property(typeSample(3, 'x'), fc.uint8Array({ maxLength: 60 }), ({ schema }, bytes) => {
        expect(typeof decodeAvro(bytes, schemaOf(schema)).ok).toBe('boolean');
        expect(typeof decodeAvro(Uint8Array.of(0x4f, 0x62, 0x6a, 1, ...bytes), null).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('brings schemas into the same form', () => {
    fc.assert(
      fc.property(typeSample(3, 'x'), ({ schema }) => {
        // The library keeps attributes in an order of its own.
        expect(JSON.parse(canonicalForm(schemaOf(schema)))).toEqual(typeOf(schema).schema());
      }),
    );
  });

  it.each(['null', 'deflate'] as const)('reads object container files, codec %s', async (codec) => {
    const type = avro.Type.forSchema({ type: 'record', name: 'R', fields: [{ name: 'a', type: 'int' }] });
    const encoder = new avro.streams.BlockEncoder(type, { codec });
    const chunks: Buffer[] = [];
    encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => encoder.on('end', resolve));
    for (const a of [1, -2, 3]) encoder.write({ a });
    encoder.end();
    await ended;
    const bytes = Uint8Array.from(Buffer.concat(chunks));
    const result = decodeAvro(bytes, null);
    expect(result.ok && plain(result.value)).toEqual({
      'object container file': [[['a', 'integer 1']], [['a', 'integer -2']], [['a', 'integer 3']]],
    });
    expect(decodeAvro(bytes.subarray(0, -1), null)).toMatchObject({ error: { reason: 'truncated' } });
    bytes.set([1], bytes.length - 1);
    bytes.set([2], bytes.length - 2);
    expect(decodeAvro(bytes, null)).toMatchObject({ error: { reason: 'malformed' } });
  });
});

describe('frames', () => {
  // Known from the specification's own test data.
  it.each([
    ['null', 7195948357588979594n],
    ['int', 8247732601305521295n],
    ['string', -8142146995180207161n],
  ])('has the fingerprint of %s', (name, fingerprint) => {
    expect(BigInt.asIntN(64, avroFingerprint(schemaOf(name)))).toBe(fingerprint);
  });

  it('tells a registry number from a value', () => {
    const schema = {
      type: 'record',
      name: 'R',
      fields: [
        { name: 'a', type: 'string' },
        { name: 'b', type: 'int' },
      ],
    };
    expect(decoded(Uint8Array.of(0, 0, 0, 1, 2, 2, 0x61, 4), schema)).toEqual({
      'Confluent, schema 258': [
        ['a', 'a'],
        ['b', 'integer 2'],
      ],
    });
    expect(decoded(Uint8Array.of(0, 4), schema)).toEqual([
      ['a', ''],
      ['b', 'integer 2'],
    ]);
  });

  it('says that the payload is of another schema', () => {
    const bytes = Uint8Array.of(0xc3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 2);
    expect(decoded(bytes, 'int')).toEqual({
      reason: 'other-schema',
      at: 2,
      detail: 'the payload is of schema 0807060504030201, the schema given is 7275d51a3f395c8f (CRC-64-AVRO)',
    });
    expect(decodeAvro(bytes, null)).toMatchObject({ error: { reason: 'unsupported' } });
  });
});

describe('values', () => {
  const logical = (type: string, logicalType: string, more: object = {}) => ({ type, logicalType, ...more });
  it.each([
    [logical('int', 'date'), [0xaa, 0x9d, 0x02], { date: '2019-12-31' }],
    [logical('int', 'time-millis'), [0x02], { 'time-millis': '00:00:00.001' }],
    [logical('long', 'time-micros'), [0x02], { 'time-micros': '00:00:00.000001' }],
    [logical('long', 'timestamp-millis'), [0x01], { 'timestamp-millis': '1969-12-31T23:59:59.999Z -1' }],
    [logical('long', 'timestamp-micros'), [0x01], { 'timestamp-micros': '1969-12-31T23:59:59.999Z -1' }],
    [logical('long', 'local-timestamp-micros'), [0x01], { 'local-timestamp-micros': '1969-12-31T23:59:59.999999' }],
    [logical('bytes', 'decimal', { scale: 2 }), [4, 0xfb, 0x2e], { decimal: 'float -12.34' }],
    [logical('bytes', 'decimal', { scale: 3 }), [2, 5], { decimal: 'float 0.005' }],
    [logical('bytes', 'decimal'), [2, 5], { decimal: 'integer 5' }],
    [logical('string', 'date'), [2, 0x61], 'a'],
    [
      logical('fixed', 'duration', { name: 'D', size: 12 }),
      [1, 0, 0, 0, 2, 0, 0, 0, 0xdc, 5, 0, 0],
      { duration: 'P1M2DT1.5S' },
    ],
    [
      logical('fixed', 'uuid', { name: 'U', size: 16 }),
      [...new Uint8Array(16).keys()],
      { uuid: '00010203-0405-0607-0809-0a0b0c0d0e0f' },
    ],
    [{ type: 'array', items: 'int' }, [3, 4, 2, 4, 2, 6, 0], ['integer 1', 'integer 2', 'integer 3']],
  ])('%j', (schema, bytes, shown) => {
    expect(decoded(Uint8Array.from(bytes), schema)).toEqual(shown);
  });

  it.each([
    ['int', [0xfe, 0xff, 0xff, 0xff, 0x7f], 'not-the-schema'],
    ['long', new Array(11).fill(0xff), 'malformed'],
    ['boolean', [2], 'not-the-schema'],
    ['string', [1], 'not-the-schema'],
    ['string', [20, 0x61], 'truncated'],
    ['string', [2, 0xff], 'invalid-utf8'],
    ['int', [2, 2], 'trailing-bytes'],
    [['null', 'int'], [4], 'not-the-schema'],
    [{ type: 'enum', name: 'E', symbols: ['A'] }, [2], 'not-the-schema'],
    [{ type: 'record', name: 'R', fields: [{ name: 'r', type: 'R' }] }, [], 'too-deep'],
    [{ type: 'array', items: 'null' }, [0xfe, 0xff, 0xff, 0xff, 0xff, 0x1f], 'too-many'],
  ])('of %j, %j is refused', (schema, bytes, reason) => {
    expect(decoded(Uint8Array.from(bytes), schema)).toMatchObject({ reason });
  });
});

describe('schemas', () => {
  it('finds names in their namespaces', () => {
    const schema = schemaOf({
      type: 'record',
      name: 'a.b.R',
      fields: [
        { name: 'e', type: { type: 'enum', name: 'E', symbols: ['A'] } },
        { name: 'f', type: ['null', 'E', 'a.b.R'] },
        { name: 'g', type: { type: { type: 'fixed', name: 'x.F', size: 1 } } },
      ],
    });
    expect([...schema.named.keys()]).toEqual(['a.b.R', 'a.b.E', 'x.F']);
    expect(canonicalForm(schema)).toBe(
      '{"name":"a.b.R","type":"record","fields":[{"name":"e","type":{"name":"a.b.E","type":"enum","symbols":["A"]}},' +
        '{"name":"f","type":["null","a.b.E","a.b.R"]},{"name":"g","type":{"name":"x.F","type":"fixed","size":1}}]}',
    );
  });

  it.each([
    ['{', '1:2 $ JSON: key-or-object-end'],
    ['"text"', '$ a type that is declared before, and not "text"'],
    ['{"type":"record","name":"R"}', '$.fields a list of fields'],
    ['{"type":"record","name":"R","fields":[{"type":"int"}]}', '$.fields[0] a field with a name'],
    [
      '{"type":"record","name":"R","fields":[{"name":"a"}]}',
      '$.fields[0].type a type: a name, an object or a list of types',
    ],
    ['{"type":"array","items":{"type":"fixed","name":"F"}}', '$.items.size a number of bytes'],
    ['{"type":"enum","symbols":["A"]}', '$.name a name'],
    ['["int",["null"]]', '$ a union without unions in it'],
    ['[]', '$ a union of one type at least'],
    ['{"type":"map","values":3}', '$.values a type: a name, an object or a list of types'],
    ['{"type":"enum","name":"E","symbols":"A"}', '$.symbols a list of names'],
    [
      `${'{"type":"array","items":'.repeat(300)}"int"${'}'.repeat(300)}`,
      expect.stringContaining('nested no deeper than 200'),
    ],
  ])('%s', (text, fault) => {
    const schema = readAvroSchema(text);
    const { line, column, path, expected } = schema.ok
      ? { line: 0, column: 0, path: '', expected: 'ok' }
      : schema.error;
    expect(`${line === null ? '' : `${line}:${column} `}${path} ${expected}`).toEqual(fault);
  });
});
