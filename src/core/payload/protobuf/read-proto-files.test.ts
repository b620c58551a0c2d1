import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProtoField, typeName } from './proto-schema.ts';
import { readProtoFiles } from './read-proto-files.ts';

function read(...texts: readonly string[]) {
  return readProtoFiles(texts.map((text, i) => ({ name: `file${i}.proto`, text })));
}

function schemaOf(...texts: readonly string[]) {
  const result = read(...texts);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function fieldsOf(message: string, ...texts: readonly string[]): readonly string[] {
  const fields = schemaOf(...texts).messages.get(message);
  return [...(fields?.values() ?? [])].map(line);
}

function line({ number, name, repeated, type }: ProtoField): string {
  return `${repeated && type.kind !== 'map' ? 'repeated ' : ''}${typeName(type)} ${name} = ${number}`;
}

function faultOf(...texts: readonly string[]): string {
  const result = read(...texts);
  if (result.ok) return 'none';
  const { file, line: at, column, expected, found } = result.error;
  return `${file}:${at}:${column} ${found ?? 'the end'} instead of ${expected}`;
}

describe('what .proto files may hold', () => {
  it('reads a file of proto3 with everything in it', () => {
    const text = `
      // A comment, and "quotes" in it.
      syntax = "proto3";
      package plant.v1;
      import public "google/protobuf/timestamp.proto";
      option java_package = "com.example";
      option (custom).deep = { a: 1, b: [ { c: "}" } ] };
      /* block ; { */
      message Reading {
        option deprecated = true;
        reserved 2, 15, 9 to 11, 40 to max;
        reserved "foo", 'b\\'ar';
        string id = 1 [json_name = "ID", (validate.rules).string = { min_len: 1 }];
        repeated sint32 deltas = 0x3 [packed=false];
        map<string, Inner> parts = 4;
        oneof kind { option (x) = 1; bool on = 5; Inner inner = 6; }
        google.protobuf.Timestamp at = 07;
        Inner.State state = 8;
        message Inner {
          enum State { option allow_alias = true; reserved -1; OFF = 0; NONE = 0; ON = 1; BAD = -2; }
          optional Inner again = 1;
          .plant.v1.Reading outer = 2;
        };
        optional string message = 12; int32 option = 13;
      }
      service S { rpc Get (Reading) returns (stream Reading) { option (http) = { get: "/v1" }; } }
    `;
    expect(fieldsOf('plant.v1.Reading', text)).toEqual([
      'string id = 1',
      'repeated sint32 deltas = 3',
      'map<string, plant.v1.Reading.Inner> parts = 4',
      'bool on = 5',
      'plant.v1.Reading.Inner inner = 6',
      'google.protobuf.Timestamp at = 7',
      'plant.v1.Reading.Inner.State state = 8',
      'string message = 12',
      'int32 option = 13',
    ]);
    const schema = schemaOf(text);
    expect(schema.messageTypes).toEqual(['plant.v1.Reading', 'plant.v1.Reading.Inner']);
    expect([...(schema.enums.get('plant.v1.Reading.Inner.State') ?? [])]).toEqual([
      [0, 'OFF'],
      [1, 'ON'],
      [-2, 'BAD'],
    ]);
  });

  it('reads groups, extensions and editions', () => {
    const text = `
      edition = "2023";
      message A { extensions 100 to 199 [declaration = { number: 100 }]; extend A { optional A self = 101; } }
      extend A { string note = 100; }
      message B { required int32 a = 1; repeated group Part = 2 { optional bool ok = 1; } }
      import "google/protobuf/descriptor.proto";
      extend google.protobuf.FieldOptions { string unit = 50000; }
      local message C {} export enum D { E = 0; }
    `;
    expect(fieldsOf('A', text)).toEqual(['A [A.self] = 101', 'string [note] = 100']);
    expect(fieldsOf('B', text)).toEqual(['int32 a = 1', 'repeated B.Part part = 2']);
    expect(fieldsOf('B.Part', text)).toEqual(['bool ok = 1']);
  });

  it('finds types in other files, whatever their order and folders', () => {
    const a = 'package a; import "deep/b.proto"; message A { b.B x = 1; B y = 2; message B {} }';
    const b = 'package a.b; import "nanopb.proto"; message B { string s = 1 [(nanopb).max_size = 3]; }';
    expect(fieldsOf('a.A', a, b)).toEqual(['a.b.B x = 1', 'a.A.B y = 2']);
    expect(schemaOf(a, b, b).messageTypes).toEqual(['a.A', 'a.A.B', 'a.b.B']);
  });
});

describe('what is wrong is named with its place', () => {
  it.each([
    ['message A { int32 a = 1 }', 'file0.proto:1:25 } instead of ";"'],
    ['message A {\n  int32 = 1;\n}', 'file0.proto:2:9 = instead of a field name'],
    ['message A { int32 a = x; }', 'file0.proto:1:23 x instead of a field number'],
    ['message A { int32 a = 1;', 'file0.proto:1:25 the end instead of "}"'],
    ['syntax = proto3;', 'file0.proto:1:10 proto3 instead of a version in quotes, such as "proto3"'],
    ['import "a.proto', 'file0.proto:1:8 "a.proto instead of a string with its closing quote'],
    ['/* é\n */ /* ', 'file0.proto:2:5 /* instead of a comment with its closing */'],
    ['hello', 'file0.proto:1:1 hello instead of message, enum, import, package, option, extend or service'],
    ['message A { B b = 1; }', 'file0.proto:1:13 B instead of a type that is declared'],
    [
      'import "b.proto"; message A { B b = 1; }',
      'file0.proto:1:31 B instead of a type that is declared (not loaded: b.proto)',
    ],
    ['message A { int32 a = 1; int32 b = 1; }', 'file0.proto:1:32 b instead of a number that is not taken: 1 is a'],
    ['message A {} enum A { X = 0; }', 'file0.proto:1:19 A instead of a name that is not declared already'],
    [
      'message A { map<float, int32> a = 1; }',
      'file0.proto:1:17 float instead of a key type: an integer type, bool or string',
    ],
    ['{"a":1}', 'file0.proto:1:1 { instead of message, enum, import, package, option, extend or service'],
  ])('%s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('refuses a field number that there is not', () => {
    expect(faultOf('message A { int32 a = 0; }')).toContain('a field number from 1 to 536870911');
    expect(faultOf('message A { int32 a = 536870912; }')).toContain('a field number from 1 to 536870911');
  });

  it('does not follow nesting without end', () => {
    expect(faultOf('message A { '.repeat(100_000))).toContain('messages nested no deeper than 32');
    expect(faultOf(`option a = ${'{'.repeat(100_000)}`)).toContain('the end instead of ";"');
  });

  it('never throws', () => {
    const words = [
      'message',
      'A',
      '{',
      '}',
      ';',
      '=',
      '1',
      'map<',
      'group',
      'oneof',
      '"',
      '/*',
      '.',
      'enum',
      'extend',
      '[',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), fc.string(), (parts, tail) => {
        expect(typeof read(parts.join(' ') + tail).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
