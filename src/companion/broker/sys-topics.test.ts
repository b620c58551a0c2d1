import mqtt from 'mqtt';
import { expect, it, onTestFinished, vi } from 'vitest';
import { unusedPort } from '../../testing/loopback-server.ts';
import { startEmbeddedBroker } from './embedded-broker.ts';

it('the embedded broker says how it is, counted truly', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const ports = { tcpPort: await unusedPort(), wsPort: await unusedPort() };
  const broker = await startEmbeddedBroker({ host: '127.0.0.1', ...ports, version: 'Loupe 1' });
  if (!broker.ok) throw new Error(broker.error);
  onTestFinished(() => broker.value.close());
  const connect = (clientId: string) => mqtt.connectAsync(`mqtt://127.0.0.1:${broker.value.tcp.port}`, { clientId });
  const watcher = await connect('watcher');
  const values = new Map<string, string>();
  watcher.on('message', (topic, payload) => values.set(topic.replace('$SYS/broker/', ''), String(payload)));
  await watcher.subscribeAsync('$SYS/#');
  const other = await connect('other');
  onTestFinished(() => {
    watcher.end(true);
    other.end(true);
  });
  await other.subscribeAsync('a/#');
  await other.publishAsync('a/b', 'x', { qos: 1 });
  await other.publishAsync('a/kept', 'x', { qos: 1, retain: true });
  await other.publishAsync('a/gone', 'x', { qos: 1, retain: true });
  await other.publishAsync('a/gone', '', { qos: 1, retain: true });
  await vi.waitUntil(() => values.get('version') === 'Loupe 1');
  // The last of them is counted once it is acknowledged.
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.advanceTimersByTime(10_000);
  await vi.waitUntil(() => values.get('subscriptions/count') === '2');
  expect(Object.fromEntries(values)).toMatchObject({
    ...{ 'clients/maximum': '2', 'publish/messages/received': '4', 'retained messages/count': '1' },
    'subscriptions/count': '2',
  });
  expect(Number(values.get('bytes/received'))).toBeGreaterThan(50);
  expect(Number(values.get('publish/messages/sent'))).toBeGreaterThanOrEqual(4);
  expect(values.get('uptime')).toMatch(/^\d+ seconds$/u);
});
