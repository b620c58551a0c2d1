import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeBook } from './exchange-book.ts';
import { META_OUT, META_VERSION_SHIFT } from './log-block.ts';
import { PacketLog } from './packet-log.ts';
import { readExchange } from './read-exchange.ts';
import { NO_TOPIC_ID, TopicTable } from './topic-table.ts';

/** One client, seen as the app sees itself. Every packet comes a millisecond after the last. */
class Wire {
  readonly log: PacketLog;
  readonly book: ExchangeBook;
  readonly topics = new TopicTable();
  readonly version: ProtocolVersion;
  #time = 1000;

  constructor(version: ProtocolVersion = 5, budget = 1 << 24) {
    this.version = version;
    this.log = new PacketLog(budget);
    this.book = new ExchangeBook(this.log);
  }

  open(connection: number): this {
    this.log.connection = connection;
    const seq = this.log.appendEvent({ kind: 'opened', address: 'ws://x' }, ++this.#time);
    this.book.addEvent(seq, connection, { kind: 'opened', address: 'ws://x' });
    return this;
  }

  close(): this {
    const event = { kind: 'closed', by: 'network', code: 1006, reason: '' } as const;
    const seq = this.log.appendEvent(event, ++this.#time);
    this.book.addEvent(seq, this.log.connection, event);
    return this;
  }

  /** Returns the packet's sequence number. */
  pass(direction: Direction, packet: Packet | Uint8Array): number {
    const { version, log } = this;
    const bytes =
      packet instanceof Uint8Array ? packet : new Uint8Array(generate(packet, { protocolVersion: version }));
    const head = emptyHead();
    readPacketHead(bytes, 0, bytes.length, version, head);
    const isMessage = head.type === 3;
    const topicId = isMessage ? this.topics.intern(bytes, head.topicStart, head.topicEnd) : NO_TOPIC_ID;
    const shift = log.reserve(bytes, 0, bytes.length);
    const meta = (direction === 'out' ? META_OUT : 0) | ((version - 3) << META_VERSION_SHIFT);
    const time = ++this.#time;
    const seq = log.append(0, bytes.length, shift, head, time, meta, topicId);
    const { type, flags, packetId, bodyStart } = head;
    if (!isMessage || (flags & 0b0110) !== 0)
      this.book.add({
        seq,
        time,
        direction,
        connection: log.connection,
        version,
        type,
        flags,
        packetId,
        bodyStart,
        bytes,
      });
    log.settle();
    return seq;
  }

  connect(clean = true, sessionPresent = false): this {
    this.pass('out', {
      cmd: 'connect',
      clientId: 'c',
      clean,
      keepalive: 60,
      protocolVersion: this.version,
      ...EXPIRY(clean),
    });
    this.pass('in', { cmd: 'connack', sessionPresent, reasonCode: 0, returnCode: 0 });
    return this;
  }

  exchange(seq: number): Exchange {
    return readExchange(this.log, this.book, this.topics, seq) as Exchange;
  }
}

const EXPIRY = (clean: boolean) => (clean ? {} : { properties: { sessionExpiryInterval: 60 } });

const publish = (qos: 0 | 1 | 2, messageId: number, dup = false): Packet => ({
  cmd: 'publish',
  topic: 'a/b',
  payload: 'x',
  qos,
  dup,
  retain: false,
  messageId,
});

const steps = ({ steps }: Exchange) =>
  steps.map((step) => (step.kind === 'packet' ? `${step.direction} ${step.type}` : step.kind));

it('joins the packets of a QoS 2 publish, whatever comes between', () => {
  const wire = new Wire().open(0).connect();
  const seq = wire.pass('out', publish(2, 7));
  expect(wire.exchange(seq)).toMatchObject({ status: 'open', endedAt: null, packetId: 7, qos: 2, topic: 'a/b' });
  wire.pass('in', publish(1, 7));
  wire.pass('in', { cmd: 'pubrec', messageId: 7 });
  wire.pass('out', { cmd: 'puback', messageId: 7 });
  wire.pass('out', { cmd: 'pubrel', messageId: 7 });
  const last = wire.pass('in', { cmd: 'pubcomp', messageId: 7 });
  const exchange = wire.exchange(last);
  expect(steps(exchange)).toEqual(['out PUBLISH', 'in PUBREC', 'out PUBREL', 'in PUBCOMP']);
  expect(exchange).toMatchObject({
    status: 'complete',
    kind: 'publish',
    direction: 'out',
    startedAt: 1004,
    endedAt: 1009,
  });
  expect(wire.book.openCount).toBe(0);
  expect(wire.book.fault(last)).toBeNull();
});

it('follows a publish over a lost connection into the same session', () => {
  const wire = new Wire().open(0).connect(false);
  const first = wire.pass('out', publish(2, 7));
  wire.close().open(1).connect(false, true);
  const again = wire.pass('out', publish(2, 7, true));
  wire.pass('in', { cmd: 'pubrec', messageId: 7 });
  const exchange = wire.exchange(first);
  expect(wire.exchange(again).id).toBe(exchange.id);
  expect(steps(exchange)).toEqual(['out PUBLISH', 'event', 'reconnect', 'out PUBLISH', 'in PUBREC']);
  expect(exchange.steps[0]).toMatchObject({ unanswered: true, repeated: false });
  expect(exchange.steps[2]).toMatchObject({ kind: 'reconnect', sessionPresent: true, reasonCode: 0 });
  expect(exchange.steps[3]).toMatchObject({ repeated: true, unanswered: false, fault: null });
});

it('loses what waits with a session that the broker does not have any more', () => {
  const wire = new Wire().open(0).connect(false);
  const first = wire.pass('out', publish(1, 7));
  wire.close();
  expect(wire.exchange(first).status).toBe('open');
  wire.open(1).connect(false, false);
  expect(wire.exchange(first).status).toBe('lost');
  const again = wire.pass('out', publish(1, 7));
  expect(wire.book.fault(again)).toBeNull();
  expect(wire.exchange(again).id).not.toBe(wire.exchange(first).id);
});

it('loses requests with their connection, and publishes with a session that ends there', () => {
  const wire = new Wire().open(0).connect();
  const ping = wire.pass('out', { cmd: 'pingreq' });
  const subscribe = wire.pass('out', { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: '#', qos: 0 }] });
  const message = wire.pass('out', publish(1, 2));
  expect(wire.book.openCount).toBe(3);
  wire.close();
  expect([ping, subscribe, message].map((seq) => wire.exchange(seq).status)).toEqual(['lost', 'lost', 'lost']);
  expect(wire.book.openCount).toBe(0);
  expect(steps(wire.exchange(ping))).toEqual(['out PINGREQ', 'event']);
});

