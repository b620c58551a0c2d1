import type { FormatGuess, PayloadFormat } from '../../../../core/payload/guess-format.ts';

const EXTENSIONS: Readonly<Record<PayloadFormat, string>> = {
  json: 'json',
  text: 'txt',
  hex: 'bin',
  base64: 'txt',
  cbor: 'cbor',
  messagepack: 'msgpack',
  protobuf: 'pb',
  avro: 'avro',
  sparkplug: 'pb',
  image: 'bin',
  number: 'bin',
  timestamp: 'bin',
};

const MAX_STEM = 60;

/** A name for the file that a payload is saved to: the topic's last level, the time of day, and what the bytes are. */
export function payloadFileName(topic: string, clock: string, guess: FormatGuess): string {
  const level = topic.split('/').findLast((part) => part !== '') ?? '';
  // Topics come from strangers: only letters, digits and a few signs are let into a file's name, and no leading dot.
  const stem = level.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');
  const name = [...stem].slice(0, MAX_STEM).join('');
  return `${name || 'payload'}-${clock.replaceAll(':', '-')}.${guess.signature?.extension ?? EXTENSIONS[guess.format]}`;
}
