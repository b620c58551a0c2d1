import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../mqtt/direction.ts';
import type { CapturedConnection, CaptureSummary } from './capture-sink.ts';
import { PcapngWriter } from './pcapng-writer.ts';
import { readMqttCapture } from './read-mqtt-capture.ts';

const T0 = Date.UTC(2026, 10, 23);

const encode = (packet: Packet, protocolVersion = 4) => new Uint8Array(generate(packet, { protocolVersion }));
const connect = (clientId: string, protocolVersion: 3 | 4 | 5 = 4) =>
  encode(
    {
      cmd: 'connect',
      clientId,
      clean: true,
      keepalive: 60,
      protocolId: protocolVersion === 3 ? 'MQIsdp' : 'MQTT',
      protocolVersion,
    },
    protocolVersion,
  );
const connack = encode({ cmd: 'connack', sessionPresent: false, returnCode: 0 });
const publish = (topic: string, payload: string | Buffer, version = 4) =>
  encode({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false }, version);

interface Read {
  readonly summary: CaptureSummary;
  readonly connections: CapturedConnection[];
  /** `0 out 10…` */
  readonly packets: string[];
  readonly events: string[];
  readonly times: number[];
}

function read(file: Uint8Array): Read {
  const connections: CapturedConnection[] = [];
  const packets: string[] = [];
  const events: string[] = [];
  const times: number[] = [];
  const summary = readMqttCapture(file, {
    connection: (connection) => connections.push(connection),
    packet: (index, direction, bytes, time) => {
      packets.push(`${index} ${direction} ${Buffer.from(bytes).toString('hex')}`);
      times.push(time);
    },
    missing: (index, direction, byteCount) => events.push(`${index} ${direction} missing ${byteCount}`),
    closed: (index, by) => events.push(`${index} closed by ${by}`),
  });
  return { summary, connections, packets, events, times };
}

const line = (index: number, direction: Direction, packet: Uint8Array) =>
  `${index} ${direction} ${Buffer.from(packet).toString('hex')}`;

/** One TCP stream, segment by segment, whatever the segments' limits. */
class Stream {
  readonly segments: (readonly [direction: Direction, sequence: number, bytes: Uint8Array])[] = [];
  readonly #next = { out: 1, in: 1 };

