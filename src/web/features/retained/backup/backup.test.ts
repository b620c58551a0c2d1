import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptMessage } from '../kept-message.ts';
import { type ReadBackup, readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

const written = (messages: readonly KeptMessage[]) =>
  new TextDecoder().decode(Buffer.concat(writeBackup(messages, new Date(0))));

const file = (...messages: unknown[]) => JSON.stringify({ format: 'mqtt-loupe-retained', version: 1, messages });

function read(json: string): ReadBackup {
  const result = readBackup(json);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const GOOD = { topic: 'a', payload: 'x', qos: 1, seenAt: '2026-01-31T10:00:00.000Z' };

describe('a backup', () => {
  it('comes back as it was written, whatever the payloads are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));
    const name = text.filter((value) => value !== '' && !/[+#]/.test(value));
    const properties = fc.record(
      {
        payloadIsUtf8: fc.boolean(),
        messageExpiryIntervalS: fc.nat(),
        contentType: text,
        responseTopic: name,
        correlationData: fc.uint8Array({ maxLength: 20 }),
        userProperties: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const message = fc.record({
      topic: name,
      payload: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        text.filter((value) => value !== '').map((value) => new TextEncoder().encode(`\ufeff${value}`)),
      ),
      qos: fc.constantFrom(0, 1, 2),
      properties,
      time: fc.integer({ min: 0, max: 4e12 }),
    }) as fc.Arbitrary<KeptMessage>;
    fc.assert(
      fc.property(fc.uniqueArray(message, { selector: ({ topic }) => topic, maxLength: 6 }), (messages) => {
        const plain = (all: readonly KeptMessage[]) =>
          all.map((one) => ({
            ...one,
            payload: [...one.payload],
            properties: { ...one.properties, correlationData: one.properties.correlationData?.join() },
          }));
        const { messages: back, faults } = read(written(messages));
        expect(faults).toEqual([]);
        expect(plain(back)).toEqual(plain(messages));
      }),
    );
  });

  it('names what is wrong at its place, and keeps the rest', () => {
    const { messages, faults } = read(
      file(
        GOOD,
        { ...GOOD, topic: 'b/#' },
        { ...GOOD, topic: 'c', qos: 3 },
        { ...GOOD, topic: 'd', payload: undefined },
        { ...GOOD, topic: 'e', payload: undefined, payloadBase64: '?' },
        { ...GOOD, topic: 'f', properties: { contentType: 7 } },
        { ...GOOD, topic: 'g', properties: { retain: true } },
        { ...GOOD, topic: 'h', seenAt: 'yesterday' },
        { ...GOOD, topic: 'i', payload: '' },
        GOOD,
        17,
        { ...GOOD, topic: 'z' },
      ),
    );
    expect(messages.map(({ topic }) => topic)).toEqual(['a', 'z']);
    expect(faults.map(({ number, topic, field }) => [number, topic, field])).toEqual([
      [2, 'b/#', 'topic'],
      [3, 'c', 'qos'],
      [4, 'd', 'payload'],
      [5, 'e', 'payloadBase64'],
      [6, 'f', 'properties'],
      [7, 'g', 'properties'],
      [8, 'h', 'seenAt'],
      [9, 'i', 'payload'],
      [10, 'a', 'repeated'],
      [11, null, 'message'],
    ]);
  });

  it('is told from other files', () => {
    expect(readBackup('{')).toMatchObject({ ok: false, error: { kind: 'not-json' } });
    expect(readBackup('[]')).toMatchObject({ ok: false, error: { kind: 'not-a-backup' } });
    expect(readBackup('{"format":"x","version":1,"messages":[]}')).toMatchObject({
      ok: false,
      error: { kind: 'not-a-backup' },
    });
    expect(readBackup('{"format":"mqtt-loupe-retained","version":2,"messages":[]}')).toMatchObject({
      ok: false,
      error: { kind: 'newer', version: 2 },
    });
  });

  it('survives anything', () => {
    fc.assert(fc.property(fc.json(), (json) => void readBackup(json)));
    fc.assert(fc.property(fc.array(fc.jsonValue()), (messages) => void read(file(...messages))));
  });
});
