// A broker in the test's own process, on ports of its own.
import { type EmbeddedBroker, startEmbeddedBroker } from '../companion/broker/embedded-broker.ts';

export async function startLabBroker(): Promise<EmbeddedBroker> {
  const started = await startEmbeddedBroker({ host: '127.0.0.1', tcpPort: 0, wsPort: 0 });
  if (!started.ok) throw new Error(started.error);
  return started.value;
}
