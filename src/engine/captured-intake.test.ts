import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import { Bookmarks } from '../core/log/bookmarks.ts';
import { decodeConnectionEvent } from '../core/log/connection-event.ts';
import { MessageList } from '../core/log/message-list.ts';
import { MessageView } from '../core/log/message-view.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { Direction } from '../core/mqtt/direction.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { CapturedIntake } from './captured-intake.ts';
import { PacketIntake } from './packet-intake.ts';

const START = Date.UTC(2026, 0, 1);

function setUp() {
  const log = new PacketLog(64 << 20);
  const topics = new TopicTable();
  const intake = new PacketIntake(log, topics, new WallClock());
  const captured = new CapturedIntake(intake);
  const versions: ProtocolVersion[] = [];
  let time = START;
  const open = (version: ProtocolVersion = 4) => {
    const index = versions.push(version) - 1;
    captured.connection({
      ...{ index, client: `10.0.0.${index}:50000`, server: '10.1.0.1:1883', transport: 'tcp' },
      ...{ version, openedAt: time++, beginsInTheMiddle: false },
    });
    return index;
  };
  const pass = (index: number, direction: Direction, packet: Packet | Uint8Array) => {
    const bytes =
      packet instanceof Uint8Array
        ? packet
        : new Uint8Array(generate(packet, { protocolVersion: versions[index] as number }));
    captured.packet(index, direction, bytes, time++);
  };
  const view = new MessageView(log, new Bookmarks(log), topics, new TopicSubscriptions(topics));
  const rows = () => view.rows(new MessageList(log), 0, 1000).rows;
  return { log, intake, captured, open, pass, rows };
}

function message(topic: string, qos: 0 | 1 | 2 = 0, extra: object = {}): Packet {
  return { cmd: 'publish', topic, payload: 'x', qos, dup: false, retain: false, messageId: 1, ...extra };
}

function connect(clientId: string, clean: boolean): Packet {
  return { cmd: 'connect', clientId, clean, keepalive: 60, protocolId: 'MQTT', protocolVersion: 4 };
}

function connack(sessionPresent: boolean): Packet {
  return { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent };
}

