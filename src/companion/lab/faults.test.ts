// Faults on purpose, as clients of the embedded broker and its page see them.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Packet } from 'mqtt-packet';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LabFaults, NO_FAULTS } from '../../core/learn/lab-faults.ts';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { LAB_FAULT_PATH } from '../../core/protocol/lab-fault-contract.ts';
import { unusedPort } from '../../testing/loopback-server.ts';
import { type EmbeddedBroker, startEmbeddedBroker } from '../broker/embedded-broker.ts';
import { ownNames } from '../http/own-origin.ts';
import { FaultBook } from './fault-book.ts';
import { labHandler } from './lab-handler.ts';
import { remoteHost } from './remote-host.ts';

const HOST = 'loopback';

async function startBroker(): Promise<EmbeddedBroker> {
  const ports = { tcpPort: await unusedPort(), wsPort: await unusedPort() };
  const broker = await startEmbeddedBroker({ host: '127.0.0.1', ...ports });
  if (!broker.ok) throw new Error(broker.error);
  onTestFinished(() => broker.value.close());
  return broker.value;
}

interface Student {
  readonly client: MqttClient;
  /** All packets that it sent and received, oldest first. */
  readonly packets: readonly (Packet & { readonly sent: boolean })[];
}

type Transport = 'tcp' | 'ws';

async function student(broker: EmbeddedBroker, options: IClientOptions = {}, transport: Transport = 'ws') {
  const url = transport === 'ws' ? `ws://127.0.0.1:${broker.ws.port}/mqtt` : `mqtt://127.0.0.1:${broker.tcp.port}`;
  const client = mqtt.connect(url, {
    ...{ clientId: 'student', clean: false, protocolVersion: 5, reconnectPeriod: 50, ...options },
    ...((options.protocolVersion ?? 5) === 5 && { properties: { sessionExpiryInterval: 600 } }),
  });
  onTestFinished(() => {
    client.end(true);
  });
  const packets: (Packet & { sent: boolean })[] = [];
  client.on('packetsend', (packet) => packets.push({ ...packet, sent: true }));
  client.on('packetreceive', (packet) => packets.push({ ...packet, sent: false }));
  // Refused ones are asked about by their tests.
  client.on('error', () => {});
  return { client, packets } satisfies Student;
}

async function connected(broker: EmbeddedBroker, options: IClientOptions = {}, transport: Transport = 'ws') {
  const one = await student(broker, options, transport);
  await vi.waitUntil(() => one.client.connected);
  return one;
}

const rules = (...list: LabFaults['rules']): LabFaults => ({ ...NO_FAULTS, rules: list });
const lose = (packet: 'PUBACK' | 'PUBREC' | 'PUBCOMP'): LabFaults => rules({ packet, from: 'broker', effect: 'lose' });

function seen({ packets }: Student, cmd: string): readonly (Packet & { readonly sent: boolean })[] {
  return packets.filter((packet) => packet.cmd === cmd);
}

describe.each<[Transport, 4 | 5]>([
  ['ws', 5],
  ['tcp', 5],
  ['ws', 4],
])('over %s in version %i', (transport, protocolVersion) => {
  it('a lost PUBACK makes the client send again with the same id, and the subscriber gets it twice', async () => {
    const broker = await startBroker();
    const watcher = await connected(broker, { clientId: 'watcher', clean: true }, transport);
    const messages = vi.fn();
    watcher.client.on('message', messages);
    await watcher.client.subscribeAsync('t', { qos: 1 });
    const one = await connected(broker, { protocolVersion }, transport);
    broker.faults.set('student', HOST, lose('PUBACK'));
    const published = one.client.publishAsync('t', 'once', { qos: 1 });
    await vi.waitUntil(() => broker.faults.state('student', HOST).acted[0] === 1);
    broker.faults.cut('student', HOST);
    await published;
    const sent = seen(one, 'publish');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.messageId).toBe(sent[0]?.messageId);
    await vi.waitUntil(() => messages.mock.calls.length === 2);
  });

  it.each(['PUBREC', 'PUBCOMP'] as const)('QoS 2 stays exactly once though its %s is lost', async (packet) => {
    const broker = await startBroker();
    const watcher = await connected(broker, { clientId: 'watcher', clean: true }, transport);
    const messages = vi.fn();
    watcher.client.on('message', messages);
    await watcher.client.subscribeAsync('t', { qos: 2 });
    const one = await connected(broker, { protocolVersion }, transport);
    broker.faults.set('student', HOST, lose(packet));
    const published = one.client.publishAsync('t', 'once', { qos: 2 });
    await vi.waitUntil(() => broker.faults.state('student', HOST).acted[0] === 1);
    broker.faults.cut('student', HOST);
    await published;
    if (packet === 'PUBCOMP') {
      expect(seen(one, 'publish').filter(({ sent }) => sent)).toHaveLength(1);
      expect(seen(one, 'pubrel')).toHaveLength(2);
    }
    await one.client.publishAsync('t', 'mark', { qos: 2 });
    await vi.waitUntil(() => messages.mock.calls.some(([, payload]) => String(payload) === 'mark'));
    expect(messages.mock.calls.filter(([, payload]) => String(payload) === 'once')).toHaveLength(1);
  });
});

