import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import type { DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { decodeSparkplug } from './decode-sparkplug.ts';
import { readAliases, readBirths } from './sparkplug-names.ts';
import { birthTopics, sparkplugTopic } from './sparkplug-topic.ts';

const Long = protobuf.util.Long as unknown as { fromString(text: string, unsigned: boolean): unknown };

// The fields as the specification numbers them, written by the reference library.
const { root } = protobuf.parse(
  `syntax = "proto2";
  message Payload { optional uint64 timestamp = 1; repeated Metric metrics = 2; optional uint64 seq = 3; optional string uuid = 4; optional bytes body = 5; }
  message Metric {
    optional string name = 1; optional uint64 alias = 2; optional uint64 timestamp = 3; optional uint32 datatype = 4;
    optional bool is_historical = 5; optional bool is_transient = 6; optional bool is_null = 7;
    optional MetaData metadata = 8; optional PropertySet properties = 9;
    optional uint32 int_value = 10; optional uint64 long_value = 11; optional float float_value = 12;
    optional double double_value = 13; optional bool boolean_value = 14; optional string string_value = 15;
    optional bytes bytes_value = 16; optional DataSet dataset_value = 17; optional Template template_value = 18;
  }
  message MetaData { optional string content_type = 2; }
  message PropertySet { repeated string keys = 1; repeated PropertyValue values = 2; }
  message PropertyValue { optional uint32 type = 1; optional bool is_null = 2; optional uint32 int_value = 3; optional PropertySet propertyset_value = 9; }
  message DataSet { optional uint64 num_of_columns = 1; repeated string columns = 2; repeated uint32 types = 3; repeated Row rows = 4; }
  message Row { repeated Cell elements = 1; }
  message Cell { optional uint32 int_value = 1; optional string string_value = 6; }
  message Template { optional string version = 1; repeated Metric metrics = 2; repeated Parameter parameters = 3; optional string template_ref = 4; optional bool is_definition = 5; }
  message Parameter { optional string name = 1; optional uint32 type = 2; optional double double_value = 6; }`,
  { keepCase: true },
);
const Payload = root.lookupType('Payload');

function encode(payload: object): Uint8Array {
  return Uint8Array.from(Payload.encode(payload).finish());
}

function plain(value: DecodedValue): unknown {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.name, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    case 'noted':
      return { [value.note]: plain(value.value) };
    case 'integer':
    case 'float':
      return value.text;
    case 'bytes':
      return [...value.value];
    case 'time':
      return new Date(value.epochMs).toISOString();
    case 'text':
    case 'boolean':
      return value.value;
    default:
      return value.kind;
  }
}

function metricsOf(bytes: Uint8Array, births: readonly Uint8Array[] = []): readonly DecodedEntry[] {
  const decoded = decodeSparkplug(bytes, readBirths(births));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  const metrics = decoded.value.kind === 'map' && decoded.value.entries.find(({ name }) => name === 'metrics')?.value;
  return metrics && metrics.kind === 'map' ? metrics.entries : [];
}

function lines(bytes: Uint8Array, births: readonly Uint8Array[] = []): readonly string[] {
  return metricsOf(bytes, births).map(({ name, value, note }) => `${name} = ${JSON.stringify(plain(value))} (${note})`);
}

describe('topics', () => {
  it.each([
    ['spBv1.0/plant/NBIRTH/edge', { group: 'plant', type: 'NBIRTH', node: 'edge', device: null }],
    ['spBv1.0/plant/DDATA/edge/pump', { group: 'plant', type: 'DDATA', node: 'edge', device: 'pump' }],
    ['spBv1.0/STATE/scada', { group: '', type: 'STATE', node: 'scada', device: null }],
    ['spBv1.0/plant/NDATA/edge/pump', null],
    ['spBv1.0/plant/DDATA/edge', null],
    ['spBv1.0/plant/DDATA/edge/a/b', null],
    ['spBv1.0/plant/HELLO/edge', null],
    ['spBv1.0', null],
    ['plant/spBv1.0/NDATA/edge', null],
  ])('%s', (topic, parts) => {
    expect(sparkplugTopic(topic)).toEqual(parts);
  });

  it('leads from data to births', () => {
    expect(birthTopics('spBv1.0/g/NDATA/n')).toEqual(['spBv1.0/g/NBIRTH/n']);
    expect(birthTopics('spBv1.0/g/DCMD/n/d')).toEqual(['spBv1.0/g/NBIRTH/n', 'spBv1.0/g/DBIRTH/n/d']);
    expect(birthTopics('spBv1.0/g/DBIRTH/n/d')).toEqual([]);
    expect(birthTopics('spBv1.0/STATE/h')).toEqual([]);
  });
});

