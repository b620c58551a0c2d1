// The payload of Sparkplug B, as version 3.0 of its specification lays it out (section 6.4), and the names of its types.
import type { ProtoSchema } from '../protobuf/proto-schema.ts';
import { readProtoFiles } from '../protobuf/read-proto-files.ts';

const VALUES = (first: number) => `
  optional uint32 int_value = ${first};
  optional uint64 long_value = ${first + 1};
  optional float float_value = ${first + 2};
  optional double double_value = ${first + 3};
  optional bool boolean_value = ${first + 4};
  optional string string_value = ${first + 5};`;

const SOURCE = `
package org.eclipse.tahu.protobuf;
message Payload {
  optional uint64 timestamp = 1; repeated Metric metrics = 2; optional uint64 seq = 3;
  optional string uuid = 4; optional bytes body = 5;
  message Metric {
    optional string name = 1; optional uint64 alias = 2; optional uint64 timestamp = 3; optional uint32 datatype = 4;
    optional bool is_historical = 5; optional bool is_transient = 6; optional bool is_null = 7;
    optional MetaData metadata = 8; optional PropertySet properties = 9;
    ${VALUES(10)}
    optional bytes bytes_value = 16; optional DataSet dataset_value = 17; optional Template template_value = 18;
  }
  message MetaData {
    optional bool is_multi_part = 1; optional string content_type = 2; optional uint64 size = 3; optional uint64 seq = 4;
    optional string file_name = 5; optional string file_type = 6; optional string md5 = 7;
    optional string description = 8;
  }
  message PropertySet { repeated string keys = 1; repeated PropertyValue values = 2; }
  message PropertySetList { repeated PropertySet propertyset = 1; }
  message PropertyValue {
    optional uint32 type = 1; optional bool is_null = 2;
    ${VALUES(3)}
    optional PropertySet propertyset_value = 9; optional PropertySetList propertysets_value = 10;
  }
  message DataSet {
    optional uint64 num_of_columns = 1; repeated string columns = 2; repeated uint32 types = 3; repeated Row rows = 4;
    message Row { repeated DataSetValue elements = 1; }
    message DataSetValue { ${VALUES(1)} }
  }
  message Template {
    optional string version = 1; repeated Metric metrics = 2; repeated Parameter parameters = 3;
    optional string template_ref = 4; optional bool is_definition = 5;
    message Parameter { optional string name = 1; optional uint32 type = 2; ${VALUES(3)} }
  }
}
`;

export const SPARKPLUG_PAYLOAD = 'org.eclipse.tahu.protobuf.Payload';

let schema: ProtoSchema | null = null;

export function sparkplugSchema(): ProtoSchema {
  if (schema) return schema;
  const read = readProtoFiles([{ name: 'sparkplug_b.proto', text: SOURCE }]);
  if (!read.ok) throw new Error(`sparkplug_b.proto:${read.error.line}: ${read.error.expected}`);
  schema = read.value;
  return schema;
}

/** By number. */
const TYPE_NAMES = [
  ...['Unknown', 'Int8', 'Int16', 'Int32', 'Int64', 'UInt8', 'UInt16', 'UInt32', 'UInt64', 'Float', 'Double'],
  ...['Boolean', 'String', 'DateTime', 'Text', 'UUID', 'DataSet', 'Bytes', 'File', 'Template'],
  ...['PropertySet', 'PropertySetList'],
  ...['Int8Array', 'Int16Array', 'Int32Array', 'Int64Array', 'UInt8Array', 'UInt16Array', 'UInt32Array', 'UInt64Array'],
  ...['FloatArray', 'DoubleArray', 'BooleanArray', 'StringArray', 'DateTimeArray'],
];

export function sparkplugTypeName(type: number): string {
  return TYPE_NAMES[type] ?? `datatype ${type}`;
}