describe('a fault', () => {
  it('holds a packet back, and all after it, in order', async () => {
    const broker = await startBroker();
    const one = await connected(broker);
    broker.faults.set('student', HOST, rules({ packet: 'PUBACK', from: 'broker', effect: 'hold', holdMs: 300 }));
    const begin = performance.now();
    const first = one.client.publishAsync('t', '1', { qos: 1 });
    const second = one.client.publishAsync('t', '2', { qos: 1 });
    await Promise.all([first, second]);
    expect(performance.now() - begin).toBeGreaterThan(250);
    const [a, b] = seen(one, 'publish');
    expect(seen(one, 'puback').map(({ messageId }) => messageId)).toEqual([a?.messageId, b?.messageId]);
  });

  it('cuts the connection at a chosen packet, and its will is published', async () => {
    const broker = await startBroker();
    const watcher = await connected(broker, { clientId: 'watcher', clean: true });
    const will = new Promise<string>((resolve) =>
      watcher.client.on('message', (_t, payload) => resolve(String(payload))),
    );
    await watcher.client.subscribeAsync('gone');
    const one = await connected(broker, {
      ...{ reconnectPeriod: 0, will: { topic: 'gone', payload: Buffer.from('offline'), qos: 0, retain: false } },
    });
    broker.faults.set('student', HOST, rules({ packet: 'PUBLISH', from: 'client', effect: 'cut', topic: 'lab/#' }));
    await one.client.publishAsync('other', 'passes', { qos: 1 });
    one.client.publish('lab/x', 'never comes', { qos: 1 });
    await vi.waitUntil(() => !one.client.connected);
    expect(await will).toBe('offline');
  });

  it('lets the packet come before a later cut', async () => {
    const broker = await startBroker();
    const one = await connected(broker, { reconnectPeriod: 0 });
    broker.faults.set('student', HOST, rules({ packet: 'SUBACK', from: 'broker', effect: 'cut-after' }));
    expect(await one.client.subscribeAsync('t')).toMatchObject([{ qos: 0 }]);
    await vi.waitUntil(() => !one.client.connected);
  });

  it('acts as often as it is to, and on nobody else', async () => {
    const broker = await startBroker();
    const other = await connected(broker, { clientId: 'other' });
    const one = await connected(broker);
    broker.faults.set('student', HOST, lose('PUBACK'));
    broker.faults.set('student', '192.0.2.1', rules({ packet: 'PINGRESP', from: 'broker', effect: 'lose' }));
    await other.client.publishAsync('t', 'x', { qos: 1 });
    const lost = one.client.publishAsync('t', 'y', { qos: 1 });
    await one.client.publishAsync('t', 'z', { qos: 1 });
    expect(broker.faults.state('student', HOST)).toMatchObject({ acted: [1], connected: true });
    broker.faults.cut('student', HOST);
    await lost;
  });

  it('begins in the middle of a connection and ends again, whatever the frames are', async () => {
    const broker = await startBroker();
    const one = await connected(broker, {}, 'tcp');
    for (let i = 0; i < 5; i++) {
      broker.faults.set('student', HOST, i % 2 === 0 ? lose('PUBREC') : NO_FAULTS);
      await one.client.publishAsync('t', Buffer.alloc(200_000, i), { qos: 1 });
    }
    expect(one.client.connected).toBe(true);
  });

  it('ends by itself', async () => {
    const book = new FaultBook(20);
    book.set('student', HOST, lose('PUBACK'));
    expect(book.of('student', HOST)?.isOn).toBe(true);
    await vi.waitUntil(() => book.of('student', HOST) === null);
  });
});

