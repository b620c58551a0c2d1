// A fleet at a broker of the test's own, in its own time.
import { generate, type Packet, parser } from 'mqtt-packet';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { FleetSpec } from '../../core/publish/fleet.ts';
import { compileFleet } from '../../core/publish/fleet-compile.ts';
import { fleetTemplate } from '../../core/publish/fleet-templates.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import type { TransportListener } from '../transport/transport.ts';
import { Fleet } from './fleet.ts';
import type { FleetReport } from './fleet-contract.ts';

const SETTINGS: ConnectionSettings = {
  endpoint: { scheme: 'ws', host: 'localhost', port: 1, path: '/' },
  ...{ version: 5, clientId: 'me', username: 'user', password: 'secret', keepAliveS: 60, cleanStart: false },
};

const ONE: FleetSpec = {
  ...fleetTemplate('weather', 'x'),
  devices: 5,
  clientIdPattern: 'd{{device}}',
  connectPerS: 100,
};

interface Client {
  readonly id: string;
  readonly connect: Extract<Packet, { cmd: 'connect' }>;
  readonly packets: Packet[];
  readonly times: number[];
  readonly listener: TransportListener;
  answer(packet: Packet): void;
  isOpen: boolean;
}

/** Answers at once; CONNECT with `code`. */
class TestBroker {
  readonly clients: Client[] = [];
  readonly reports: FleetReport[] = [];
  code = 0;
  properties: NonNullable<Extract<Packet, { cmd: 'connack' }>['properties']> = {};
  fleet: Fleet;

  constructor(spec: FleetSpec, settings = SETTINGS) {
    const compiled = compileFleet(spec, NO_VARIABLES, 5);
    if (!compiled.ok) throw new Error('not compiled');
    const devices = Array.from({ length: spec.devices }, (_, i) => {
      const device = compiled.value(i + 1);
      if (!device.ok) throw new Error('not made');
      return device.value;
    });
    const start = { fleet: spec, variables: NO_VARIABLES, settings, bridge: null };
    this.fleet = new Fleet(
      start,
      devices,
      () => (listener) => this.#open(listener),
      (report) => this.reports.push(report),
    );
  }

