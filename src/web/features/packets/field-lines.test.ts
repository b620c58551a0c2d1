import { generate, type Packet } from 'mqtt-packet';
import { expect, it } from 'vitest';
import { dissectPacket } from '../../../core/wire/dissect/dissect-packet.ts';
import { fieldLines, lineOfByte, partsOfBytes, secretBytes } from './field-lines.ts';
import { fieldRaw, fieldText } from './field-value.ts';

const encode = (packet: Packet) => new Uint8Array(generate(packet, { protocolVersion: 5 }));
const publish = encode({
  cmd: 'publish',
  topic: 'a/b',
  payload: 'xyz',
  qos: 1,
  dup: false,
  retain: false,
  messageId: 7,
  properties: { contentType: 'text' },
});

it('has the parts of a packet with their fields below them', () => {
  const lines = fieldLines(dissectPacket(publish, 5));
  expect(lines.filter(({ level }) => level === 1).map(({ part, start, end }) => [part, start, end])).toEqual([
    ['fixed-header', 0, 2],
    ['variable-header', 2, 9],
    ['properties', 9, 17],
    ['payload', 17, 20],
  ]);
  expect(lines.find(({ field }) => field?.key === 'packetIdentifier')).toMatchObject({ level: 2, start: 7, end: 9 });
});

it('finds the smallest field of a byte', () => {
  const lines = fieldLines(dissectPacket(publish, 5));
  const keyAt = (at: number) => lines[lineOfByte(lines, at)]?.field?.key;
  expect([keyAt(0), keyAt(7), keyAt(8), keyAt(18)]).toEqual([
    'firstByte',
    'packetIdentifier',
    'packetIdentifier',
    'applicationMessage',
  ]);
  expect(lineOfByte(lines, 20)).toBe(-1);
});

it('knows the part of each byte, and which are a secret', () => {
  expect(partsOfBytes(dissectPacket(publish, 5), 20)[18]).toBe('payload');
  const connect = encode({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 5,
    clientId: 'c',
    clean: true,
    keepalive: 5,
    username: 'u',
    password: Buffer.from('topsecret'),
  });
  const secret = secretBytes(dissectPacket(connect, 5), connect.length);
  const at = Buffer.from(connect).indexOf('topsecret');
  expect(secret.subarray(at, at + 9).every((one) => one === 1)).toBe(true);
  expect(secret[at - 3]).toBe(0);
});

it('says a value as text, and its bits', () => {
  const lines = fieldLines(dissectPacket(publish, 5));
  const field = (key: string) => lines.find((line) => line.field?.key === key)?.field;
  const qos = field('qos');
  const id = field('packetIdentifier');
  if (!qos || !id) throw new Error('no such fields');
  expect([fieldText(qos), fieldRaw(qos, publish)]).toEqual(['At least once (1)', '01']);
  expect([fieldText(id), fieldRaw(id, publish)]).toEqual(['7', '00 07']);
});