describe('what is denied', () => {
  it('is told by SUBACK and PUBACK in version 5, and the connection stays', async () => {
    const broker = await startBroker();
    const one = await connected(broker);
    const deny = [
      { access: 'subscribe', filter: 'secret/#' },
      { access: 'publish', filter: 'secret/#' },
    ] as const;
    broker.faults.set('student', HOST, { ...NO_FAULTS, deny });
    await expect(one.client.subscribeAsync('secret/x', { qos: 1 })).rejects.toThrow();
    expect(seen(one, 'suback')).toMatchObject([{ granted: [0x87] }]);
    await expect(one.client.publishAsync('secret/x', '', { qos: 1 })).rejects.toThrow();
    expect(seen(one, 'puback')).toMatchObject([{ reasonCode: 0x87 }]);
    await one.client.subscribeAsync('open');
    await one.client.publishAsync('open', '', { qos: 1 });
    const other = await connected(broker, { clientId: 'other' });
    await other.client.subscribeAsync('secret/x');
  });

  it('is told by PUBREC at QoS 2 and by nothing at QoS 0', async () => {
    const broker = await startBroker();
    const watcher = await connected(broker, { clientId: 'watcher', clean: true });
    const messages = vi.fn();
    watcher.client.on('message', messages);
    await watcher.client.subscribeAsync('#', { qos: 2 });
    const one = await connected(broker);
    broker.faults.set('student', HOST, { ...NO_FAULTS, deny: [{ access: 'publish', filter: 'secret/#' }] });
    await one.client.publishAsync('secret/x', 'no', { qos: 0 });
    await one.client.publishAsync('secret/x', 'no', { qos: 2 }).catch(() => {});
    expect(seen(one, 'pubrec')).toMatchObject([{ reasonCode: 0x87 }]);
    await one.client.publishAsync('open', 'yes', { qos: 2 });
    await vi.waitUntil(() => messages.mock.calls.length > 0);
    expect(messages.mock.calls.map(([topic]) => topic)).toEqual(['open']);
    expect(one.client.connected).toBe(true);
  });

  it('is told by 0x80 before version 5, and only of the filter that is denied', async () => {
    const broker = await startBroker();
    const one = await connected(broker, { protocolVersion: 4 });
    broker.faults.set('student', HOST, { ...NO_FAULTS, deny: [{ access: 'subscribe', filter: 'secret/#' }] });
    await one.client.subscribeAsync({ open: { qos: 1 }, 'secret/x': { qos: 1 } }).catch(() => {});
    expect(seen(one, 'suback')).toMatchObject([{ granted: [1, 0x80] }]);
    expect(one.client.connected).toBe(true);
  });

  it.each([1, 2] as const)('at QoS %i goes nowhere before version 5, and the connection stays', async (qos) => {
    const broker = await startBroker();
    const watcher = await connected(broker, { clientId: 'watcher', clean: true });
    const messages = vi.fn();
    watcher.client.on('message', messages);
    await watcher.client.subscribeAsync('#', { qos: 1 });
    const one = await connected(broker, { protocolVersion: 4 });
    broker.faults.set('student', HOST, { ...NO_FAULTS, deny: [{ access: 'publish', filter: 'secret/#' }] });
    await one.client.publishAsync('secret/x', 'no', { qos, retain: true });
    await one.client.publishAsync('open', 'yes', { qos });
    await vi.waitUntil(() => messages.mock.calls.length > 0);
    expect(messages.mock.calls.map(([topic]) => topic)).toEqual(['open']);
    expect(one.client.connected).toBe(true);
  });

  it.each([
    [5, 0x86],
    [4, 4],
  ] as const)('without the right password in version %i is the connection itself', async (protocolVersion, code) => {
    const broker = await startBroker();
    broker.faults.set('student', HOST, { ...NO_FAULTS, credentials: { username: 'ann', password: 'right' } });
    const wrong = await student(broker, { protocolVersion, reconnectPeriod: 0, username: 'ann', password: 'wrong' });
    await vi.waitUntil(() => seen(wrong, 'connack').length > 0);
    expect(seen(wrong, 'connack')[0]).toMatchObject(
      protocolVersion === 5 ? { reasonCode: code } : { returnCode: code },
    );
    const none = await student(broker, { protocolVersion, reconnectPeriod: 0 });
    await vi.waitUntil(() => seen(none, 'connack').length > 0);
    expect(none.client.connected).toBe(false);
    await connected(broker, { protocolVersion, username: 'ann', password: 'right' });
    await connected(broker, { clientId: 'other' });
  });
});

