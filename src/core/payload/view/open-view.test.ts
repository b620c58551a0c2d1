import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';
import { openView } from './open-view.ts';
import type { PayloadSchema, ReadView, ViewDocument } from './payload-view.ts';

const PROTO = 'syntax = "proto3"; package lab; message Climate { string room = 1; sint64 t = 2; }';

function open(view: ReadView, bytes: readonly number[], schema: PayloadSchema | null = null): ViewDocument {
  return openView(Uint8Array.from(bytes), { view, complete: true, schema, births: [] });
}

function values(document: ViewDocument): readonly string[] {
  return document.tree(1, 100).map(({ face }) => `${face.name} ${face.text}`);
}

const climate = [0x0a, 2, 0x68, 0x69, 0x10, 3];

describe('Protobuf', () => {
  const schema: PayloadSchema = {
    kind: 'protobuf',
    files: [{ name: 'a.proto', text: PROTO }],
    messageType: 'lab.Climate',
  };

  it('is read by its schema, and without one by field numbers', () => {
    expect(values(open('protobuf', climate, schema))).toEqual(['room "hi"', 't -2']);
    expect(values(open('protobuf', climate))[0]).toContain('"hi"');
  });

  it('takes a field that stands again for the next of several, not for a doubled name', () => {
    const repeated = open('protobuf', [0x08, 1, 0x08, 2]).tree(1, 100);
    expect(repeated.map(({ face }) => [face.name, face.isRepeated])).toEqual([
      ['field 1', false],
      ['field 1', false],
    ]);
  });

  it('says what is wrong with the schema, and where', () => {
    const broken = { ...schema, files: [{ name: 'a.proto', text: 'syntax = "proto3";\nmessage {' }] };
    expect(open('protobuf', climate, broken).opened).toMatchObject({
      kind: 'schema-fault',
      fault: { file: 'a.proto', line: 2, column: 9 },
    });
    expect(open('protobuf', climate, { ...schema, messageType: 'lab.Other' }).opened.kind).toBe('schema-fault');
    expect(checkSchema(schema)).toEqual({ messageTypes: ['lab.Climate'], fault: null });
    expect(checkSchema(broken).fault).toMatchObject({ line: 2 });
  });

  it('says where bytes stop being one', () => {
    expect(open('protobuf', [0x0a, 9, 1], schema).opened).toMatchObject({
      kind: 'fault',
      fault: { reason: 'truncated' },
    });
  });
});

describe('Avro', () => {
  const record = '{"type":"record","name":"R","fields":[{"name":"n","type":"int"},{"name":"s","type":"string"}]}';

  it('is read by its schema, and asks for one', () => {
    expect(values(open('avro', [6, 2, 0x61], { kind: 'avro', text: record }))).toEqual(['n 3', 's "a"']);
    expect(open('avro', [6, 2, 0x61]).opened.kind).toBe('no-schema');
    expect(open('avro', [6, 4, 0x61], { kind: 'avro', text: record }).opened.kind).toBe('fault');
  });

  it('says what is wrong with the schema, and where', () => {
    expect(checkSchema({ kind: 'avro', text: '{"type":\n"what"}' }).fault?.detail).toContain('expected');
    expect(checkSchema({ kind: 'avro', text: '{\n"type"}' }).fault).toMatchObject({ line: 2, column: 7 });
    expect(checkSchema({ kind: 'avro', text: record }).fault).toBeNull();
  });
});
