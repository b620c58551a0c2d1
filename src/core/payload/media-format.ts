// What a Content Type says about how a payload is best read.

/** `binary` is shown as hex. */
export type MediaFormat = 'json' | 'text' | 'binary';

const TEXTS = /^application\/(xml|yaml|x-yaml|toml|javascript|ecmascript|sql|graphql|x-www-form-urlencoded|x-sh)$/;
const BINARIES =
  /^(image|audio|video|font)\/|^application\/(cbor|msgpack|x-msgpack|vnd\.msgpack|gzip|x-gzip|zip|zstd|pdf|wasm|protobuf|x-protobuf|vnd\.google\.protobuf|avro|x-sparkplug-b)$/;

/**
 * Null when the content type says nothing: it is not a media type (MQTT leaves the string to the application), or a general
 * one such as application/octet-stream.
 */
export function mediaFormat(contentType: string): MediaFormat | null {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (/^(application|text)\/(json|json5|x-json|ld\+json)$/.test(type) || type === 'json' || /\/.*\+json$/.test(type)) {
    return 'json';
  }
  if (type === 'image/svg+xml' || type.startsWith('text/') || /\+(xml|yaml)$/.test(type) || TEXTS.test(type))
    return 'text';
  if (BINARIES.test(type) || /\+(cbor|zip|gzip|protobuf)$/.test(type)) return 'binary';
  return null;
}
