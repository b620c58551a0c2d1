// Each format, read back with a reader that knows nothing of the writer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROPERTY, type PropertyEntry, propertyDefinition } from '../mqtt/property.ts';
import { ByteWriter } from './byte-writer.ts';
import type { ExportedMessage, ExportFormat } from './exported-message.ts';
import { messageWriter } from './message-writer.ts';

const utf8 = new TextEncoder();
const BINARY = Uint8Array.from([0xff, 0, 0x80]);

function message(changes: Partial<ExportedMessage> = {}): ExportedMessage {
  return {
    time: Date.UTC(2026, 10, 22, 21, 57, 52, 831) + 0.8916,
    direction: 'in',
    topic: 'a/b',
    payload: utf8.encode('text'),
    qos: 0,
    retain: false,
    dup: false,
    version: 5,
    packetId: null,
    properties: [],
    ...changes,
  };
}

function property(id: number, value: PropertyEntry['value']): PropertyEntry {
  return { id, name: propertyDefinition(id)?.name ?? '', value };
}

const PROPERTIES = [
  property(PROPERTY.payloadFormatIndicator, 1),
  property(PROPERTY.messageExpiryInterval, 60),
  property(PROPERTY.contentType, 'application/json'),
  property(PROPERTY.responseTopic, 'r/"t"'),
  property(PROPERTY.correlationData, utf8.encode('c"d')),
  property(PROPERTY.subscriptionIdentifier, 7),
  property(PROPERTY.subscriptionIdentifier, 9),
  property(PROPERTY.userProperty, ['x', 'y']),
  property(PROPERTY.userProperty, ['__proto__', 'p']),
  property(PROPERTY.userProperty, ['x', 'z']),
];

function exported(format: ExportFormat, messages: readonly ExportedMessage[]): string {
  const writer = messageWriter(format, { name: 'Plant, "east"', clientId: 'loupe-1' });
  const out = new ByteWriter();
  out.text(writer.head);
  messages.forEach((one, at) => {
    if (at > 0) out.text(writer.between);
    writer.write(one, out);
  });
  out.text(writer.tail);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(out.toBytes());
}

const anyMessage = fc.record({
  topic: fc.string({ unit: 'binary', minLength: 1 }),
  payload: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary' }).map((text) => utf8.encode(text)),
    fc.json().map((text) => utf8.encode(text)),
  ),
});

describe('json', () => {
  const read = (messages: readonly ExportedMessage[]) => JSON.parse(exported('json', messages));

  it('is one array, an empty one without messages', () => {
    expect(read([])).toEqual([]);
    expect(read([message(), message()])).toHaveLength(2);
  });

  it('names everything', () => {
    const sent = message({ direction: 'out', qos: 1, packetId: 5, retain: true, dup: true, properties: PROPERTIES });
    expect(read([sent])).toEqual([
      {
        time: '2026-11-22T21:57:52.831Z',
        direction: 'out',
        topic: 'a/b',
        qos: 1,
        retain: true,
        dup: true,
        packetId: 5,
        properties: {
          payloadFormatIndicator: 1,
          messageExpiryInterval: 60,
          contentType: 'application/json',
          responseTopic: 'r/"t"',
          correlationData: 'c"d',
          subscriptionIdentifier: [7, 9],
          userProperties: [
            ['x', 'y'],
            ['__proto__', 'p'],
            ['x', 'z'],
          ],
        },
        payload: 'text',
      },
    ]);
  });

  it('keeps bytes that are no text as Base64', () => {
    const properties = [property(PROPERTY.correlationData, BINARY)];
    const [one] = read([message({ payload: BINARY, properties })]);
    expect(one).toMatchObject({ payloadBase64: '/wCA', properties: { correlationDataBase64: '/wCA' } });
    expect(one).not.toHaveProperty('payload');
  });

  it('gives topic and payload back, whatever they are', () => {
    fc.assert(
      fc.property(anyMessage, ({ topic, payload }) => {
        const [one] = read([message({ topic, payload })]);
        expect(one.topic).toBe(topic);
        const bytes = one.payloadBase64 === undefined ? utf8.encode(one.payload) : decoded(one.payloadBase64);
        expect(bytes).toEqual(payload);
      }),
    );
  });
});