describe('payloads', () => {
  it('shows metrics by name, with values as their types mean them', () => {
    const bytes = encode({
      timestamp: 1_700_000_000_000,
      seq: 7,
      metrics: [
        { name: 'bdSeq', datatype: 8, long_value: Long.fromString('18446744073709551615', true) },
        { name: 'Node/Temp', alias: 5, timestamp: 1_700_000_000_123, datatype: 9, float_value: 21.6 },
        { name: 'offset', datatype: 1, int_value: 0xffff_fffb },
        { name: 'short', datatype: 2, int_value: 0xfffb },
        { name: 'long', datatype: 4, long_value: Long.fromString('18446744073709551611', true) },
        { name: 'since', datatype: 13, long_value: 1_700_000_000_000 },
        { name: 'gone', datatype: 12, is_null: true, is_historical: true, is_transient: true },
        { name: 'untyped', int_value: 4 },
        { name: 'empty', datatype: 12 },
      ],
      body: Uint8Array.of(1),
    });
    expect(lines(bytes)).toEqual([
      'bdSeq = "18446744073709551615" (UInt64)',
      'Node/Temp = "21.6" (Float, alias 5, 2023-11-14T22:13:20.123Z)',
      'offset = "-5" (Int8)',
      'short = "-5" (Int16)',
      'long = "-5" (Int64)',
      'since = "2023-11-14T22:13:20.000Z" (DateTime)',
      'gone = "null" (String, historical, transient)',
      'untyped = "4" (int_value)',
      'empty = "undefined" (String)',
    ]);
    const decoded = decodeSparkplug(bytes);
    expect(decoded.ok && plain(decoded.value)).toMatchObject({
      timestamp: '2023-11-14T22:13:20.000Z',
      seq: '7',
      body: [1],
    });
  });

  it('names the aliases of a data message by the births before it', () => {
    const node = encode({
      metrics: [
        { name: 'a', alias: 1, datatype: 3 },
        { name: 'b', alias: 2, datatype: 12 },
      ],
    });
    const device = encode({
      metrics: [
        { name: 'pump', alias: 2, datatype: 3 },
        { name: 'unaliased', datatype: 1 },
      ],
    });
    const data = encode({
      metrics: [
        { alias: 1, int_value: 0xffff_ffff },
        { alias: 2, name: '', int_value: 0xffff_fffe },
        { alias: 17, int_value: 1 },
        { name: 'unaliased', int_value: 255 },
      ],
    });
    expect(lines(data, [node, device])).toEqual([
      'a = "-1" (Int32, alias 1)',
      'pump = "-2" (Int32, alias 2)',
      'alias 17 = "1" (int_value)',
      'unaliased = "-1" (Int8)',
    ]);
    expect(lines(data, [Uint8Array.of(0xff)])[0]).toBe('alias 1 = "4294967295" (int_value)');
    expect(readAliases(Uint8Array.of(0xff)).ok).toBe(false);
  });

  it('shows data sets by column, templates and properties by name', () => {
    const [set, template, metric] = metricsOf(
      encode({
        metrics: [
          {
            name: 'set',
            datatype: 16,
            dataset_value: {
              num_of_columns: 2,
              columns: ['n', 's'],
              types: [1, 12],
              rows: [{ elements: [{ int_value: 255 }, { string_value: 'x' }] }, { elements: [] }],
            },
          },
          {
            name: 'motor',
            datatype: 19,
            template_value: {
              version: '1',
              template_ref: 'Motor',
              is_definition: false,
              parameters: [{ name: 'max', type: 10, double_value: 0.1 }],
              metrics: [{ name: 'rpm', datatype: 3, int_value: 0xffff_ffff }],
            },
          },
          {
            name: 'level',
            datatype: 3,
            int_value: 1,
            metadata: { content_type: 'x/y' },
            properties: {
              keys: ['quality', 'more', 'none'],
              values: [
                { type: 3, int_value: 192 },
                { type: 20, propertyset_value: { keys: ['low'], values: [{ type: 3, int_value: 0xffff_ffff }] } },
                { type: 3, is_null: true },
              ],
            },
          },
        ],
      }),
    );
    expect(set && plain(set.value)).toEqual({ 'n Int8, s String': [{ n: '-1', s: 'x' }, {}] });
    expect(template && plain(template.value)).toEqual({
      version: '1',
      template_ref: 'Motor',
      is_definition: false,
      parameters: { max: '0.1' },
      metrics: { rpm: '-1' },
    });
    expect(metric && plain(metric.value)).toEqual({
      value: '1',
      properties: { quality: '192', more: { low: '-1' }, none: 'null' },
      metadata: { content_type: 'x/y' },
    });
  });

  it.each([
    [22, [0xff, 1], ['-1', '1']],
    [23, [0xfe, 0xff], ['-2']],
    [24, [0xfd, 0xff, 0xff, 0xff], ['-3']],
    [25, [0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], ['-4']],
    [26, [0xff], ['255']],
    [27, [0xfe, 0xff], ['65534']],
    [28, [0xfd, 0xff, 0xff, 0xff], ['4294967293']],
    [29, [0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], ['18446744073709551612']],
    [30, [0xcd, 0xcc, 0xcc, 0x3d], ['0.1']],
    [31, [0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f], ['0.1']],
    [32, [9, 0, 0, 0, 0b1010_0000, 0b1000_0000], [true, false, true, false, false, false, false, false, true]],
    [33, [0x61, 0, 0, 0xd0, 0xb6, 0], ['a', '', 'ж']],
    [34, [0, 0x68, 0xe5, 0xcf, 0x8b, 1, 0, 0], ['2023-11-14T22:13:20.000Z']],
    [32, [9, 0, 0, 0, 1], { 'not a valid BooleanArray': [9, 0, 0, 0, 1] }],
    [33, [0x61], { 'not a valid StringArray': [0x61] }],
    [23, [1], { 'not a valid Int16Array': [1] }],
    [17, [1, 2], [1, 2]],
  ])('reads arrays, datatype %i of %j', (datatype, bytes, shown) => {
    const [metric] = metricsOf(encode({ metrics: [{ name: 'a', datatype, bytes_value: Uint8Array.from(bytes) }] }));
    expect(metric && plain(metric.value)).toEqual(shown);
  });

  it('reads what the JavaScript library of Eclipse Tahu writes', () => {
    const hex = [
      '0880d095ffbc31120c0a026938200150fbffffff0f120d0a036931362002508cfcffff0f120d0a0369333220035090ddfbff',
      '0f12120a03693634200458f9ffffffffffffffff01120d0a03753332200758ffffffff0f120a0a0166200965cdccac41120e',
      '0a0164200a699a9999999999b93f12070a0162200b700112080a0173200c7a0178120d0a026474200d5880d095ffbc31122f',
      '0a02647320108a012608021201611201621801180c220d0a0608ffffffff0f0a0332017122090a0208020a03320172122a0a',
      '017420139201220a0131120b0a016d200350ffffffff0f1a0b0a0170100318fdffffff0f220152280012230a02707220034a',
      '190a01710a037374721208080318feffffff0f1205080c42017a50011800',
    ].join('');
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    expect(lines(bytes)).toEqual([
      'i8 = "-5" (Int8)',
      'i16 = "-500" (Int16)',
      'i32 = "-70000" (Int32)',
      'i64 = "-7" (Int64)',
      'u32 = "4294967295" (UInt32)',
      'f = "21.6" (Float)',
      'd = "0.1" (Double)',
      'b = true (Boolean)',
      's = "x" (String)',
      'dt = "2023-11-14T22:13:20.000Z" (DateTime)',
      'ds = {"a Int8, b String":[{"a":"-1","b":"q"},{"a":"2","b":"r"}]} (DataSet)',
      't = {"version":"1","template_ref":"R","is_definition":false,"parameters":{"p":"-3"},"metrics":{"m":"-1"}} (Template)',
      'pr = {"value":"1","properties":{"q":"-2","str":"z"}} (Int32)',
    ]);
  });

  it('never throws, and a cut payload is a fault or shorter', () => {
    const whole = encode({
      timestamp: 1,
      metrics: [
        { name: 'a', alias: 1, datatype: 3, int_value: 1 },
        { name: 'b', template_value: { metrics: [{ name: 'c' }] } },
      ],
      seq: 3,
    });
    for (let end = 0; end < whole.length; end++) {
      const cut = decodeSparkplug(whole.subarray(0, end));
      if (!cut.ok) expect(cut.error.reason).toBe('truncated');
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(), (bytes, at) => {
        expect(typeof decodeSparkplug(bytes).ok).toBe('boolean');
        const broken = whole.slice();
        broken.set(bytes.subarray(0, 3), at % (whole.length - 3));
        expect(typeof decodeSparkplug(broken).ok).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });
});
