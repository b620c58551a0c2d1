// Of the connection itself: keep alive, the session that is taken up again, and the will.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import { numberProperty } from '../../../core/wire/read-properties.ts';
import type { Check } from '../check.ts';
import { amount, finding, needsFive, notTestable, untested } from '../finding.ts';
import { type ProbeLab, SESSION_EXPIRY_S, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const LONGEST_KEEP_ALIVE_S = 65_535;

export const keepAliveCheck: Check = {
  ids: ['keepAlive'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('keepAlive')];
    const client = await lab.connect({ keepAliveS: LONGEST_KEEP_ALIVE_S });
    if (!client.ok) return [notTestable('keepAlive', client.error)];
    const own = numberProperty(client.value.connack.properties, PROPERTY.serverKeepAlive);
    if (own === undefined) {
      const evidence = [seen('keepAliveTaken', { asked: LONGEST_KEEP_ALIVE_S })];
      return [finding('keepAlive', { verdict: 'ok', value: amount('seconds', LONGEST_KEEP_ALIVE_S), evidence })];
    }
    const value = amount('seconds', own);
    const evidence = [seen('keepAliveOverridden', { asked: LONGEST_KEEP_ALIVE_S, given: own })];
    return [finding('keepAlive', { verdict: 'limited', value, announced: { value, byDefault: false }, evidence })];
  },
};

export const sessionCheck: Check = {
  ids: ['session'],
  async run(lab) {
    if (lab.qos === 0) return [untested('session', seen('needs', { what: 'qos1' }))];
    const clientId = lab.newClientId();
    const topic = lab.topic('session');
    const first = await connectKept(lab, clientId, true);
    if (!first.ok) return [notTestable('session', first.error)];
    const subscribed = await first.value.subscribe({ filter: topic, qos: 1 });
    if (subscribed) return [notTestable('session', subscribed)];
    first.value.disconnect();
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('session', pair.error)];
    const published = await pair.value.publisher.publish({ topic, payload: text('meanwhile'), qos: 1 });
    if (published) return [notTestable('session', published)];
    const second = await connectKept(lab, clientId, false);
    if (!second.ok) return [finding('session', { verdict: 'no', evidence: [setbackEvidence(second.error)] })];
    const client = second.value;
    const given = numberProperty(client.connack.properties, PROPERTY.sessionExpiryInterval);
    const announced = given === undefined ? null : { value: amount('seconds', given), byDefault: false };
    const isKept = client.connack.sessionPresent || lab.version === 3;
    const came = isKept && (await client.until(() => client.inbox.has(topic, 'meanwhile')));
    if (lab.version === 5) {
      client.disconnect(true);
      lab.sessions.delete(clientId);
    }
    if (came) return [finding('session', { verdict: 'ok', announced, evidence: [seen('sessionResumed')] })];
    const evidence = [seen(client.connack.sessionPresent ? 'sessionWithoutMessage' : 'sessionNotKept')];
    return [finding('session', { verdict: client.connack.sessionPresent ? 'limited' : 'no', announced, evidence })];
  },
};

function connectKept(lab: ProbeLab, clientId: string, isFirst: boolean) {
  lab.sessions.add(clientId);
  // Before version 5 Clean Session is also what decides whether it is kept.
  const cleanStart = isFirst && lab.version === 5;
  return lab.connect({ clientId, cleanStart, properties: { sessionExpiryIntervalS: SESSION_EXPIRY_S } });
}

export const willCheck: Check = {
  ids: ['will'],
  async run(lab) {
    const topic = lab.topic('will');
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('will', pair.error)];
    const { subscriber } = pair.value;
    const subscribed = await subscriber.subscribe({ filter: topic, qos: lab.safeQos });
    if (subscribed) return [notTestable('will', subscribed)];
    const payload = { text: 'gone', encoding: 'utf8' } as const;
    const client = await lab.connect({ will: { topic, payload, qos: lab.safeQos, retain: false } });
    if (!client.ok) return [finding('will', { verdict: 'no', evidence: [setbackEvidence(client.error)] })];
    const closedAt = performance.now();
    client.value.close();
    const came = await subscriber.until(() => subscriber.inbox.has(topic, 'gone'));
    if (!came) return [finding('will', { verdict: 'no', evidence: [seen('willDidNotCome')] })];
    const ms = Math.round((subscriber.inbox.of(topic)[0]?.time ?? closedAt) - closedAt);
    return [finding('will', { verdict: 'ok', evidence: [seen('willCame', { ms })] })];
  },
};
