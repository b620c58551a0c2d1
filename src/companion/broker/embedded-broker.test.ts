import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { unusedPort } from '../../testing/loopback-server.ts';
import { settled } from '../../testing/settled.ts';
import { type EmbeddedBroker, startEmbeddedBroker } from './embedded-broker.ts';

async function startBroker(): Promise<EmbeddedBroker> {
  const ports = { tcpPort: await unusedPort(), wsPort: await unusedPort() };
  const broker = await startEmbeddedBroker({ host: '127.0.0.1', ...ports });
  if (!broker.ok) throw new Error(broker.error);
  onTestFinished(() => broker.value.close());
  return broker.value;
}

async function connect(url: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(url, { reconnectPeriod: 0, ...options });
  onTestFinished(() => {
    client.end(true);
  });
  return client;
}

interface Received {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: number;
  readonly retain: boolean;
  readonly dup: boolean;
}

function nextMessage(client: MqttClient): Promise<Received> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload, { qos, retain, dup }) => resolve({ topic, payload, qos, retain, dup }));
  });
}

const CASES = (['tcp', 'ws'] as const).flatMap((transport) =>
  ([3, 4, 5] as const).flatMap((version) => ([0, 1, 2] as const).map((qos) => ({ transport, version, qos }))),
);

describe('the embedded broker', () => {
  it.each(CASES)('passes a message on: %o', async ({ transport, version, qos }) => {
    const broker = await startBroker();
    const urls = { tcp: `mqtt://127.0.0.1:${broker.tcp.port}`, ws: `ws://127.0.0.1:${broker.ws.port}/mqtt` };
    const options: IClientOptions = {
      protocolVersion: version,
      ...(version === 3 ? { protocolId: 'MQIsdp', wsOptions: { protocol: 'mqttv3.1' } } : {}),
      // Announcing room for topic aliases must change nothing.
      ...(version === 5 ? { properties: { topicAliasMaximum: 10 } } : {}),
    };
    const subscriber = await connect(urls[transport], options);
    const [granted] = await subscriber.subscribeAsync('a/#', { qos });
    expect(granted?.qos).toBe(qos);
    const received = nextMessage(subscriber);
    const publisher = await connect(urls.tcp, { protocolVersion: 5 });
    const payload = Buffer.from('température: 21 °C 🌡', 'utf8');
    await publisher.publishAsync('a/b', payload, { qos });
    expect(await received).toEqual({ topic: 'a/b', payload, qos, retain: false, dup: false });
  });

  it('lowers the QoS to what was granted, for filters with wildcards too [MQTT-3.8.4-8]', async () => {
    const broker = await startBroker();
    const client = await connect(`mqtt://127.0.0.1:${broker.tcp.port}`);
    await client.publishAsync('kept/x', 'r', { qos: 2, retain: true });
    for (const [filter, topic] of [
      ['live/+', 'live/x'],
      ['kept/#', 'kept/x'],
    ] as const) {
      const received = nextMessage(client);
      await client.subscribeAsync(filter, { qos: 1 });
      if (topic === 'live/x') await client.publishAsync(topic, 'x', { qos: 2 });
      expect(await received).toMatchObject({ topic, qos: 1 });
    }
  });

  it.each(['a+', '+a', 'a#', 'a/#/b'])('refuses the filter %s', async (filter) => {
    const broker = await startBroker();
    const socket = await rawClient(broker.ws.port, 4);
    socket.send(Buffer.from([0x82, 5 + filter.length, 0, 1, 0, filter.length, ...Buffer.from(filter), 0]));
    const frames: Buffer[] = [];
    socket.on('message', (data) => frames.push(data as Buffer));
    await new Promise((resolve) => socket.on('close', resolve));
    expect(frames).toEqual([]);
  });

  it('keeps a session and what arrives for it', async () => {
    const broker = await startBroker();
    const url = `mqtt://127.0.0.1:${broker.tcp.port}`;
    const session: IClientOptions = {
      ...{ clientId: 'sleeper', clean: false, protocolVersion: 5 },
      properties: { sessionExpiryInterval: 60 },
    };
    const before = await connect(url, session);
    await before.subscribeAsync('s/#', { qos: 2 });
    await before.endAsync();
    const publisher = await connect(url);
    await publisher.publishAsync('s/1', 'while you slept', { qos: 2 });
    const after = mqtt.connect(url, { ...session, reconnectPeriod: 0 });
    onTestFinished(() => {
      after.end(true);
    });
    const received = nextMessage(after);
    expect(await received).toMatchObject({ topic: 's/1', qos: 2 });
  });

  it('holds publishers back while a subscriber does not read, and goes on when it is gone', async () => {
    const broker = await startBroker();
    const subscriber = await rawClient(broker.ws.port, 4);
    const subscribed = new Promise((resolve) => subscriber.once('message', resolve));
    subscriber.send(Buffer.from([0x82, 6, 0, 1, 0, 1, 0x74, 0]));
    await subscribed;
    subscriber.pause();

    // 64 MiB of PUBLISH packets, each with 64 KiB of payload.
    const packet = Buffer.concat([Buffer.from([0x30, 0x83, 0x80, 0x04, 0, 1, 0x74]), Buffer.alloc(64 * 1024)]);
    const total = 1_024;
    const publisher = connectTcp(broker.tcp.port, '127.0.0.1');
    onTestFinished(() => {
      publisher.destroy();
    });
    publisher.write(Buffer.from([0x10, 13, 0, 4, 77, 81, 84, 84, 4, 2, 0, 60, 0, 1, 0x70]));
    let sent = 0;
    const allSent = new Promise<void>((resolve) => {
      const write = () => {
        while (sent < total) {
          sent++;
          if (!publisher.write(packet)) return publisher.once('drain', write);
        }
        return resolve();
      };
      write();
    });
    // The rest is what the kernel's buffers hold of two connections.
    expect(await settled(() => sent)).toBeLessThan(total / 2);
    subscriber.terminate();
    await allSent;
    const other = await connect(`mqtt://127.0.0.1:${broker.tcp.port}`);
    await other.publishAsync('still/there', '', { qos: 1 });
  });

  it('carries 1 MiB over a WebSocket byte for byte', async () => {
    const broker = await startBroker();
    const payload = Buffer.from(Array.from({ length: 1024 * 1024 }, (_, at) => (at * 31 + (at >> 8)) & 0xff));
    const subscriber = await connect(`ws://127.0.0.1:${broker.ws.port}/mqtt`);
    await subscriber.subscribeAsync('big');
    const received = nextMessage(subscriber);
    await subscriber.publishAsync('big', payload, { qos: 1 });
    expect((await received).payload.equals(payload)).toBe(true);
  });
});

