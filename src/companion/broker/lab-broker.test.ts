// What labs teach of sessions, wills, retained messages and version 5, asked of the embedded broker itself.
import { connect as connectTcp } from 'node:net';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import type { IConnackPacket, Packet } from 'mqtt-packet';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { unusedPort } from '../../testing/loopback-server.ts';
import { startEmbeddedBroker } from './embedded-broker.ts';

let port = 0;

beforeEach(async () => {
  const broker = await startEmbeddedBroker({
    ...{ host: '127.0.0.1', tcpPort: await unusedPort(), wsPort: await unusedPort() },
  });
  if (!broker.ok) throw new Error(broker.error);
  onTestFinished(() => broker.value.close());
  port = broker.value.tcp.port;
});

interface Party {
  readonly client: MqttClient;
  readonly received: readonly Packet[];
  readonly messages: readonly IPublishPacket[];
}

/** Once CONNACK has come; what came with it is among the messages. */
async function join(clientId: string, options: IClientOptions = {}): Promise<Party> {
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    ...{ clientId, reconnectPeriod: 0, protocolVersion: 5, ...options },
  });
  onTestFinished(() => {
    client.end(true);
  });
  const received: Packet[] = [];
  const messages: IPublishPacket[] = [];
  client.on('packetreceive', (packet) => received.push(packet));
  client.on('message', (_topic, _payload, packet) => messages.push(packet));
  client.on('error', () => {});
  await vi.waitUntil(() => client.connected);
  return { client, received, messages };
}

const texts = ({ messages }: Party) => messages.map(({ payload }) => String(payload));
const session = (seconds: number): IClientOptions => ({
  ...{ clean: false, properties: { sessionExpiryInterval: seconds } },
});
const connack = ({ received }: Party) => received.find(({ cmd }) => cmd === 'connack');
/** How many messages there are once no more can be on their way. */
async function quiet({ messages }: Party): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return messages.length;
}

describe('a session', () => {
  it('is present without a subscription, too, until it is over', async () => {
    const present = async (options: IClientOptions) => {
      const party = await join('one', options);
      await party.client.endAsync();
      return (connack(party) as IConnackPacket | undefined)?.sessionPresent;
    };
    expect(await present(session(60))).toBe(false);
    expect(await present(session(60))).toBe(true);
    // Taken up once more, and not to be kept.
    expect(await present(session(0))).toBe(true);
    expect(await present(session(60))).toBe(false);
    expect(await present({ clean: true })).toBe(false);
    expect(await present(session(1))).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await present(session(60))).toBe(false);
    expect(await present({ clean: false, protocolVersion: 4 })).toBe(true);
    expect(await present({ clean: false, protocolVersion: 4 })).toBe(true);
  });

  it.each([4, 5] as const)(
    'keeps what arrives at QoS 1 and 2 while its client is away: version %i',
    async (version) => {
      const options = { ...session(60), protocolVersion: version };
      if (version === 4) delete (options as { properties?: unknown }).properties;
      const before = await join('one', options);
      expect(connack(before)).toMatchObject({ sessionPresent: false });
      await before.client.subscribeAsync('t', { qos: 2 });
      await before.client.endAsync();
      const other = await join('other');
      for (const qos of [0, 1, 2] as const) await other.client.publishAsync('t', `${qos}`, { qos });
      const after = await join('one', options);
      expect(connack(after)).toMatchObject({ sessionPresent: true });
      await vi.waitUntil(() => after.messages.length === 2);
      expect(texts(after)).toEqual(['1', '2']);
      await after.client.endAsync();
      expect(await quiet(await join('one', options))).toBe(0);
    },
  );

  it('is thrown away by a clean start', async () => {
    const before = await join('one', session(60));
    await before.client.subscribeAsync('t', { qos: 1 });
    await before.client.endAsync();
    await (await join('other')).client.publishAsync('t', 'x', { qos: 1 });
    const clean = await join('one', { ...session(60), clean: true });
    expect(connack(clean)).toMatchObject({ sessionPresent: false });
    expect(await quiet(clean)).toBe(0);
  });

  it('ends when its expiry interval is over', async () => {
    const before = await join('one', session(1));
    await before.client.subscribeAsync('t', { qos: 1 });
    await before.client.endAsync();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(connack(await join('one', session(1)))).toMatchObject({ sessionPresent: false });
  });

  it('is taken over by a second client with the same id, and the first is told why', async () => {
    const first = await join('one');
    const second = await join('one');
    await vi.waitUntil(() => !first.client.connected);
    expect(first.received.at(-1)).toMatchObject({ cmd: 'disconnect', reasonCode: 0x8e });
    expect(second.client.connected).toBe(true);
  });
});