describe('CapturedIntake', () => {
  it('logs both directions with the times they were captured at, and counts messages by direction', () => {
    const { log, intake, captured, open, pass, rows } = setUp();
    const one = open();
    pass(one, 'out', message('to/broker'));
    pass(one, 'in', message('to/client'));
    pass(one, 'in', message('to/client'));
    expect(rows().map(({ topic, direction, time }) => [topic, direction, time])).toEqual([
      ['to/broker', 'out', START + 1],
      ['to/client', 'in', START + 2],
      ['to/client', 'in', START + 3],
    ]);
    expect([intake.sent, intake.received]).toEqual([1, 2]);
    expect([captured.packets, captured.firstTime, captured.lastTime]).toEqual([3, START + 1, START + 3]);
    expect(log.packet(0)?.isEvent).toBe(true);
  });

  it('keeps connections apart, with what happened to them', () => {
    const { log, captured, open, pass } = setUp();
    const one = open();
    const two = open(5);
    pass(two, 'out', message('a'));
    pass(one, 'out', message('b'));
    captured.missing(one, 'in', 42, START + 10);
    captured.closed(two, 'broker', START + 11);
    const packets = [0, 1, 2, 3, 4, 5].map((seq) => log.packet(seq));
    expect(packets.map((packet) => packet?.connection)).toEqual([0, 1, 1, 0, 0, 1]);
    expect(packets.map((packet) => packet?.isEvent && decodeConnectionEvent(packet.bytes))).toEqual([
      { kind: 'opened', address: '10.0.0.0:50000 → 10.1.0.1:1883' },
      { kind: 'opened', address: '10.0.0.1:50000 → 10.1.0.1:1883' },
      false,
      false,
      { kind: 'missing', direction: 'in', byteCount: 42 },
      { kind: 'closed', by: 'broker', code: null, reason: '' },
    ]);
  });

  it('knows clients by the identifier that they sent or were given', () => {
    const { captured, open, pass } = setUp();
    pass(open(), 'out', connect('lamp', true));
    const two = open(5);
    pass(two, 'out', { ...connect('', true), protocolVersion: 5 } as Packet);
    pass(two, 'in', {
      cmd: 'connack',
      reasonCode: 0,
      sessionPresent: false,
      properties: { assignedClientIdentifier: 'auto-1' },
    });
    expect(captured.connections(0, 10).map(({ clientId, packets }) => [clientId, packets])).toEqual([
      ['lamp', 1],
      ['auto-1', 2],
    ]);
  });

  it('reads topic aliases of each connection and direction by themselves', () => {
    const { open, pass, rows } = setUp();
    const one = open(5);
    const two = open(5);
    const alias = (topic: string) => message(topic, 0, { properties: { topicAlias: 1 } });
    pass(one, 'out', alias('one/out'));
    pass(one, 'in', alias('one/in'));
    pass(two, 'out', alias('two/out'));
    pass(one, 'out', alias(''));
    pass(one, 'in', alias(''));
    pass(two, 'out', alias(''));
    pass(two, 'in', alias(''));
    expect(
      rows()
        .slice(3)
        .map(({ topic }) => topic),
    ).toEqual(['one/out', 'one/in', 'two/out', '']);
  });

  it('lists a QoS 2 message once however often it passes before its PUBREL, in either direction', () => {
    const { open, pass, rows } = setUp();
    const one = open();
    for (const direction of ['out', 'in'] as const) {
      const other = direction === 'out' ? 'in' : 'out';
      pass(one, direction, message('twice', 2));
      pass(one, direction, message('twice', 2, { dup: true }));
      pass(one, other, { cmd: 'pubrec', messageId: 1 });
      pass(one, direction, { cmd: 'pubrel', messageId: 1 });
      pass(one, direction, message('anew', 2));
      pass(one, direction, { cmd: 'pubrel', messageId: 1 });
    }
    expect(rows().map(({ topic, direction }) => `${topic} ${direction}`)).toEqual([
      'twice out',
      'anew out',
      'twice in',
      'anew in',
    ]);
  });

  it('lists a QoS 1 message that the client repeats once, also over a reconnect of its session', () => {
    const { open, pass, rows } = setUp();
    const one = open();
    pass(one, 'out', connect('lamp', false));
    pass(one, 'out', message('kept', 1));
    const two = open();
    pass(two, 'out', connect('lamp', false));
    pass(two, 'in', connack(true));
    pass(two, 'out', message('kept', 1, { dup: true }));
    pass(two, 'in', { cmd: 'puback', messageId: 1 });
    pass(two, 'out', message('next', 1, { dup: true }));
    expect(rows().map(({ topic }) => topic)).toEqual(['kept', 'next']);
  });

  it('takes what comes after a new session, or after bytes that are missing, for a new message', () => {
    const { captured, open, pass, rows } = setUp();
    const one = open();
    pass(one, 'out', connect('lamp', false));
    pass(one, 'out', message('first', 2));
    captured.missing(one, 'out', 10, START);
    pass(one, 'out', message('after a gap', 2));
    const two = open();
    pass(two, 'out', connect('lamp', false));
    pass(two, 'in', connack(false));
    pass(two, 'out', message('new session', 2));
    expect(rows().map(({ topic }) => topic)).toEqual(['first', 'after a gap', 'new session']);
  });

  it('joins packets to exchanges', () => {
    const { log, open, pass } = setUp();
    const one = open();
    pass(one, 'out', message('a', 1));
    pass(one, 'in', { cmd: 'puback', messageId: 1 });
    expect(log.packet(1)?.exchange).toBe(0);
    expect(log.packet(2)?.exchange).toBe(0);
  });

  it('goes on after packets that break the protocol', () => {
    const { intake, open, pass, rows } = setUp();
    const one = open();
    pass(one, 'in', Uint8Array.from([0x62, 0x00]));
    pass(one, 'in', Uint8Array.from([0x36, 0x03, 0x00, 0x01, 0x61]));
    pass(one, 'in', Uint8Array.from([0x30, 0x01, 0x05]));
    pass(one, 'in', message('after'));
    expect(rows().at(-1)?.topic).toBe('after');
    expect(intake.received).toBe(3);
  });
});