/** A WebSocket after CONNECT and CONNACK. */
async function rawClient(port: number, version: 4 | 5): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt');
  onTestFinished(() => socket.terminate());
  await new Promise((resolve) => socket.once('open', resolve));
  const connack = new Promise((resolve) => socket.once('message', resolve));
  const rest = [0, 4, ...Buffer.from('MQTT'), version, 2, 0, 60, ...(version === 5 ? [0] : []), 0, 1, 0x63];
  socket.send(Buffer.from([0x10, rest.length, ...rest]));
  await connack;
  return socket;
}

describe('its WebSocket', () => {
  it('sends whole packets, each in one frame or several in one', async () => {
    const broker = await startBroker();
    const socket = await rawClient(broker.ws.port, 5);
    const frames: Buffer[] = [];
    const subscribed = new Promise((resolve) => socket.once('message', resolve));
    socket.on('message', (data) => frames.push(data as Buffer));
    socket.send(Buffer.from([0x82, 7, 0, 1, 0, 0, 1, 0x74, 1]));
    await subscribed;
    const publisher = await connect(`mqtt://127.0.0.1:${broker.tcp.port}`);
    for (let i = 0; i < 50; i++) publisher.publish('t', Buffer.alloc(i * 10), { qos: 1 });
    await publisher.publishAsync('t', 'last', { qos: 1 });
    const last = Buffer.from('last');
    while (!frames.some((frame) => frame.includes(last)))
      await new Promise((resolve) => socket.once('message', resolve));

    let packets = 0;
    for (const frame of frames) {
      let at = 0;
      while (at < frame.length) {
        at = packetEnd(frame, at);
        packets++;
      }
      expect(at).toBe(frame.length);
    }
    expect(packets).toBe(52);
  });

  it('closes when a text frame comes [MQTT-6.0.0-1]', async () => {
    const socket = await rawClient((await startBroker()).ws.port, 4);
    socket.send('text');
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1003);
  });

  it.each<[string, number, Record<string, string>]>([
    ['a program without Origin', 101, {}],
    ['a page of this machine', 101, { Origin: 'http://localhost:5173' }],
    ['a page of a site', 403, { Origin: 'https://evil.example' }],
    [
      'a page whose host name was pointed at this machine',
      403,
      { Origin: 'http://evil.example:9001', Host: 'evil.example:9001' },
    ],
    ['a sandboxed frame', 403, { Origin: 'null' }],
    ['another subprotocol', 400, { 'Sec-WebSocket-Protocol': 'chat' }],
  ])('answers %s with %i', async (_who, expected, headers) => {
    const broker = await startBroker();
    expect(await handshake(broker.ws.port, '/mqtt', headers)).toBe(expected);
  });

  it('has one path', async () => {
    const broker = await startBroker();
    expect(await handshake(broker.ws.port, '/elsewhere', {})).toBe(404);
  });
});

/** The offset after the packet that starts at `at`. */
function packetEnd(bytes: Buffer, at: number): number {
  let length = 0;
  let position = at + 1;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes.readUInt8(position++);
    length += (byte & 0x7f) << shift;
    if (byte < 0x80) return position + length;
  }
}

function handshake(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, path, agent: false },
      headers: {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
        ...{ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'mqtt', ...headers },
      },
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    sent.on('error', reject);
    sent.end();
  });
}