describe('a will', () => {
  const will = { topic: 'gone', payload: Buffer.from('offline'), qos: 1, retain: false } as const;

  it('is sent when a client falls silent for 1.5 times its keep alive, and not after DISCONNECT', async () => {
    const watcher = await join('watcher');
    await watcher.client.subscribeAsync('gone', { qos: 1 });
    await (await join('polite', { will })).client.endAsync();
    expect(await quiet(watcher)).toBe(0);
    const silent = connectTcp(port, '127.0.0.1');
    onTestFinished(() => {
      silent.destroy();
    });
    const closed = new Promise((resolve) => silent.once('close', resolve));
    silent.resume();
    // CONNECT of version 3.1.1 with a keep alive of 1 s, client id `s`, and the will `gone`: `off`.
    silent.write(
      Buffer.from([
        0x10,
        24,
        0,
        4,
        ...Buffer.from('MQTT'),
        4,
        6,
        0,
        1,
        0,
        1,
        0x73,
        0,
        4,
        ...Buffer.from('gone'),
        0,
        3,
        ...Buffer.from('off'),
      ]),
    );
    const begin = performance.now();
    await closed;
    expect(performance.now() - begin).toBeGreaterThan(1_300);
    await vi.waitUntil(() => texts(watcher).includes('off'));
  });

  it('waits for its delay, and is not sent when the client is back before', async () => {
    const watcher = await join('watcher');
    await watcher.client.subscribeAsync('gone', { qos: 1 });
    const delayed = { ...will, properties: { willDelayInterval: 1 } };
    const first = await join('one', { ...session(60), will: delayed });
    first.client.stream.destroy();
    const again = await join('one', { ...session(60), will: delayed });
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(watcher.messages).toHaveLength(0);
    again.client.stream.destroy();
    const begin = performance.now();
    await vi.waitUntil(() => watcher.messages.length === 1, { timeout: 4_000 });
    expect(performance.now() - begin).toBeGreaterThan(800);
  });
});

describe('retained messages', () => {
  it('come as retain handling asks', async () => {
    const one = await join('one');
    await one.client.publishAsync('kept', 'r', { qos: 1, retain: true });
    await one.client.subscribeAsync('kept', { qos: 1, rh: 2 });
    expect(await quiet(one)).toBe(0);
    await one.client.unsubscribeAsync('kept');
    await one.client.subscribeAsync('kept', { qos: 1, rh: 1 });
    await vi.waitUntil(() => one.messages.length === 1);
    await one.client.subscribeAsync('kept', { qos: 1, rh: 1 });
    expect(await quiet(one)).toBe(1);
    await one.client.subscribeAsync('kept', { qos: 1, rh: 0 });
    await vi.waitUntil(() => one.messages.length === 2);
    expect(one.messages.every(({ retain }) => retain)).toBe(true);
  });

  it('keep their flag for those who are subscribed only where retain as published asks', async () => {
    const plain = await join('plain');
    await plain.client.subscribeAsync('kept');
    const asPublished = await join('as');
    await asPublished.client.subscribeAsync('kept', { qos: 0, rap: true });
    await plain.client.publishAsync('kept', 'r', { qos: 1, retain: true });
    await vi.waitUntil(() => plain.messages.length + asPublished.messages.length === 2);
    expect([plain.messages[0]?.retain, asPublished.messages[0]?.retain]).toEqual([false, true]);
  });
});

