import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { PcapngWriter } from './pcapng-writer.ts';

const hasTshark = (() => {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** What tshark says of a capture: the fields, a packet a line. */
function tshark(bytes: Uint8Array, ...fields: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-'));
  const file = join(folder, 'a.pcapng');
  writeFileSync(file, bytes);
  try {
    const args = ['-r', file, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])];
    const out = execFileSync('tshark', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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
    const parts: Uint8Array[] = [writer.header('MQTT Loupe', 'lab')];
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
      const { stream, bytes } = writer.open(time + i);
      parts.push(bytes, writer.packet(stream, time + i, 'out', connect));
      parts.push(
        writer.packet(stream, time + i, 'in', encode({ cmd: 'connack', sessionPresent: false, reasonCode: 0 })),
      );
      parts.push(writer.packet(stream, time + i + 0.5, 'in', encode(publish('жук/1', '{"a":1}', 1))));
      parts.push(writer.packet(stream, time + i + 0.6, 'out', encode({ cmd: 'puback', messageId: 5 })));
      parts.push(writer.packet(stream, time + i + 0.7, 'out', encode(publish('big', large))));
      parts.push(writer.packet(stream, time + i + 0.8, 'out', encode({ cmd: 'disconnect' })));
      parts.push(writer.close(stream, time + i + 0.9, 'out'));
    }
    const bytes = Buffer.concat(parts);
    const lines = tshark(bytes, 'tcp.stream', 'mqtt.msgtype', 'mqtt.topic', 'mqtt.msgid', '_ws.malformed');
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
    const [first] = tshark(bytes, 'frame.time_epoch', 'tcp.analysis.flags', 'ip.checksum.status');
    expect(first?.[0]).toBe('1795348800.000123000');
    // Nothing is missing, out of order or sent twice as far as TCP goes.
    expect(tshark(bytes, 'tcp.analysis.flags').flat().join('')).toBe('');
  });
});
