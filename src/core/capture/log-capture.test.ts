import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { hasTshark, tsharkFields } from '../../testing/tshark.ts';
import { META_OUT, META_VERSION_SHIFT } from '../log/log-block.ts';
import { PacketLog } from '../log/packet-log.ts';
import { NO_TOPIC_ID } from '../log/topic-table.ts';
import type { Direction } from '../mqtt/direction.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { LogCapture } from './log-capture.ts';

const T0 = Date.UTC(2026, 10, 23, 1, 2, 3) + 0.25;

class Wire {
  readonly log: PacketLog;
  #time = T0;

  constructor(budget = 1 << 24) {
    this.log = new PacketLog(budget);
  }

  open(connection: number): this {
    this.log.connection = connection;
    this.log.appendEvent({ kind: 'opened', address: 'ws://x' }, ++this.#time);
    return this;
  }

  close(code: number): this {
    this.log.appendEvent({ kind: 'closed', by: 'network', code, reason: 'gone' }, ++this.#time);
    return this;
  }

  pass(direction: Direction, packet: Packet, version = 5): this {
    const bytes = new Uint8Array(generate(packet, { protocolVersion: version }));
    const head = emptyHead();
    readPacketHead(bytes, 0, bytes.length, 5, head);
    const shift = this.log.reserve(bytes, 0, bytes.length);
    const meta = (direction === 'out' ? META_OUT : 0) | ((version - 3) << META_VERSION_SHIFT);
    this.log.append(0, bytes.length, shift, head, ++this.#time, meta, NO_TOPIC_ID);
    this.log.settle();
    return this;
  }

  connect(version: 4 | 5 = 5, properties: { topicAliasMaximum?: number } = {}): this {
    this.pass(
      'out',
      {
        cmd: 'connect',
        clientId: 'c',
        clean: true,
        keepalive: 60,
        protocolVersion: version,
        properties,
        username: 'anna',
        password: Buffer.from('s3cret'),
      },
      version,
    );
    return this.pass('in', { cmd: 'connack', sessionPresent: false, reasonCode: 0, returnCode: 0 }, version);
  }
}

const publish = (topic: string, payload = 'x'): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  qos: 0,
  dup: false,
  retain: false,
});

function whole(capture: LogCapture, from: number, end: number, pieceBytes: number): Uint8Array {
  const parts = [capture.header('lab')];
  for (let next = from; next < end; ) {
    const piece = capture.piece(next, end, pieceBytes);
    parts.push(piece.bytes);
    next = piece.next;
  }
  return Buffer.concat(parts);
}

const FIELDS = ['tcp.stream', 'mqtt.msgtype', 'mqtt.topic', '_ws.malformed', 'mqtt.passwd'] as const;

function mqttOf(bytes: Uint8Array): string[] {
  return tsharkFields(bytes, ...FIELDS)
    .filter(([, type]) => type !== '')
    .map((fields) => fields.slice(0, 4).join(' ').trim());
}

describe.runIf(hasTshark)('the log as a capture', () => {
  const wire = new Wire().open(0).connect().pass('in', publish('a')).close(1006).open(1).connect(4);
  wire.pass('in', publish('b'), 4).pass('out', publish('c', 'y'.repeat(100_000)), 4);
  const expected = ['0 1', '0 2', '0 3 a', '1 1', '1 2', '1 3 b', '1 3 c'];

  it.each([1, 200, 1 << 20])('is one whole in pieces of %i bytes', (pieceBytes) => {
    const bytes = whole(new LogCapture(wire.log, { includeSecrets: false }), 0, wire.log.endSeq, pieceBytes);
    expect(mqttOf(bytes)).toEqual(expected);
    expect(tsharkFields(bytes, 'tcp.analysis.flags').flat().join('')).toBe('');
    expect(tsharkFields(bytes, 'frame.comment').flat()).toContain('WebSocket close code 1006: gone');
    // A millisecond after T0, to the microsecond.
    expect(tsharkFields(bytes, 'frame.time_epoch')[0]).toEqual(['1795395723.001250000']);
  });

  it.each([
    ['client', '10.0.0.2 1 0'],
    ['broker', '10.0.0.1 1 0'],
    ['network', '10.0.0.1 0 1'],
    // Nobody has seen who: neither side is made to say goodbye.
    [null, '10.0.0.1 0 1'],
  ] as const)('has a connection that %s closed end so', (by, expected) => {
    const bench = new Wire().open(0).connect();
    bench.log.appendEvent({ kind: 'closed', by, code: null, reason: '' }, T0 + 9);
    const bytes = whole(new LogCapture(bench.log, { includeSecrets: false }), 0, bench.log.endSeq, 1 << 20);
    const [source, fin, reset] = tsharkFields(bytes, 'ip.src', 'tcp.flags.fin', 'tcp.flags.reset').at(-1) ?? [];
    const digit = (flag = '') => (/^(1|true)$/i.test(flag) ? 1 : 0);
    expect(`${source} ${digit(fin)} ${digit(reset)}`).toBe(expected);
  });

  it('has no password unless it is asked for', () => {
    const passwords = (includeSecrets: boolean) =>
      tsharkFields(
        whole(new LogCapture(wire.log, { includeSecrets }), 0, wire.log.endSeq, 1 << 20),
        'mqtt.passwd',
        'mqtt.username',
      )
        .filter(([password]) => password !== '')
        .map((fields) => fields.join(' '));
    expect(passwords(false)).toEqual(['****** anna', '****** anna']);
    expect(passwords(true)).toEqual(['s3cret anna', 's3cret anna']);
  });

  it('begins in the middle with the CONNECT that says how to read it, also when that was let go', () => {
    const capture = new LogCapture(wire.log, { includeSecrets: false });
    const from = wire.log.endSeq - 1;
    expect(mqttOf(whole(capture, from, from + 1, 1))).toEqual(['0 1', '0 3 c']);
    const small = new Wire(2 << 20).open(0).connect();
    for (let i = 0; i < 30; i++) small.pass('in', publish('late', 'z'.repeat(200_000)));
    expect(small.log.firstSeq).toBeGreaterThan(2);
    const piece = new LogCapture(small.log, { includeSecrets: false }).piece(0, small.log.endSeq, 1);
    expect(piece).toMatchObject({ missing: small.log.firstSeq, packets: 1, next: small.log.firstSeq + 1 });
    const late = new LogCapture(small.log, { includeSecrets: false });
    const types = mqttOf(whole(late, small.log.endSeq - 2, small.log.endSeq, 1 << 20));
    expect(types).toEqual(['0 1', '0 3 late', '0 3 late']);
  });

  it('goes on in a further file, which stands for itself, and without its begin continues the one before', () => {
    const capture = new LogCapture(wire.log, { includeSecrets: false });
    const first = whole(capture, 0, wire.log.endSeq - 1, 1 << 20);
    const begin = capture.continuation('lab');
    const rest = capture.piece(wire.log.endSeq - 1, wire.log.endSeq, 1).bytes;
    expect(mqttOf(Buffer.concat([begin, rest]))).toEqual(['0 1', '0 3 c']);
    const once = new LogCapture(wire.log, { includeSecrets: false });
    expect(Buffer.concat([first, rest])).toEqual(whole(once, 0, wire.log.endSeq, 1 << 20));
  });

  it('begins in the middle with the messages that have set topic aliases, too', () => {
    const bench = new Wire().open(0).connect(5, { topicAliasMaximum: 8 });
    const aliased = (topic: string, payload: string) =>
      bench.pass('in', { ...publish(topic, payload), properties: { topicAlias: 1 } } as Packet);
    aliased('old', '1');
    aliased('plant', '2');
    aliased('', '3');
    const late = new LogCapture(bench.log, { includeSecrets: false, repeatsAliases: true });
    const end = bench.log.endSeq;
    expect(mqttOf(whole(late, end - 1, end, 1 << 20))).toEqual(['0 1', '0 3 plant', expect.stringMatching(/^0 3/)]);
    const begin = late.continuation('lab');
    aliased('', '4');
    const rest = late.piece(end, end + 1, 1).bytes;
    expect(mqttOf(Buffer.concat([begin, rest]))).toEqual(['0 1', '0 3 plant', expect.stringMatching(/^0 3/)]);
  });

  it('writes packets that were chosen, and counts those that are gone', () => {
    const capture = new LogCapture(wire.log, { includeSecrets: false });
    const header = capture.header('lab');
    const piece = capture.pieceOf((at) => [3, 9, 99][at], 0, 3, 1 << 20);
    expect(piece).toMatchObject({ packets: 2, missing: 1, next: 3 });
    expect(mqttOf(Buffer.concat([header, piece.bytes]))).toEqual(['0 1', '0 3 a', '1 1', '1 3 c']);
    // That the connection was opened is chosen, and how is not.
    const opened = new LogCapture(wire.log, { includeSecrets: false }).pieceOf((at) => [0, 3][at], 0, 2, 1 << 20);
    expect(mqttOf(Buffer.concat([header, opened.bytes]))).toEqual(['0 1', '0 3 a']);
  });
});