describe('version 5', () => {
  it('spares a client its own messages where no local asks', async () => {
    const one = await join('one');
    await one.client.subscribeAsync('t', { qos: 1, nl: true });
    await one.client.publishAsync('t', 'mine', { qos: 1 });
    await (await join('other')).client.publishAsync('t', 'theirs', { qos: 1 });
    await vi.waitUntil(() => one.messages.length > 0);
    expect(texts(one)).toEqual(['theirs']);
  });

  it('drops a message whose time is over, and tells how much is left', async () => {
    const before = await join('one', session(60));
    await before.client.subscribeAsync('t', { qos: 1 });
    await before.client.endAsync();
    const other = await join('other');
    await other.client.publishAsync('t', 'short', { qos: 1, properties: { messageExpiryInterval: 1 } });
    await other.client.publishAsync('t', 'long', { qos: 1, properties: { messageExpiryInterval: 100 } });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const after = await join('one', session(60));
    await vi.waitUntil(() => after.messages.length > 0);
    expect(await quiet(after)).toBe(1);
    expect(texts(after)).toEqual(['long']);
    expect(after.messages[0]?.properties?.messageExpiryInterval).toBeLessThan(100);
  });

  it('passes on what a request carries, and the identifier of the subscription', async () => {
    const server = await join('server');
    await server.client.subscribeAsync('ask', { qos: 1, properties: { subscriptionIdentifier: 7 } });
    const properties = {
      ...{ responseTopic: 'answer', correlationData: Buffer.from('c1'), userProperties: { a: ['1', '2'], b: '3' } },
      ...{ contentType: 'text/plain', payloadFormatIndicator: true },
    };
    await (await join('asker')).client.publishAsync('ask', '?', { qos: 1, properties });
    await vi.waitUntil(() => server.messages.length === 1);
    expect(server.messages[0]?.properties).toMatchObject({ ...properties, subscriptionIdentifier: 7 });
  });

  it('understands a topic alias', async () => {
    const one = await join('one');
    expect(connack(one)).toMatchObject({ properties: { topicAliasMaximum: 16, sharedSubscriptionAvailable: true } });
    await one.client.subscribeAsync('long/topic', { qos: 1 });
    await one.client.publishAsync('long/topic', '1', { qos: 1, properties: { topicAlias: 1 } });
    await one.client.publishAsync('', '2', { qos: 1, properties: { topicAlias: 1 } });
    await vi.waitUntil(() => one.messages.length === 2);
    expect(one.messages.map(({ topic }) => topic)).toEqual(['long/topic', 'long/topic']);
  });

  it('gives an id to a client that has none', async () => {
    const one = await join('');
    expect(connack(one)).toMatchObject({ properties: { assignedClientIdentifier: expect.any(String) } });
  });
});