  send(direction: Direction, bytes: Uint8Array, pieceBytes = bytes.length): this {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      this.segments.push([direction, this.#next[direction], piece]);
      this.#next[direction] += piece.length;
    }
    return this;
  }

  /** As a capture of raw IP packets (pcap, link type 101), with a handshake unless it begins in the middle. */
  file(segments = this.segments, hasHandshake = true, brokerPort = 1883): Uint8Array {
    const frames = hasHandshake
      ? [tcp('out', 0, 0x02, new Uint8Array(), brokerPort), tcp('in', 0, 0x12, new Uint8Array(), brokerPort)]
      : [];
    frames.push(...segments.map(([direction, sequence, bytes]) => tcp(direction, sequence, 0x18, bytes, brokerPort)));
    return pcap(frames);
  }
}

function tcp(direction: Direction, sequence: number, flags: number, bytes: Uint8Array, brokerPort: number): Uint8Array {
  const ip = new Uint8Array(40 + bytes.length);
  const view = new DataView(ip.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, ip.length);
  view.setUint8(9, 6);
  view.setUint32(12, direction === 'out' ? 0x0a000002 : 0x0a000001);
  view.setUint32(16, direction === 'out' ? 0x0a000001 : 0x0a000002);
  view.setUint16(20, direction === 'out' ? 50_000 : brokerPort);
  view.setUint16(22, direction === 'out' ? brokerPort : 50_000);
  view.setUint32(24, sequence);
  view.setUint8(32, 0x50);
  view.setUint8(33, flags);
  ip.set(bytes, 40);
  return ip;
}

function pcap(frames: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(24 + frames.reduce((sum, frame) => sum + 16 + frame.length, 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, 262_144, true);
  view.setUint32(20, 101, true);
  let at = 24;
  frames.forEach((frame, i) => {
    view.setUint32(at, T0 / 1000, true);
    view.setUint32(at + 4, i * 1000, true);
    view.setUint32(at + 8, frame.length, true);
    view.setUint32(at + 12, frame.length, true);
    file.set(frame, at + 16);
    at += 16 + frame.length;
  });
  return file;
}

describe('a capture of our own', () => {
  it('gives back connections, packets and times', () => {
    const writer = new PcapngWriter();
    writer.header('test', 'lab');
    const big = publish('big', Buffer.alloc(200_000, 'x'), 5);
    const expected: string[] = [];
    const streams = [5, 3].map((version, i) => {
      const stream = writer.open(T0 + i);
      const hello = connect(`c${i}`, version as 3 | 5);
      writer.packet(stream, T0 + i, 'out', hello);
      expected.push(line(i, 'out', hello));
      return stream;
    });
    const [first, second] = streams as [(typeof streams)[0], (typeof streams)[0]];
    writer.packet(second, T0 + 5.25, 'in', connack);
    writer.packet(first, T0 + 6, 'in', big);
    writer.close(second, T0 + 7, 'out', false, 'a comment');
    writer.close(first, T0 + 8, 'in', true, '');
    expected.push(line(1, 'in', connack), line(0, 'in', big));
    const { packets, connections, events, times, summary } = read(writer.take());
    expect(packets).toEqual(expected);
    expect(times).toEqual([T0, T0 + 1, T0 + 5.25, T0 + 6]);
    expect(events).toEqual(['1 closed by client', '0 closed by null']);
    expect(
      connections.map(({ index, version, transport, beginsInTheMiddle }) => [
        index,
        version,
        transport,
        beginsInTheMiddle,
      ]),
    ).toEqual([
      [0, 5, 'tcp', false],
      [1, 3, 'tcp', false],
    ]);
    expect(connections[0]).toMatchObject({ client: '10.0.0.2:49152', server: '10.0.0.1:1883', openedAt: T0 });
    expect(summary).toMatchObject({ packets: 4, connections: 2, fault: null });
  });

  it('tells connections apart that have the same addresses and ports one after the other', () => {
    const make = () => new Stream().send('out', connect('a')).send('in', connack);
    const end = [tcp('out', 99, 0x11, new Uint8Array(), 1883)];
    const one = make().file();
    const files = [one.subarray(24), pcap(end).subarray(24), one.subarray(24)];
    const whole = Buffer.concat([one.subarray(0, 24), ...files]);
    expect(read(whole).packets.map((packet) => packet.slice(0, 5))).toEqual(['0 out', '0 in ', '1 out', '1 in ']);
  });
});

describe('a device that begins anew with the same port', () => {
  const frame = (sequence: number, flags: number, bytes = new Uint8Array()) => tcp('out', sequence, flags, bytes, 1883);
  const hello = connect('a');

  it('has a connection of its own, though the end of the one before was not captured', () => {
    const broken = publish('a/b', 'x').subarray(0, 4);
    const { packets, events } = read(
      pcap([
        ...[frame(100, 2), frame(101, 0x18, hello), frame(101 + hello.length, 0x18, broken)],
        ...[frame(7000, 2), frame(7001, 0x18, hello)],
      ]),
    );
    expect(packets).toEqual([line(0, 'out', hello), line(1, 'out', hello)]);
    expect(events).toEqual([]);
  });

  it('has none where only its first segment is repeated', () => {
    const { packets } = read(pcap([frame(100, 2), frame(100, 2), frame(101, 0x18, hello), frame(100, 2)]));
    expect(packets).toEqual([line(0, 'out', hello)]);
  });
});

describe('bytes that no packet is made of', () => {
  const ping = Uint8Array.of(0xc0, 0);
  const hello = connect('a');
  const missing = (...segments: (readonly [number, Uint8Array])[]) =>
    read(
      new Stream().file([
        ['out', 1, hello],
        ...segments.map(([at, bytes]) => ['out', 1 + hello.length + at, bytes] as const),
      ]),
    ).events;

  it.each<[string, string, (readonly [number, Uint8Array])[]]>([
    [
      'a packet that a gap cuts off, and the gap',
      '15',
      [
        [0, Uint8Array.of(0x30, 9, 0, 1, 97)],
        [15, ping],
      ],
    ],
    [
      'the bytes behind a fault, not the packets before it',
      '3',
      [
        [0, Uint8Array.of(0xc0, 0, 0xc0, 0, 0, 0, 0)],
        [7, ping],
      ],
    ],
    ['what is behind a gap, where no packet comes any more', '105', [[100, new Uint8Array(5)]]],
  ])('are counted: %s', (_name, count, segments) => {
    expect(missing(...segments)).toEqual([`0 out missing ${count}`]);
  });

  it('are, with the packets, never more than what was sent', () => {
    const piece = fc.tuple(fc.boolean(), fc.boolean(), fc.uint8Array({ minLength: 1, maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        let at = 0;
        const segments: [number, Uint8Array][] = [];
        for (const [isLost, isPing, noise] of pieces) {
          const bytes = isPing ? ping : noise;
          if (!isLost) segments.push([at, bytes]);
          at += bytes.length;
        }
        const sent = (segments.at(-1)?.[0] ?? 0) + (segments.at(-1)?.[1].length ?? 0);
        const { packets, events } = read(
          new Stream().file([
            ['out', 1, hello],
            ...segments.map(([from, bytes]) => ['out', 1 + hello.length + from, bytes] as const),
          ]),
        );
        const inPackets = packets.slice(1).reduce((sum, packet) => sum + (packet.length - '0 out '.length) / 2, 0);
        const passed = events.reduce((sum, event) => sum + Number(event.split(' ').at(-1)), 0);
        expect(inPackets + passed).toBeLessThanOrEqual(sent);
        // The rest is the begin of a packet that the capture ends in.
        expect(events.every((event) => Number(event.split(' ').at(-1)) > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a stream', () => {
  const packets = [publish('a', '1'), publish('b/c', 'two'), publish('b/c', 'x'.repeat(300))];
  const sent = () => {
    const stream = new Stream().send('out', connect('a')).send('in', connack);
    for (const packet of packets) stream.send('in', packet, 50);
    return stream;
  };
  const whole = [
    line(0, 'out', connect('a')),
    line(0, 'in', connack),
    ...packets.map((packet) => line(0, 'in', packet)),
  ];

  it('is put together however its segments repeat and change places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 20 }),
        fc.array(fc.nat(20), { maxLength: 5 }),
        (swaps, repeats) => {
          const segments = [...sent().segments];
          for (const at of repeats)
            segments.splice(at % segments.length, 0, segments[(at * 7) % segments.length] as (typeof segments)[0]);
          for (const [a, b] of swaps) {
            // Across directions, too: but the handshake stays first.
            const [i, j] = [a % segments.length, b % segments.length];
            [segments[i], segments[j]] = [segments[j] as (typeof segments)[0], segments[i] as (typeof segments)[0]];
          }
          const { packets: found } = read(sent().file(segments));
          expect(found.filter((packet) => packet.includes(' in '))).toEqual(whole.slice(1));
          expect(found.filter((packet) => packet.includes(' out '))).toEqual(whole.slice(0, 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has its end behind all that was sent, also where the end was captured before', () => {
    const { segments } = sent();
    const late = segments.at(-1) as (typeof segments)[0];
    const [direction, sequence, bytes] = late;
    const file = sent().file(segments.slice(0, -2));
    const fin = pcap([tcp('in', sequence + bytes.length, 0x11, new Uint8Array(), 1883)]).subarray(24);
    const rest = [late, segments.at(-2) as (typeof segments)[0]].map(([way, at, piece]) =>
      pcap([tcp(way, at, 0x18, piece, 1883)]).subarray(24),
    );
    const { packets: found, events } = read(Buffer.concat([file, rest[0] as Uint8Array, fin, rest[1] as Uint8Array]));
    expect(direction).toBe('in');
    expect(found).toEqual(whole);
    expect(events).toEqual(['0 closed by broker']);
  });

  it('has its end behind what waits on the other side, too', () => {
    const writer = new PcapngWriter();
    writer.header('test', 'lab');
    const stream = writer.open(T0);
    writer.packet(stream, T0, 'out', connect('a'));
    writer.packet(stream, T0, 'in', connack);
    writer.skip(stream, 'in', 42);
    writer.packet(stream, T0 + 1, 'in', publish('late', 'x'));
    writer.close(stream, T0 + 2, 'out', false, '');
    const told: string[] = [];
    readMqttCapture(writer.take(), {
      connection: () => told.push('opened'),
      packet: (_index, direction, bytes) => told.push(`${direction} ${(bytes[0] as number) >> 4}`),
      missing: (_index, direction, byteCount) => told.push(`${direction} missing ${byteCount}`),
      closed: (_index, by) => told.push(`closed by ${by}`),
    });
    expect(told).toEqual(['opened', 'out 1', 'in 2', 'in missing 42', 'in 3', 'closed by client']);
  });

  it('goes on behind a gap, and says how much is not there', () => {
    const { segments } = sent();
    // The second of the seven segments of the third message.
    const lost = segments.filter((_, i) => i !== 6);
    const { packets: found, events } = read(
      sent()
        .send('in', publish('late', 'x'))
        .file([...lost, ...sent().send('in', publish('late', 'x')).segments.slice(-1)]),
    );
    expect(found).toEqual([...whole.slice(0, -1), line(0, 'in', publish('late', 'x'))]);
    expect(events[0]).toMatch(/^0 in missing \d+$/);
  });

  it('is read from its middle where its port says that it is MQTT', () => {
    const { segments } = sent();
    const { packets: found, connections } = read(new Stream().file(segments.slice(2), false));
    expect(found).toEqual(whole.slice(2));
    expect(connections[0]).toMatchObject({ beginsInTheMiddle: true, version: 4, client: '10.0.0.2:50000' });
    expect(read(new Stream().file(segments.slice(2), false, 5555)).summary.otherStreams.unknown).toBe(1);
    const five = new Stream().send('in', publish('a', 'x', 5));
    expect(read(five.file(five.segments, false)).connections[0]?.version).toBe(5);
    for (const contentType of ['text/plain', 'application/json; charset=utf-8']) {
      const properties = { contentType };
      const packet = encode(
        { cmd: 'publish', topic: 'a', payload: 'x', qos: 0, dup: false, retain: false, properties },
        5,
      );
      const stream = new Stream().send('in', packet);
      expect(read(stream.file(stream.segments, false)).connections[0]?.version).toBe(5);
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (payload) => {
        fc.pre((payload.codePointAt(0) as number) > 0);
        const text = new Stream().send('in', publish('a', payload));
        expect(read(text.file(text.segments, false)).connections[0]?.version).toBe(4);
      }),
    );
  });

  it('is read where its handshake was captured and its CONNECT was not, whoever says the first word', () => {
    const { segments } = sent();
    const late = segments.slice(2).map(([direction, , bytes]) => [direction, bytes] as const);
    for (const first of ['out', 'in'] as const) {
      const stream = new Stream().send(first, publish(`${first}/a`, 'x'));
      for (const [direction, bytes] of late) stream.send(direction, bytes);
      const { packets: found, connections } = read(stream.file());
      expect(found).toEqual([line(0, first, publish(`${first}/a`, 'x')), ...whole.slice(2)]);
      expect(connections[0]).toMatchObject({ beginsInTheMiddle: true, client: '10.0.0.2:50000' });
    }
    const answered = new Stream().send('in', connack).send('in', publish('b', 'y'));
    expect(read(answered.file()).packets).toEqual([line(0, 'in', connack), line(0, 'in', publish('b', 'y'))]);
    // The answer may be captured before what it answers.
    const [opening, answer] = segments;
    expect(read(new Stream().file([answer, opening, ...segments.slice(2)] as typeof segments)).packets).toHaveLength(
      whole.length,
    );
  });

  it('that is no MQTT is counted', () => {
    const tls = new Stream().send('out', Uint8Array.of(0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5));
    expect(read(tls.file()).summary.otherStreams).toEqual({ tls: 1, compressed: 0, unknown: 0 });
    const http = new Stream().send('out', Buffer.from('POST / HTTP/1.1\r\n\r\n'));
    expect(read(http.file()).summary).toMatchObject({ connections: 0, otherStreams: { unknown: 1 } });
  });
});

describe('a WebSocket', () => {
  const frame = (payload: Uint8Array, masked: boolean, opcode = 0x82) => {
    const mask = masked ? [7, 77, 177, 27] : [];
    const length =
      payload.length < 126
        ? [payload.length]
        : payload.length < 65_536
          ? [126, payload.length >> 8, payload.length & 255]
          : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >> shift) & 255)];
    if (masked) length[0] = (length[0] as number) | 0x80;
    const body = payload.map((byte, i) => (masked ? byte ^ (mask[i & 3] as number) : byte));
    return Buffer.concat([Uint8Array.of(opcode, ...length, ...mask), body]);
  };
  const request = Buffer.from('GET /mqtt HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
  const answer = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

  it.each([1, 3, 50, 60_000])('is unmasked and put together, in segments of %i bytes', (pieceBytes) => {
    const big = publish('big', Buffer.alloc(70_000, 'y'));
    const small = publish('s', 'x'.repeat(200));
    const hello = connect('ws', 5);
    const size = pieceBytes;
    const stream = new Stream()
      .send('out', request, size)
      .send('in', answer, size)
      .send('out', frame(hello.subarray(0, 5), true, 0x02), size)
      .send('out', frame(Uint8Array.of(1), true, 0x89), size)
      .send('out', frame(hello.subarray(5), true, 0x80), size)
      .send('in', Buffer.concat([frame(connack, false), frame(small, false)]), size)
      .send('in', frame(big, false), Math.max(size, 1000));
    const { packets, connections, summary } = read(stream.file(stream.segments, true, 8083));
    expect(packets).toEqual([line(0, 'out', hello), line(0, 'in', connack), line(0, 'in', small), line(0, 'in', big)]);
    expect(connections[0]).toMatchObject({ transport: 'websocket', version: 5, client: '10.0.0.2:50000' });
    expect(summary.otherStreams.unknown).toBe(0);
  });

  it('that is compressed is named', () => {
    const stream = new Stream()
      .send('out', request)
      .send('in', answer)
      .send('out', frame(connect('a'), true, 0xc2));
    expect(read(stream.file()).summary.otherStreams.compressed).toBe(1);
  });

  it('goes on behind a frame that is compressed, and counts it', () => {
    const hello = connect('a');
    const stream = new Stream().send('out', request).send('in', answer).send('out', frame(hello, true));
    for (const opcode of [0x82, 0xc2, 0x82]) stream.send('in', frame(publish('t', `${opcode}`), false, opcode));
    const { packets, events } = read(stream.file());
    expect(packets.slice(1)).toEqual([0x82, 0x82].map((n) => line(0, 'in', publish('t', `${n}`))));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(/^0 in missing [1-9]/);
  });

  it('goes on behind a gap', () => {
    const hello = connect('a');
    const stream = new Stream().send('out', request).send('in', answer).send('out', frame(hello, true));
    for (let i = 0; i < 4; i++) stream.send('in', frame(publish('t', `${i}`), false));
    const { packets } = read(stream.file(stream.segments.filter((_, i) => i !== 4)));
    expect(packets).toEqual([line(0, 'out', hello), ...[0, 2, 3].map((i) => line(0, 'in', publish('t', `${i}`)))]);
  });
});

it('never throws, whatever the file', () => {
  const stream = new Stream().send('out', connect('a')).send('in', connack);
  for (let i = 0; i < 20; i++) stream.send('in', publish('a/b', `${i}`), 9);
  const good = stream.file();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 30 }),
      fc.nat(good.length),
      (changes, cut) => {
        const file = good.slice(0, good.length - (cut % 50));
        for (const [at, value] of changes) if (at < file.length) file[at] = value;
        const { summary, packets } = read(file);
        expect(packets.length).toBe(summary.packets);
      },
    ),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom<Direction>('out', 'in'), fc.nat(200), fc.uint8Array({ minLength: 1, maxLength: 40 })),
        { maxLength: 30 },
      ),
      fc.constantFrom(1883, 9001),
      (segments, port) => {
        for (const begin of [
          [],
          ...[connect('a'), Buffer.from('GET / HTTP/1.1\r\n\r\n')].map((bytes) => [['out', 1, bytes] as const]),
        ])
          read(new Stream().file([...begin, ...segments], true, port));
      },
    ),
    { numRuns: 500 },
  );
});

describe('a hostile file', () => {
  const byte = Uint8Array.of(0x78);
  const many = Array.from({ length: 60_000 }, (_, i) => i);
  const hello = ['out', 1, connect('a')] as const;

  it.each<[string, (readonly [Direction, number, Uint8Array])[]]>([
    ['bytes one by one behind a gap', [hello, ...many.map((i) => ['out', 1000 + i, byte] as const)]],
    ['with a gap before each', [hello, ...many.map((i) => ['out', 1000 + 2 * i, byte] as const)]],
    ['from the last to the first', [hello, ...many.map((i) => ['out', 200_000 - 2 * i, byte] as const)]],
    ['a server that says nothing known', many.map((i) => ['in', 1 + i, byte] as const)],
    ['a head without an end', [['out', 1, Buffer.from('GET ')], ...many.map((i) => ['out', 5 + i, byte] as const)]],
  ])('does not take long: %s', (_name, segments) => {
    const file = new Stream().file(segments);
    const start = performance.now();
    read(file);
    // A twentieth of a second; many seconds if each segment were held against all before it.
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('of a scan of ports leaves a connection that goes on as it is', () => {
    const hello = connect('a');
    const file = new Stream().file([['out', 1, hello]]);
    const scan = new Uint8Array(56 * 120_000);
    const view = new DataView(scan.buffer);
    const syn = pcap([tcp('out', 0, 2, new Uint8Array(), 1883)]).subarray(24);
    for (let i = 0; i < 120_000; i++) {
      scan.set(syn, i * 56);
      // The source address.
      view.setUint32(i * 56 + 16 + 12, 0x0b00_0000 + i);
    }
    const ping = pcap([tcp('out', 1 + hello.length, 0x18, Uint8Array.of(0xc0, 0), 1883)]).subarray(24);
    const { packets, summary } = read(Buffer.concat([file, scan, ping]));
    expect(packets).toEqual([line(0, 'out', hello), line(0, 'out', Uint8Array.of(0xc0, 0))]);
    expect(summary.otherStreams.unknown).toBe(120_000);
  });
});

const hasEditcap = (() => {
  try {
    execFileSync('editcap', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

it.runIf(hasEditcap)('reads what editcap makes of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-'));
  try {
    writeFileSync(join(folder, 'a'), new Stream().send('out', connect('a')).send('in', connack).file());
    for (const format of ['nsecpcap', 'pcapng', 'pcap']) {
      execFileSync('editcap', ['-F', format, join(folder, 'a'), join(folder, 'b')], { stdio: 'ignore' });
      const { packets, times } = read(new Uint8Array(readFileSync(join(folder, 'b'))));
      expect(packets).toEqual([line(0, 'out', connect('a')), line(0, 'in', connack)]);
      expect(times).toEqual([T0 + 2, T0 + 3]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