const INFO: BridgeInfo = { enabled: true, token: 'secret', targets: null };

async function startPage(faults: FaultBook | null) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const handler = labHandler({ names: ownNames('127.0.0.1', port), info: INFO, faults });
  server.on('request', (asked, response) => void handler(asked, response));
  return (body: unknown, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const all = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json', ...headers };
      const sent = request(
        { host: '127.0.0.1', port, path: LAB_FAULT_PATH, method: 'POST', headers: all },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      sent.on('error', reject);
      sent.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
}

const asked = (changes: object = {}) => ({
  ...{ token: 'secret', clientId: 'student', action: 'set', faults: lose('PUBACK') },
  ...changes,
});

describe('the page', () => {
  it('sets faults, hears how often they acted, and ends them', async () => {
    const book = new FaultBook();
    const ask = await startPage(book);
    expect(JSON.parse((await ask(asked())).text)).toMatchObject({ acted: [0], connected: false });
    expect(book.of('student', 'loopback')?.isOn).toBe(true);
    const off = await ask(asked({ faults: NO_FAULTS }));
    expect(off.status).toBe(200);
    expect(book.of('student', 'loopback')).toBeNull();
    const { faults: _left, ...state } = asked({ action: 'state' }) as { faults: unknown };
    expect((await ask(state)).status).toBe(200);
  });

  it.each<[string, number, unknown, Record<string, string>]>([
    ['a wrong token', 403, asked({ token: 'x' }), {}],
    ['another site', 403, asked(), { origin: 'http://evil.example' }],
    ['no origin’s own page', 403, asked(), { 'sec-fetch-site': 'cross-site' }],
    ['a form', 400, asked(), { 'content-type': 'text/plain' }],
    ['what is no JSON', 400, '{', {}],
    ['no client id', 400, asked({ clientId: '' }), {}],
    ['an unknown action', 400, asked({ action: 'explode' }), {}],
    ['a bad filter', 400, asked({ faults: { ...NO_FAULTS, deny: [{ access: 'publish', filter: 'a#' }] } }), {}],
    [
      'too long a wait',
      400,
      asked({ faults: rules({ packet: 'PUBACK', from: 'broker', effect: 'hold', holdMs: 1e9 }) }),
      {},
    ],
    ['a huge request', 400, 'x'.repeat(5_000_000), {}],
  ])('is refused %s with %i', async (_what, status, body, headers) => {
    const book = new FaultBook();
    const ask = await startPage(book);
    // A huge one may find the connection closed before it is all out.
    const answer = await ask(body, headers).catch(() => ({ status, text: '' }));
    expect(answer.status).toBe(status);
    expect(book.of('student', 'loopback')).toBeNull();
  });

  it('is told that there is no embedded broker', async () => {
    expect((await (await startPage(null))(asked())).status).toBe(404);
  });
});

describe('an address', () => {
  it('of this computer is one, whatever it is called', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'].map(remoteHost)).toEqual(Array(4).fill('loopback'));
    expect(remoteHost('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });
});