it('tells requests with their answers, and what refuses', () => {
  const wire = new Wire().open(0).connect();
  const subscribe = wire.pass('out', { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'x/#', qos: 0 }] });
  wire.pass('in', { cmd: 'suback', messageId: 1, granted: [0x87] });
  expect(wire.exchange(subscribe)).toMatchObject({ kind: 'subscribe', status: 'refused', topic: 'x/#' });
  wire.pass('out', { cmd: 'unsubscribe', messageId: 1, unsubscriptions: ['x/#'] });
  const unsuback = wire.pass('in', { cmd: 'unsuback', messageId: 1, granted: [0] });
  expect(wire.exchange(unsuback)).toMatchObject({ kind: 'unsubscribe', status: 'complete' });
  wire.pass('out', { cmd: 'pingreq' });
  expect(wire.exchange(wire.pass('in', { cmd: 'pingresp' })).status).toBe('complete');
  wire.pass('out', publish(1, 3));
  expect(wire.exchange(wire.pass('in', { cmd: 'puback', messageId: 3, reasonCode: 0x87 })).status).toBe('refused');
  const { roundTrips } = wire.book.statistics();
  expect([...roundTrips.kinds]).toEqual([0, 5, 6, 1, 2]);
  expect([...roundTrips.ms]).toEqual([1, 1, 1, 1, 1]);
});