  #open(listener: TransportListener) {
    const reader = parser({ protocolVersion: 5 });
    const answer = (packet: Packet) => {
      const bytes = generate(packet, { protocolVersion: 5 });
      queueMicrotask(() => listener.onBytes(new Uint8Array(bytes)));
    };
    let client: Client | null = null;
    reader.on('packet', (packet) => {
      if (packet.cmd === 'connect') {
        client = { id: packet.clientId, connect: packet, packets: [], times: [], listener, answer, isOpen: true };
        this.clients.push(client);
        answer({ cmd: 'connack', sessionPresent: false, reasonCode: this.code, properties: this.properties });
      }
      client?.packets.push(packet);
      client?.times.push(performance.now());
      if (packet.cmd === 'publish' && packet.qos === 1) answer({ cmd: 'puback', messageId: packet.messageId ?? 0 });
    });
    setTimeout(() => listener.onOpen(), 1);
    const close = () => {
      if (client) client.isOpen = false;
      setTimeout(() => listener.onEnd({ close: { code: 1005, reason: '', wasClean: true }, cause: null }), 1);
    };
    return { send: (bytes: Uint8Array) => void reader.parse(Buffer.from(bytes)), close, unsentBytes: () => 0 };
  }

  get counts() {
    const sum = { sent: 0, done: 0, failed: 0, lost: 0 };
    for (const report of this.reports) {
      if (report.type !== 'state') continue;
      for (const name of ['sent', 'done', 'failed', 'lost'] as const) sum[name] += report.counts[name];
    }
    return sum;
  }

  publishes(client: Client | undefined, topic: RegExp) {
    return (client?.packets ?? []).filter((packet) => packet.cmd === 'publish' && topic.test(packet.topic));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a fleet', () => {
  it('comes online one after another, each as a client of its own that leaves nothing behind', async () => {
    const broker = new TestBroker({ ...ONE, connectPerS: 2 });
    await vi.advanceTimersByTimeAsync(600);
    expect(broker.clients.map(({ id }) => id)).toEqual(['d1', 'd2']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(broker.clients).toHaveLength(5);
    expect(broker.fleet.state).toMatchObject({ wanted: 5, online: 5, connecting: 0, refused: 0 });
    const { connect } = broker.clients[0] as Client;
    expect(connect).toMatchObject({
      clean: true,
      username: 'user',
      will: { topic: 'weather/d1/status', retain: true },
    });
    expect(connect.properties?.sessionExpiryInterval).toBeUndefined();
  });

  it('publishes by the clock, and delays do not add up', async () => {
    const broker = new TestBroker({
      ...ONE,
      devices: 1,
      publishes: ONE.publishes.map((one) => ({ ...one, jitter: 0.5 })),
    });
    await vi.advanceTimersByTimeAsync(2_000 * 1_000 + 100);
    const states = broker.publishes(broker.clients[0], /state$/);
    expect(states.length).toBeGreaterThanOrEqual(999);
    expect(states.length).toBeLessThanOrEqual(1_001);
  });

  it('counts what the broker takes, in the rate too', async () => {
    const publishes = ONE.publishes.map((one) => ({ ...one, everyMs: 100, qos: 1 as const }));
    const broker = new TestBroker({ ...ONE, publishes });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(broker.fleet.state.ratePerS).toBeGreaterThan(45);
    expect(broker.fleet.state.ratePerS).toBeLessThan(55);
    const { sent, done, failed } = broker.counts;
    expect(sent).toBeGreaterThan(220);
    expect(sent - done).toBeLessThanOrEqual(1);
    expect(failed).toBe(0);
  });

  it('is silent while it is paused, and stays connected', async () => {
    const broker = new TestBroker(ONE);
    await vi.advanceTimersByTimeAsync(5_000);
    broker.fleet.pause();
    const before = broker.clients.map(({ packets }) => packets.length);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(broker.clients.map(({ packets }) => packets.length)).toEqual(before);
    // Keep alive goes on.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(broker.clients.every(({ packets }) => packets.at(-1)?.cmd === 'pingreq')).toBe(true);
    broker.fleet.resume();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(broker.clients.every(({ packets }) => packets.at(-1)?.cmd === 'publish')).toBe(true);
  });

  it('says goodbye for every device when it stops', async () => {
    const broker = new TestBroker(ONE);
    await vi.advanceTimersByTimeAsync(3_000);
    broker.fleet.stop();
    await vi.advanceTimersByTimeAsync(10);
    expect(broker.reports.at(-1)).toEqual({ type: 'stopped' });
    for (const { packets, isOpen } of broker.clients) {
      const [status, last] = packets.slice(-2);
      expect(status).toMatchObject({ cmd: 'publish', topic: expect.stringMatching(/status$/) });
      expect(last?.cmd).toBe('disconnect');
      expect(isOpen).toBe(false);
    }
    const count = broker.clients[0]?.packets.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(broker.clients[0]?.packets.length).toBe(count);
  });

  it('goes away without a word where outages are abrupt, and comes back', async () => {
    const outages = { meanOnlineMs: 3_000, meanOfflineMs: 1_000, abrupt: 1 };
    const broker = new TestBroker({ ...ONE, devices: 3, outages });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(broker.clients.length).toBeGreaterThan(20);
    const gone = broker.clients.filter(({ isOpen }) => !isOpen);
    expect(gone.every(({ packets }) => packets.every(({ cmd }) => cmd !== 'disconnect'))).toBe(true);
  });

  it('comes back when the broker has lost it', async () => {
    const broker = new TestBroker({ ...ONE, devices: 1 });
    await vi.advanceTimersByTimeAsync(500);
    broker.clients[0]?.listener.onEnd({ close: { code: 1006, reason: '', wasClean: false }, cause: null });
    expect(broker.fleet.state).toMatchObject({ online: 0, offline: 1 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(broker.clients).toHaveLength(2);
    expect(broker.fleet.state).toMatchObject({ online: 1, offline: 0 });
  });

  it('gives up when nobody is let in, and says why', async () => {
    const broker = new TestBroker({ ...ONE, devices: 100 });
    broker.code = 0x97;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(broker.clients).toHaveLength(20);
    expect(broker.fleet.state).toMatchObject({ refused: 20, gaveUp: true });
    expect(broker.fleet.state.lastRefusal).toEqual({
      kind: 'connack',
      version: 5,
      reasonCode: 0x97,
      reasonString: null,
    });
    expect(broker.reports.at(-1)).toEqual({ type: 'failed', fault: null });
  });

  it('never takes over the client id of the connection itself', async () => {
    const broker = new TestBroker({ ...ONE, devices: 3 }, { ...SETTINGS, clientId: 'd2' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(broker.clients.map(({ id }) => id)).toEqual(['d1', 'd3']);
    expect(broker.fleet.state.lastRefusal).toEqual({ kind: 'own-client-id', clientId: 'd2' });
  });

  it('counts as failed what would break a limit that the broker announces', async () => {
    const broker = new TestBroker({ ...ONE, devices: 1 });
    broker.properties = { retainAvailable: false };
    await vi.advanceTimersByTimeAsync(5_000);
    // Its retained status; the rest goes out.
    expect(broker.counts.failed).toBe(1);
    expect(broker.publishes(broker.clients[0], /status$/)).toEqual([]);
    expect(broker.publishes(broker.clients[0], /state$/).length).toBeGreaterThan(0);
  });
});
