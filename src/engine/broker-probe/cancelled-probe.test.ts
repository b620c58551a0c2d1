// A probe that is cancelled, wherever it stands: nothing of it stays at the broker.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { CapabilityId } from '../../core/protocol/broker-probe-contract.ts';
import { startLabBroker } from '../../testing/lab-broker.ts';
import { runProbe } from '../../testing/run-probe.ts';
import { openTcp } from '../../testing/tcp-transport.ts';
import { ProbeLab } from './probe-lab.ts';

let broker: Awaited<ReturnType<typeof startLabBroker>>;
beforeAll(async () => {
  broker = await startLabBroker();
});
afterAll(() => broker.close());

/** What the broker has retained. */
async function left(): Promise<readonly string[]> {
  const settings: ConnectionSettings = {
    endpoint: { scheme: 'mqtt', host: '127.0.0.1', port: broker.tcp.port, path: '/' },
    ...{ version: 5, clientId: 'witness', username: undefined, password: undefined, keepAliveS: 60, cleanStart: true },
  };
  const lab = new ProbeLab({ settings, open: openTcp, random: 'w', prefix: 'w', maxPacketBytes: 1, orderMessages: 1 });
  const witness = await lab.connect();
  if (!witness.ok) throw new Error('the witness was not let in');
  await witness.value.subscribe({ filter: 'loupe-probe/#', qos: 0 });
  await lab.waits.pause(100);
  witness.value.disconnect();
  return witness.value.inbox.messages.map(({ topic }) => topic);
}

describe('a probe that is cancelled', () => {
  it.each<CapabilityId>(['versions', 'retain', 'session', 'will', 'retainAsPublished', 'messageExpiry', 'order'])(
    'at %s takes back what it made',
    async (testing) => {
      const state = await runProbe(broker.tcp.port, {
        onState: (now, probe) => {
          // In the midst of the test, when the retained messages and sessions of it are there.
          if (now.phase === 'running' && now.testing === testing) setTimeout(() => probe.cancel(), 15);
        },
      });
      expect(state).toEqual({ phase: 'cancelled', left: [] });
      expect(await left()).toEqual([]);
    },
  );

  it('says so where the prefix is refused', async () => {
    const state = await runProbe(broker.tcp.port, { terms: { prefix: '$SYS', answerMs: 200 } });
    expect(state).toMatchObject({ phase: 'failed', fault: { kind: 'prefix' }, left: [] });
  });

  it('says so where nobody answers', async () => {
    const state = await runProbe(1);
    expect(state).toMatchObject({ phase: 'failed', fault: { kind: 'connect', setback: { kind: 'unreachable' } } });
  });
});