it('gives a message at QoS 0 an exchange of one step, and none to what nobody waited for', () => {
  const wire = new Wire().open(0).connect();
  const seq = wire.pass('in', publish(0, 0));
  expect(wire.exchange(seq)).toMatchObject({ id: -1, qos: 0, status: 'complete', topic: 'a/b' });
  expect(wire.exchange(wire.pass('in', { cmd: 'puback', messageId: 9 }))).toBeNull();
});

it('knows the exchanges of packets that a clear took and an undo brought back', () => {
  const wire = new Wire().open(0).connect();
  const seq = wire.pass('out', publish(1, 7));
  wire.pass('in', { cmd: 'puback', messageId: 7 });
  wire.log.clear();
  for (let i = 0; i < 5000; i++) {
    wire.pass('out', { cmd: 'pingreq' });
    wire.pass('in', { cmd: 'pingresp' });
  }
  wire.log.restoreCleared();
  expect(wire.exchange(seq)).toMatchObject({ status: 'complete', qos: 1 });
});

describe('blames with its clause', () => {
  const faultOf = (wire: Wire, seq: number) => wire.book.fault(seq)?.clause ?? null;
  it.each<[string, Direction, Packet, string, string]>([
    ['a PUBREL that nobody waits for', 'in', { cmd: 'pubrel', messageId: 9 }, 'MQTT-4.3.3-4', 'MQTT-4.3.3-1'],
    ['a PUBACK', 'in', { cmd: 'puback', messageId: 9 }, 'MQTT-4.3.2-4', 'MQTT-4.3.2-2'],
    ['a PUBREC', 'in', { cmd: 'pubrec', messageId: 9 }, 'MQTT-4.3.3-8', 'MQTT-4.3.3-2'],
    ['a PUBCOMP', 'out', { cmd: 'pubcomp', messageId: 9 }, 'MQTT-4.3.3-11', 'MQTT-4.3.3-2'],
    ['a SUBACK', 'in', { cmd: 'suback', messageId: 9, granted: [0] }, 'MQTT-3.8.4-2', 'MQTT-3.8.4-2'],
    ['a PINGRESP', 'in', { cmd: 'pingresp' }, '3.13', '3.13'],
    [
      'a second CONNACK',
      'in',
      { cmd: 'connack', sessionPresent: false, reasonCode: 0, returnCode: 0 },
      'MQTT-3.2.0-2',
      '3.2',
    ],
    ['a second CONNECT', 'out', { cmd: 'connect', clientId: 'c', keepalive: 0 }, 'MQTT-3.1.0-2', 'MQTT-3.1.0-2'],
  ])('%s', (_name, direction, packet, five, before) => {
    for (const [version, clause] of [
      [5, five],
      [4, before],
    ] as const) {
      const wire = new Wire(version).open(0).connect();
      expect(faultOf(wire, wire.pass(direction, packet))).toBe(clause);
    }
  });

  it('an identifier that is in use, also by a SUBSCRIBE', () => {
    const wire = new Wire().open(0).connect();
    wire.pass('out', { cmd: 'subscribe', messageId: 4, subscriptions: [{ topic: '#', qos: 0 }] });
    expect(faultOf(wire, wire.pass('out', publish(1, 4)))).toBe('MQTT-2.2.1-3');
    wire.pass('in', publish(2, 4));
    expect(faultOf(wire, wire.pass('in', publish(1, 4)))).toBe('MQTT-2.2.1-4');
  });

  it('what is sent again without DUP, and after its PUBREL', () => {
    const wire = new Wire().open(0).connect(false);
    wire.pass('out', publish(2, 4));
    wire.close().open(1).connect(false, true);
    expect(faultOf(wire, wire.pass('out', publish(2, 4)))).toBe('MQTT-3.3.1-1');
    wire.pass('in', { cmd: 'pubrec', messageId: 4 });
    wire.pass('out', { cmd: 'pubrel', messageId: 4 });
    expect(faultOf(wire, wire.pass('out', publish(2, 4, true)))).toBe('MQTT-4.3.3-6');
  });

  it('more in flight than the broker receives', () => {
    const wire = new Wire().open(0);
    wire.pass('out', { cmd: 'connect', clientId: 'c', keepalive: 0, protocolVersion: 5 });
    wire.pass('in', { cmd: 'connack', sessionPresent: false, reasonCode: 0, properties: { receiveMaximum: 2 } });
    expect([1, 2, 3].map((id) => faultOf(wire, wire.pass('out', publish(1, id))))).toEqual([
      null,
      null,
      'MQTT-3.3.4-7',
    ]);
    expect(wire.book.statistics().receiveMaximum.out).toBe(2);
  });

  it('nothing where what came before is not known', () => {
    const middle = new Wire();
    expect(faultOf(middle, middle.pass('in', { cmd: 'pubrel', messageId: 9 }))).toBeNull();
    const resumed = new Wire().open(0).connect(false, true);
    expect(faultOf(resumed, resumed.pass('in', { cmd: 'pubrel', messageId: 9 }))).toBeNull();
  });

  it('not a PUBREL that comes once more, as its PUBCOMP was lost', () => {
    const wire = new Wire().open(0).connect(false);
    const first = wire.pass('in', publish(2, 4));
    wire.pass('out', { cmd: 'pubrec', messageId: 4 });
    wire.pass('in', { cmd: 'pubrel', messageId: 4 });
    wire.pass('out', { cmd: 'pubcomp', messageId: 4 });
    wire.close().open(1).connect(false, true);
    const again = wire.pass('in', { cmd: 'pubrel', messageId: 4 });
    const answer = wire.pass('out', { cmd: 'pubcomp', messageId: 4 });
    expect([faultOf(wire, again), faultOf(wire, answer)]).toEqual([null, null]);
    expect(wire.exchange(answer).id).toBe(wire.exchange(first).id);
  });
});

