// A whole probe of the embedded broker, over TCP: what it finds is what that broker is made of (see companion/broker).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../core/protocol/broker-probe-contract.ts';
import { startLabBroker } from '../../testing/lab-broker.ts';
import { findingsById, runProbe } from '../../testing/run-probe.ts';

let broker: Awaited<ReturnType<typeof startLabBroker>>;
beforeAll(async () => {
  broker = await startLabBroker();
});
afterAll(() => broker.close());

describe('a probe of the embedded broker', () => {
  it('agrees with how it is made, line by line', async () => {
    const state = await runProbe(broker.tcp.port);
    if (state.phase !== 'finished') throw new Error(JSON.stringify(state));
    expect(state.findings.map(({ id }) => id)).toEqual([...CAPABILITIES]);
    expect(state).toMatchObject({ version: 5, left: [] });
    const found = findingsById(state);
    const verdicts = Object.fromEntries(state.findings.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toEqual({
      ...{ versions: 'ok', keepAlive: 'ok', session: 'ok', will: 'ok', maximumQos: 'ok', order: 'ok' },
      ...{ retain: 'ok', retainAsPublished: 'ok', messageExpiry: 'ok', wildcards: 'ok', noLocal: 'ok' },
      sharedSubscriptions: 'ok',
      ...{ subscriptionIdentifiers: 'ok', sys: 'ok', topicLength: 'ok' },
      // Its `maxTopicLevels` is 100.
      topicLevels: 'limited',
      ...{ packetSize: 'ok', topicAlias: 'ok' },
      // It sends whole topics, whatever a client allows.
      topicAliasBack: 'no',
      receiveMaximum: 'ok',
      // It sends on whatever is unanswered.
      receiveMaximumKept: 'no',
      ...{ requestResponse: 'ok', responseInformation: 'no' },
      ...{ roundTrip0: 'ok', roundTrip1: 'ok', roundTrip2: 'ok' },
    });
    expect(found.topicLevels.value).toMatchObject({ value: 100, atLeast: false });
    expect(found.topicAlias.announced).toMatchObject({ value: { value: 16 }, byDefault: false });
    expect(found.packetSize.announced).toMatchObject({ value: { value: 32 * 1024 * 1024 } });
    expect(found.sharedSubscriptions.announced).toMatchObject({ value: { available: true }, byDefault: false });
  });
});
