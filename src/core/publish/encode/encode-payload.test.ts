// Each encoder against our own decoder, and against a library that others use.
import { decode as decodeMessagePackReference } from '@msgpack/msgpack';
import avsc from 'avsc';
import { decode as decodeCborReference } from 'cborg';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { decodeAvro } from '../../payload/avro/decode-avro.ts';
import { decodeCbor } from '../../payload/cbor/decode-cbor.ts';
import { decodeMessagePack } from '../../payload/messagepack/decode-messagepack.ts';
import type { PayloadSchema } from '../../payload/view/payload-view.ts';
import { readAvro } from '../../payload/view/read-schema.ts';
import type { PayloadFormat } from '../publish-template.ts';
import { encodePayload } from './encode-payload.ts';

function bytesOf(format: PayloadFormat, text: string, schema: PayloadSchema | null = null): Uint8Array {
  const bytes = encodePayload({ format, text, schema });
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
  return bytes.value;
}

const faultOf = (format: PayloadFormat, text: string, schema: PayloadSchema | null = null) => {
  const bytes = encodePayload({ format, text, schema });
  return bytes.ok ? null : bytes.error;
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('text, JSON, hex, Base64', () => {
  it('send what was written', () => {
    expect(hex(bytesOf('text', 'Жё\0'))).toBe('d096d19100');
    const json = ' {"n": 127.0, "big": 12345678901234567890, "n": 1e2}\n';
    expect(Buffer.from(bytesOf('json', json)).toString()).toBe(json);
    expect(hex(bytesOf('hex', '0x00 FF,fe:80\n0aC3 '))).toBe('00fffe800ac3');
    expect(hex(bytesOf('base64', 'AP_-\ngA=='))).toBe('00fffe80');
    expect(bytesOf('hex', '')).toHaveLength(0);
  });

  it('say what is wrong, and where', () => {
    expect(faultOf('text', 'a\ud800')).toMatchObject({ reason: 'surrogate', from: 1 });
    expect(faultOf('json', '{"a": }')).toMatchObject({ reason: 'json', from: 6, detail: 'value' });
    expect(faultOf('json', '')).toMatchObject({ reason: 'json', from: 0 });
    expect(faultOf('hex', '00 fg')).toMatchObject({ reason: 'bad-hex', from: 4 });
    expect(faultOf('hex', '00 f')).toMatchObject({ reason: 'odd-hex', from: 3 });
    expect(faultOf('hex', 'f 0')).toMatchObject({ reason: 'odd-hex', from: 0 });
    expect(faultOf('base64', 'AP!8')).toMatchObject({ reason: 'bad-base64', from: 2 });
    expect(faultOf('base64', 'A')).toMatchObject({ reason: 'bad-base64', from: null });
  });

  it('take hexadecimal of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('', ' ', ', ', ':'), (bytes, between) => {
        const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(between);
        expect(bytesOf('hex', digits)).toEqual(bytes);
      }),
    );
  });
});

const anyJson = fc.json({ maxDepth: 5, noUnicodeString: false } as never);

describe('CBOR', () => {
  it.each([
    ['0', '00'],
    ['-1', '20'],
    ['24', '1818'],
    ['1.0', 'f93c00'],
    ['-0', 'f98000'],
    ['100000.0', 'fa47c35000'],
    ['1.1', 'fb3ff199999999999a'],
    ['5.960464477539063e-8', 'f90001'],
    ['18446744073709551615', '1bffffffffffffffff'],
    ['18446744073709551616', 'c249010000000000000000'],
    ['-18446744073709551617', 'c349010000000000000000'],
    ['{"$float":"NaN"}', 'f97e00'],
    ['{"$bytes":"01 02"}', '420102'],
    ['{"$tag":[32,"a"]}', 'd8206161'],
    ['{"$date":"2013-03-21T20:04:00Z"}', 'c074323031332d30332d32315432303a30343a30305a'],
    ['{"$undefined":true}', 'f7'],
    ['{"a":[true,null]}', 'a1616182f5f6'],
  ])('%s is %s (RFC 8949, appendix A)', (text, expected) => {
    expect(hex(bytesOf('cbor', text))).toBe(expected);
  });

  it('is read by others as the same value', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        fc.pre(!text.includes('__proto__') && !text.includes('"$') && !text.includes('-0'));
        const bytes = bytesOf('cbor', text);
        expect(decodeCbor(bytes).ok).toBe(true);
        expect(decodeCborReference(bytes)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what it cannot hold', () => {
    expect(faultOf('cbor', '[1e999]')).toMatchObject({ reason: 'number', path: '[0]', from: 1, to: 6 });
    expect(faultOf('cbor', '{"a":{"$bytes":"0"}}')).toMatchObject({ reason: 'bad-hex', path: 'a.$bytes' });
    expect(faultOf('cbor', `${'['.repeat(300)}${']'.repeat(300)}`)).toMatchObject({ reason: 'too-deep' });
    expect(faultOf('cbor', '"\\ud800"')).toMatchObject({ reason: 'surrogate' });
  });
});