it('keeps its account after any packets, and lets go what the log has let go', () => {
  const anyPacket = fc.record({
    direction: fc.constantFrom<Direction>('in', 'out'),
    type: fc.integer({ min: 0, max: 15 }),
    flags: fc.integer({ min: 0, max: 15 }),
    body: fc.uint8Array({ maxLength: 12 }),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(anyPacket, fc.constantFrom('open', 'close')), { maxLength: 60 }), (events) => {
      const wire = new Wire();
      let connection = 0;
      for (const event of events) {
        if (event === 'open') wire.open(++connection);
        else if (event === 'close') wire.close();
        else if (typeof event === 'object') {
          const { type, flags, body } = event;
          wire.pass(event.direction, Uint8Array.of((type << 4) | flags, body.length, ...body));
        }
      }
      let open = 0;
      const ids = new Set<number>();
      for (let seq = wire.log.firstSeq; seq < wire.log.endSeq; seq++) {
        const exchange = readExchange(wire.log, wire.book, wire.topics, seq);
        if (!exchange || exchange.id < 0 || ids.has(exchange.id)) continue;
        ids.add(exchange.id);
        if (exchange.status === 'open') open++;
        expect(exchange.steps.some((step) => step.seq === seq)).toBe(true);
      }
      expect(wire.book.openCount).toBe(open);
      const { in: inbound, out } = wire.book.statistics().inFlight;
      expect([...inbound, ...out].every((count) => count < 60)).toBe(true);
    }),
    { numRuns: 300 },
  );
  const small = new Wire(5, 2 << 20).open(0).connect();
  let last = 0;
  for (let i = 0; i < 200_000; i++) {
    small.pass('in', publish(1, (i % 60_000) + 1));
    last = small.pass('out', { cmd: 'puback', messageId: (i % 60_000) + 1 });
  }
  expect(small.book.record(0)).toBeNull();
  expect(small.exchange(last)).toMatchObject({ status: 'complete', kind: 'publish' });
});