describe('ndjson', () => {
  const lines = (messages: readonly ExportedMessage[]) => exported('ndjson', messages).split('\n').slice(0, -1);

  it('has the names of mosquitto_sub', () => {
    const [line = ''] = lines([message({ qos: 1, packetId: 1, properties: PROPERTIES })]);
    expect(JSON.parse(line)).toEqual({
      tst: '2026-11-22T21:57:52.831891Z',
      topic: 'a/b',
      qos: 1,
      retain: 0,
      payloadlen: 4,
      mid: 1,
      properties: {
        'payload-format-indicator': 1,
        'message-expiry-interval': 60,
        'content-type': 'application/json',
        'response-topic': 'r/"t"',
        'correlation-data': 'c"d',
        'subscription-identifier': [7, 9],
        'user-properties': JSON.parse('{"x":["y","z"],"__proto__":"p"}'),
      },
      payload: 'text',
    });
  });

  it('leaves JSON as it is, in one line, with all digits of its numbers', () => {
    const payload = utf8.encode('{\r\n"big": 12345678901234567890,\n"point": 127.0\n}');
    const [line = '', ...more] = lines([message({ payload })]);
    expect(more).toEqual([]);
    expect(line).toContain('"big": 12345678901234567890');
    expect(line).toContain('"point": 127.0');
    expect(JSON.parse(line).payload.point).toBe(127);
  });

  it('says what mosquitto_sub would not: sent, repeated, bytes that are no text', () => {
    const [line = ''] = lines([message({ direction: 'out', dup: true, payload: BINARY })]);
    expect(JSON.parse(line)).toMatchObject({ direction: 'out', dup: 1, payloadlen: 3, payloadBase64: '/wCA' });
    const [plain = ''] = lines([message()]);
    expect(Object.keys(JSON.parse(plain))).toEqual(['tst', 'topic', 'qos', 'retain', 'payloadlen', 'payload']);
  });

  it('tells text, JSON and bytes apart, whatever they are', () => {
    fc.assert(
      fc.property(anyMessage, ({ topic, payload }) => {
        const [line = '', ...more] = lines([message({ topic, payload })]);
        expect(more).toEqual([]);
        const one = JSON.parse(line);
        expect(one.topic).toBe(topic);
        expect(one.payloadlen).toBe(payload.length);
        if (one.payloadBase64 !== undefined || payload.length === 0) {
          expect(one.payload ?? null).toBeNull();
          expect(decoded(one.payloadBase64 ?? '')).toEqual(payload);
          return;
        }
        const isText = typeof one.payload === 'string' && utf8.encode(one.payload).length === one.payloadlen;
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
        expect(one.payload).toEqual(isText ? text : JSON.parse(text));
      }),
    );
  });
});

describe('csv', () => {
  it('has MQTTX’s columns first, and writes them as MQTTX does', () => {
    const time = new Date(2026, 10, 22, 9, 7, 5, 31).getTime();
    const [head, row] = readCsv(
      exported('csv', [message({ time, direction: 'out', retain: true, properties: PROPERTIES })]),
    );
    expect(head?.slice(0, 16).join(',')).toBe(
      'client_id,connection_name,topic,payload,qos,retain,direction,createAt,payload_format_indicator,' +
        'message_expiry_interval,topic_alias,response_topic,correlation_data,subscription_identifier,content_type,' +
        'user_properties',
    );
    expect(row).toEqual([
      ...['loupe-1', 'Plant, "east"', 'a/b', 'text', '0', 'true', 'publish', '2026-11-22 09:07:05:031', '1', '60', ''],
      ...['r/"t"', 'c"d', '[7,9]', 'application/json', '{"x":["y","z"],"__proto__":"p"}', '', ''],
    ]);
  });

  it('begins with the first column’s name, and leaves what looks like a formula as it is', () => {
    const text = exported('csv', [message({ topic: '=1+1', payload: utf8.encode('=cmd|x') })]);
    expect(text.startsWith('client_id,')).toBe(true);
    expect(readCsv(text)[1]?.slice(2, 4)).toEqual(['=1+1', '=cmd|x']);
  });

  it('gives topic and payload back, whatever they are', () => {
    fc.assert(
      fc.property(anyMessage, ({ topic, payload }) => {
        const [, row = [], ...more] = readCsv(exported('csv', [message({ topic, payload })]));
        expect(more).toEqual([]);
        expect(row).toHaveLength(18);
        expect(row[2]).toBe(topic);
        const value = row[3] ?? '';
        expect(row[16] === 'base64' ? decoded(value) : utf8.encode(value)).toEqual(payload);
      }),
    );
  });
});

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

/** RFC 4180, with LF at the end of a row. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        value += text[at];
      }
      at++;
    } else while (text[at] !== ',' && text[at] !== '\n') value += text[at++];
    row.push(value);
    if (text[at++] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
