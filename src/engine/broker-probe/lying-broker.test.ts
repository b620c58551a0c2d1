// A broker that announces what it does not do: the probe says so, line by line, and leaves nothing at it.
import { describe, expect, it } from 'vitest';
import { startLyingBroker } from '../../testing/lying-broker.ts';
import { findingsById, runProbe } from '../../testing/run-probe.ts';

describe('a probe of a broker that lies', () => {
  it('is not taken in', async () => {
    const broker = await startLyingBroker();
    const state = await runProbe(broker.port, {
      terms: { maxPacketBytes: 1_048_576, orderMessages: 20, answerMs: 300 },
    });
    if (state.phase !== 'finished') throw new Error(JSON.stringify(state));
    const verdicts = Object.fromEntries(state.findings.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toEqual({
      ...{ versions: 'limited', keepAlive: 'limited', session: 'no', will: 'no' },
      ...{ maximumQos: 'broken', order: 'no', retain: 'broken', retainAsPublished: 'untested' },
      ...{ messageExpiry: 'untested', wildcards: 'broken', sharedSubscriptions: 'broken' },
      ...{ subscriptionIdentifiers: 'broken', noLocal: 'no', sys: 'no', topicLength: 'ok', topicLevels: 'ok' },
      ...{ packetSize: 'broken', topicAlias: 'broken', topicAliasBack: 'no', receiveMaximum: 'untested' },
      ...{ receiveMaximumKept: 'no', requestResponse: 'no', responseInformation: 'no' },
      ...{ roundTrip0: 'ok', roundTrip1: 'ok', roundTrip2: 'untested' },
    });
    const found = findingsById(state);
    expect(found.versions.value).toMatchObject({ text: '3.1.1, 5' });
    expect(found.maximumQos.value).toMatchObject({ value: 1 });
    expect(found.wildcards.evidence).toEqual([{ code: 'wildcardMissed', params: { wildcard: '+' } }]);
    expect(found.sharedSubscriptions.evidence).toMatchObject([
      { code: 'sharedAll', params: { first: 20, second: 20 } },
    ]);
    expect(found.packetSize.value).toMatchObject({ kind: 'number', unit: 'bytes' });
    expect(found.requestResponse.evidence).toMatchObject([
      { params: { names: expect.stringContaining('Response Topic') } },
    ]);
    expect(state.left).toEqual([]);
    await expect.poll(broker.clients).toBe(0);
    await broker.stop();
  });

  it('sees what works though it is announced not to', async () => {
    const broker = await startLyingBroker({ wildcardSubscriptionAvailable: false, maximumQoS: 0 } as never);
    const state = await runProbe(broker.port, { terms: { orderMessages: 4, answerMs: 300 } });
    if (state.phase !== 'finished') throw new Error(JSON.stringify(state));
    const found = findingsById(state);
    expect(found.maximumQos).toMatchObject({
      verdict: 'unannounced',
      value: { value: 1 },
      announced: { byDefault: false },
    });
    expect(found.wildcards).toMatchObject({ verdict: 'no', announced: { value: { available: false } } });
    await broker.stop();
  });

  it('tests what there is before version 5, and says what there is not', async () => {
    const broker = await startLyingBroker({}, [4]);
    const state = await runProbe(broker.port, { terms: { orderMessages: 4, answerMs: 300 } });
    if (state.phase !== 'finished') throw new Error(JSON.stringify(state));
    expect(state).toMatchObject({ version: 4, left: [] });
    const found = findingsById(state);
    expect(found.versions).toMatchObject({ verdict: 'limited', value: { text: '3.1.1' } });
    // Nothing is announced, so nothing is broken.
    expect(found.sharedSubscriptions).toMatchObject({ verdict: 'no', announced: null });
    expect(found.wildcards.verdict).toBe('no');
    for (const id of ['noLocal', 'topicAlias', 'messageExpiry', 'keepAlive', 'receiveMaximum'] as const) {
      expect(found[id]).toMatchObject({ verdict: 'untested', evidence: [{ code: 'olderVersion' }] });
    }
    expect(found.roundTrip1.verdict).toBe('ok');
    await broker.stop();
  });
});