describe('MessagePack', () => {
  it.each([
    ['127', '7f'],
    ['-32', 'e0'],
    ['-33', 'd0df'],
    ['255', 'ccff'],
    ['-32769', 'd2ffff7fff'],
    ['4294967296', 'cf0000000100000000'],
    ['-9223372036854775808', 'd38000000000000000'],
    ['1.5', 'ca3fc00000'],
    ['1.1', 'cb3ff199999999999a'],
    ['{"$bytes":"ff"}', 'c401ff'],
    ['{"$ext":[5,"0102"]}', 'd5050102'],
    ['{"$date":"1970-01-01T00:00:01Z"}', 'd6ff00000001'],
    ['{"$date":"1970-01-01T00:00:01.5Z"}', 'd7ff7735940000000001'],
  ])('%s is %s', (text, expected) => {
    expect(hex(bytesOf('messagepack', text))).toBe(expected);
  });

  it('is read by others as the same value', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        fc.pre(!text.includes('__proto__') && !text.includes('"$') && !text.includes('-0'));
        const bytes = bytesOf('messagepack', text);
        expect(decodeMessagePack(bytes).ok).toBe(true);
        expect(decodeMessagePackReference(bytes)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what it cannot hold', () => {
    expect(faultOf('messagepack', '18446744073709551616')).toMatchObject({ reason: 'number' });
    expect(faultOf('messagepack', '{"$tag":[1,2]}')).toMatchObject({ reason: 'mismatch' });
  });
});

const PROTO = `
syntax = "proto3";
package lab;
import "google/protobuf/timestamp.proto";
enum Mode { OFF = 0; ON = 1; }
message Reading {
  double temperature = 1;
  sint64 offset = 2;
  uint64 big = 3;
  string device_name = 4;
  bytes raw = 5;
  Mode mode = 6;
  repeated int32 samples = 7;
  map<string, float> extra = 8;
  Reading inner = 9;
  fixed32 crc = 10;
  bool ok = 11;
  repeated string tags = 12;
  google.protobuf.Timestamp at = 13;
}`;
const proto: PayloadSchema = {
  kind: 'protobuf',
  files: [{ name: 'lab.proto', text: PROTO }],
  messageType: 'lab.Reading',
};

describe('Protobuf', () => {
  it('is read by others as the same message', () => {
    const text = `{"temperature": 21.5, "offset": "-9007199254740993", "big": 18446744073709551615, "deviceName": "ж",
      "raw": "AP8=", "mode": "ON", "samples": [1, -2, 300], "extra": {"a": 1.5}, "inner": {"ok": true, "mode": 0},
      "crc": 4294967295, "tags": ["x", ""], "at": "2026-01-31T12:00:00.25Z"}`;
    const bytes = bytesOf('protobuf', text, proto);
    const root = new protobuf.Root();
    root.addJSON(protobuf.common.get('google/protobuf/timestamp.proto')?.nested ?? {});
    protobuf.parse(PROTO, root);
    const type = root.lookupType('lab.Reading');
    const read = type.toObject(type.decode(bytes), {
      longs: String,
      enums: String,
      bytes: String,
    });
    expect(read).toMatchObject({
      temperature: 21.5,
      offset: '-9007199254740993',
      big: '18446744073709551615',
      deviceName: 'ж',
      raw: 'AP8=',
      mode: 'ON',
      samples: [1, -2, 300],
      extra: { a: 1.5 },
      inner: { ok: true },
      crc: 4294967295,
      tags: ['x', ''],
    });
  });

  it('says what does not fit the schema, and where', () => {
    expect(faultOf('protobuf', '{"inner":{"temperatur":1}}', proto)).toMatchObject({
      reason: 'mismatch',
      path: 'inner.temperatur',
    });
    expect(faultOf('protobuf', '{"samples":[1,"x"]}', proto)).toMatchObject({ reason: 'mismatch', path: 'samples[1]' });
    expect(faultOf('protobuf', '{"samples":[2147483648]}', proto)).toMatchObject({ reason: 'number' });
    expect(faultOf('protobuf', '{"mode":"AUTO"}', proto)?.detail).toContain('OFF, ON');
    expect(faultOf('protobuf', '{}')).toMatchObject({ reason: 'no-schema' });
    expect(
      faultOf('protobuf', '{}', { ...proto, files: [{ name: 'a.proto', text: 'message {' }] } as never),
    ).toMatchObject({
      reason: 'schema',
    });
  });
});

