// What a Content Type says about how a payload is best read.
import type { PayloadFormat } from './guess-format.ts';

/** `binary` is none of the formats, and no text. */
export type MediaFormat = Exclude<PayloadFormat, 'hex' | 'base64' | 'number' | 'timestamp'> | 'binary';

/** Tried from the top. */
const FORMATS: readonly (readonly [RegExp, MediaFormat])[] = [
  [/^(application|text)\/(json|json5|x-json)$|^json$|\/.*\+json$/, 'json'],
  [/^image\/svg\+xml$|^text\/|\+(xml|yaml)$/, 'text'],
  [/^application\/(xml|yaml|x-yaml|toml|javascript|ecmascript|sql|graphql|x-www-form-urlencoded|x-sh)$/, 'text'],
  [/^application\/cbor$|\+cbor$/, 'cbor'],
  [/^application\/(msgpack|x-msgpack|vnd\.msgpack)$|\+msgpack$/, 'messagepack'],
  [/^application\/(x-sparkplug-b|vnd\.sparkplug-b)$/, 'sparkplug'],
  [/^application\/(protobuf|x-protobuf|vnd\.google\.protobuf)$|\+protobuf$/, 'protobuf'],
  [/^avro\/binary$|^application\/(avro|x-avro|vnd\.apache\.avro|avro\+binary)$|\+avro$/, 'avro'],
  [/^image\//, 'image'],
  [/^(audio|video|font)\/|^application\/(gzip|x-gzip|zip|zstd|pdf|wasm)$|\+(zip|gzip)$/, 'binary'],
];

/**
 * Null when the content type says nothing: it is not a media type (MQTT leaves the string to the application), or a general
 * one such as application/octet-stream.
 */
export function mediaFormat(contentType: string): MediaFormat | null {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return FORMATS.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}