describe('a shared subscription', () => {
  const SHARED = '$share/workers/jobs/#';

  async function publish(count: number, qos: 0 | 1 | 2 = 1, topic = 'jobs/1'): Promise<string[]> {
    const sender = await join('sender');
    const payloads = Array.from({ length: count }, (_, i) => String(i));
    for (const payload of payloads)
      await sender.client.publishAsync(topic, payload, { qos, retain: topic === 'jobs/kept' });
    return payloads;
  }

  it.each([
    [5, 0],
    [5, 1],
    [5, 2],
    [4, 1],
  ] as const)('version %i, QoS %i: each message goes to one member, in turn', async (protocolVersion, qos) => {
    const members = await Promise.all(['a', 'b', 'c'].map((id) => join(id, { protocolVersion })));
    for (const { client } of members) {
      expect(await client.subscribeAsync(SHARED, { qos })).toMatchObject([{ topic: SHARED, qos }]);
    }
    const other = await join('other');
    await other.client.subscribeAsync('jobs/1', { qos });
    const sent = await publish(9, qos);
    await vi.waitUntil(() => members.flatMap(texts).length === 9 && other.messages.length === 9);
    await quiet(other);
    expect(members.map(({ messages }) => messages.length)).toEqual([3, 3, 3]);
    expect(members.flatMap(texts).sort()).toEqual(sent);
    expect(members.flatMap(({ messages }) => messages).every((message) => message.qos === qos)).toBe(true);
  });

  it('is by group and filter, and a group of its own does not take from another', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.client.subscribeAsync('$share/one/jobs/#');
    await a.client.subscribeAsync('$share/two/jobs/#');
    await b.client.subscribeAsync('$share/two/jobs/+');
    await publish(2);
    await vi.waitUntil(() => a.messages.length === 4 && b.messages.length === 2);
  });

  it('lowers the QoS to the one granted, carries the identifier, and clears Retain', async () => {
    const one = await join('one');
    await one.client.subscribeAsync(SHARED, { qos: 1, properties: { subscriptionIdentifier: 9 } });
    await publish(1, 2, 'jobs/kept');
    await vi.waitUntil(() => one.messages.length === 1);
    expect(one.messages[0]).toMatchObject({ qos: 1, retain: false, properties: { subscriptionIdentifier: 9 } });
    // What is retained does not come at a shared subscribe [section 4.8.2].
    const late = await join('late');
    await late.client.subscribeAsync(SHARED, { qos: 1 });
    expect(await quiet(late)).toBe(0);
  });

  it('goes on without a member that leaves, and without one that is gone', async () => {
    const [a, b, c] = [await join('a'), await join('b'), await join('c')];
    for (const { client } of [a, b, c]) await client.subscribeAsync(SHARED, { qos: 1 });
    await a.client.unsubscribeAsync(SHARED);
    expect(a.received.find(({ cmd }) => cmd === 'unsuback')).toMatchObject({ granted: [0] });
    b.client.stream.destroy();
    await publish(4);
    await vi.waitUntil(() => c.messages.length === 4);
    expect(a.messages).toHaveLength(0);
  });

  it('waits for a session that is away while nobody else is there, and is in it when the client comes back', async () => {
    const before = await join('one', session(60));
    await before.client.subscribeAsync(SHARED, { qos: 1 });
    await before.client.endAsync();
    const sent = await publish(3);
    const after = await join('one', session(60));
    expect(connack(after)).toMatchObject({ sessionPresent: true });
    await vi.waitUntil(() => after.messages.length === 3);
    expect(texts(after)).toEqual(sent);
    await publish(1);
    await vi.waitUntil(() => after.messages.length === 4);
    await after.client.endAsync();
    // With the session ends the membership.
    const anew = await join('one', { clean: true });
    await publish(1);
    expect(await quiet(anew)).toBe(0);
  });

  it('may not be without what one publishes oneself [MQTT-3.8.3-4]', async () => {
    const one = await join('one');
    await one.client.subscribeAsync(SHARED, { qos: 1, nl: true }).catch(() => {});
    await vi.waitUntil(() => one.client.disconnected || !one.client.connected);
  });

  it('is of no topics that begin with $ if its filter does not, and nobody can publish past the group', async () => {
    const one = await join('one');
    await one.client.subscribeAsync('$share/g/#', { qos: 1 });
    await one.client.subscribeAsync('$share/g/jobs', { qos: 1 });
    const sender = await join('sender');
    await sender.client.publishAsync('$other/x', '1', { qos: 1 });
    await sender.client.publishAsync('$SHARE/g/jobs', '1', { qos: 1 }).catch(() => {});
    await sender.client.publishAsync('x', 'seen', { qos: 1 });
    await quiet(one);
    expect(texts(one)).toEqual(['seen']);
  });
});