const AVRO = {
  type: 'record',
  name: 'Reading',
  fields: [
    { name: 'n', type: 'long' },
    { name: 'f', type: 'float' },
    { name: 's', type: ['null', 'string'] },
    { name: 'u', type: ['null', 'int', 'string'] },
    { name: 'b', type: 'bytes' },
    { name: 'e', type: { type: 'enum', name: 'Mode', symbols: ['OFF', 'ON'] } },
    { name: 'x', type: { type: 'fixed', name: 'Two', size: 2 } },
    { name: 'a', type: { type: 'array', items: 'int' } },
    { name: 'm', type: { type: 'map', values: 'double' } },
  ],
};
const avro: PayloadSchema = { kind: 'avro', text: JSON.stringify(AVRO) };

describe('Avro', () => {
  it('is read by others as the same value', () => {
    const text =
      '{"n":-5,"f":1.5,"s":{"string":"ж"},"u":{"int":3},"b":"\\u00ff\\u0000","e":"ON","x":"ab","a":[1,2],"m":{"k":0.1}}';
    const bytes = bytesOf('avro', text, avro);
    const type = avsc.Type.forSchema(AVRO as never);
    const value = type.fromBuffer(Buffer.from(bytes));
    expect(JSON.parse(type.toString(value))).toEqual(JSON.parse(text));
    const schema = readAvro(JSON.stringify(AVRO));
    expect(schema.ok && decodeAvro(bytes, schema.value).ok).toBe(true);
  });

  it('takes a value of a union without its branch where only one fits, and none where it may be', () => {
    const whole = '{"n":1,"f":1,"s":{"string":"x"},"u":null,"b":"","e":"OFF","x":"ab","a":[],"m":{}}';
    const short = '{"n":1,"f":1,"s":"x","b":"","e":"OFF","x":"ab","a":[],"m":{}}';
    expect(bytesOf('avro', short, avro)).toEqual(bytesOf('avro', whole, avro));
  });

  it('writes days, moments and decimals', () => {
    const of = (type: unknown): PayloadSchema => ({ kind: 'avro', text: JSON.stringify(type) });
    expect(hex(bytesOf('avro', '"1970-01-02"', of({ type: 'int', logicalType: 'date' })))).toBe('02');
    const moment = of({ type: 'long', logicalType: 'timestamp-micros' });
    expect(hex(bytesOf('avro', '"1970-01-01T00:00:00.000001Z"', moment))).toBe('02');
    const decimal = of({ type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 });
    expect(hex(bytesOf('avro', '-1.5', decimal))).toBe('04ff6a');
    expect(faultOf('avro', '1.234', decimal)).toMatchObject({ reason: 'number' });
  });

  it('says what does not fit the schema, and where', () => {
    expect(faultOf('avro', '{"n":1}', avro)).toMatchObject({ reason: 'mismatch', path: 'f' });
    expect(faultOf('avro', '{"z":1}', avro)).toMatchObject({ reason: 'mismatch', path: 'z' });
    expect(faultOf('avro', '{', avro)).toMatchObject({ reason: 'json' });
    expect(faultOf('avro', '1')).toMatchObject({ reason: 'no-schema' });
    expect(faultOf('avro', '1', { kind: 'avro', text: '"nope"' })).toMatchObject({ reason: 'schema' });
  });
});

it('takes a megabyte in its stride', () => {
  const text = JSON.stringify(Array.from({ length: 50_000 }, (_, i) => ({ n: i, s: 'text' })));
  for (const format of ['json', 'cbor', 'messagepack'] as const)
    expect(bytesOf(format, text).length).toBeGreaterThan(500_000);
});
