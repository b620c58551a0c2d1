import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { hasTshark, tsharkFields } from '../../testing/tshark.ts';
import { PcapngWriter } from './pcapng-writer.ts';

const encode = (packet: Packet, protocolVersion = 5) => new Uint8Array(generate(packet, { protocolVersion }));
const publish = (topic: string, payload: string | Buffer, qos: 0 | 1 | 2 = 0): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  qos,
  dup: false,
  retain: false,
  ...(qos > 0 && { messageId: 5 }),
});

describe.runIf(hasTshark)('a capture', () => {
  it('is decoded by tshark as what was sent, in several streams, large packets included', () => {
    const writer = new PcapngWriter();
    const large = Buffer.alloc(200_000, 'x');
    writer.header('MQTT Loupe', 'lab');
    const time = Date.UTC(2026, 10, 22, 12, 0, 0) + 0.123;
    const connect = encode({
      cmd: 'connect',
      clientId: 'a',
      clean: true,
      keepalive: 9,
      protocolId: 'MQTT',
      protocolVersion: 5,
    });
    for (let i = 0; i < 2; i++) {
      const stream = writer.open(time + i);
      writer.packet(stream, time + i, 'out', connect);
      writer.packet(stream, time + i, 'in', encode({ cmd: 'connack', sessionPresent: false, reasonCode: 0 }));
      writer.packet(stream, time + i + 0.5, 'in', encode(publish('жук/1', '{"a":1}', 1)));
      writer.packet(stream, time + i + 0.6, 'out', encode({ cmd: 'puback', messageId: 5 }));
      writer.packet(stream, time + i + 0.7, 'out', encode(publish('big', large)));
      writer.packet(stream, time + i + 0.8, 'out', encode({ cmd: 'disconnect' }));
      writer.close(stream, time + i + 0.9, 'out', false, i === 0 ? '' : 'WebSocket code 1000');
    }
    const bytes = writer.take();
    const lines = tsharkFields(bytes, 'tcp.stream', 'mqtt.msgtype', 'mqtt.topic', 'mqtt.msgid', '_ws.malformed');
    const mqtt = lines.filter(([, type]) => type !== undefined && type !== '');
    expect(mqtt.map(([stream, type, topic]) => [stream, type, topic ?? ''])).toEqual(
      [0, 1].flatMap((stream) => [
        [String(stream), '1', ''],
        [String(stream), '2', ''],
        [String(stream), '3', 'жук/1'],
        [String(stream), '4', ''],
        [String(stream), '3', 'big'],
        [String(stream), '14', ''],
      ]),
    );
    expect(lines.every((line) => (line[4] ?? '') === '')).toBe(true);
    expect(lines.some(([, , , id]) => id === '5')).toBe(true);
    const [first] = tsharkFields(bytes, 'frame.time_epoch', 'tcp.analysis.flags', 'ip.checksum.status');
    expect(first?.[0]).toBe('1795348800.000123000');
    const comments = tsharkFields(bytes, 'frame.comment').flat();
    expect(comments.filter((comment) => comment !== '')).toEqual(['WebSocket code 1000']);
    expect(new Set(tsharkFields(bytes, 'ip.checksum').flat()).has('0x0000')).toBe(false);
    // Nothing is missing, out of order or sent twice as far as TCP goes.
    expect(tsharkFields(bytes, 'tcp.analysis.flags').flat().join('')).toBe('');
  });

  it('goes on where the sequence numbers of TCP begin anew', () => {
    const writer = new PcapngWriter();
    writer.header('MQTT Loupe', 'lab');
    const connect = encode({ cmd: 'connect', clientId: 'a', clean: true, keepalive: 9, protocolVersion: 5 });
    const stream = { ...writer.open(0), next: { out: 2 ** 32 - 70_000, in: 2 ** 32 - 40 } };
    writer.take();
    writer.header('MQTT Loupe', 'lab');
    writer.reopen(stream, 1, [{ time: 1, direction: 'out', bytes: connect }]);
    for (let i = 0; i < 3; i++) {
      writer.packet(stream, 2 + i, 'out', encode(publish('out', Buffer.alloc(50_000, 'x'))));
      writer.packet(stream, 2 + i, 'in', encode(publish('in', 'y'.repeat(20))));
    }
    expect(stream.next.out).toBeLessThan(100_000);
    const lines = tsharkFields(writer.take(), 'mqtt.topic', 'tcp.analysis.flags', '_ws.malformed', 'tcp.stream');
    expect(lines.map(([topic]) => topic).filter((topic) => topic !== '')).toEqual([
      'out',
      'in',
      'out',
      'in',
      'out',
      'in',
    ]);
    expect(lines.map(([, flags, malformed, number]) => [flags, malformed, number])).toEqual(
      lines.map(() => ['', '', '0']),
    );
  });
});
