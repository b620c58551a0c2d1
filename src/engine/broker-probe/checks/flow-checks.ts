// Receive Maximum, both ways: how many messages the broker takes unanswered, and whether it keeps to what a client allows.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import type { Check } from '../check.ts';
import { amount, announced, finding, needsFive, notTestable, untested } from '../finding.ts';
import { text } from '../probe-lab.ts';
import { seen } from '../setback.ts';

/** More are not sent at once, whatever is announced. */
const MOST_IN_FLIGHT = 20;
const ALLOWED_TO_US = 2;
const SENT_TO_US = 6;
/** Until what the broker must not send would have come. */
const OVERRUN_MS = 500;

export const receiveMaximumCheck: Check = {
  ids: ['receiveMaximum'],
  async run(lab) {
    if (lab.version !== 5 || !lab.limits) return [needsFive('receiveMaximum')];
    const most = lab.limits.receiveMaximum;
    const client = await lab.connect();
    if (!client.ok) return [notTestable('receiveMaximum', client.error)];
    const { properties } = client.value.connack;
    const claim = announced(lab.version, properties, PROPERTY.receiveMaximum, amount('messages', most));
    // At QoS 1 the broker answers at once, and nothing is ever in flight.
    if (lab.qos < 2) return [untested('receiveMaximum', seen('inFlightNotTestable'), claim)];
    const count = Math.min(MOST_IN_FLIGHT, most);
    client.value.withholdsRelease = true;
    const ids = Array.from({ length: count }, () =>
      client.value.send({ topic: lab.topic('in-flight'), payload: text('x'), qos: 2 }),
    );
    const received = () => ids.filter((id) => client.value.answerTo(id) !== undefined).length;
    const all = await client.value.until(() => received() === count);
    const evidence = [seen('inFlightTaken', { count: received(), of: count })];
    client.value.releaseInFlight();
    await client.value.until(() => ids.every((id) => client.value.hasSettled(id)));
    const value = amount('messages', received(), all && count < most);
    return [finding('receiveMaximum', { verdict: all ? 'ok' : 'broken', value, announced: claim, evidence })];
  },
};

export const receiveMaximumKeptCheck: Check = {
  ids: ['receiveMaximumKept'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('receiveMaximumKept')];
    if (lab.qos === 0) return [untested('receiveMaximumKept', seen('needs', { what: 'qos1' }))];
    const pair = await lab.pair();
    const client = await lab.connect({ properties: { receiveMaximum: ALLOWED_TO_US } });
    if (!pair.ok) return [notTestable('receiveMaximumKept', pair.error)];
    if (!client.ok) return [notTestable('receiveMaximumKept', client.error)];
    const topic = lab.topic('held-back');
    const { inbox } = client.value;
    const subscribed = await client.value.subscribe({ filter: topic, qos: 1 });
    if (subscribed) return [notTestable('receiveMaximumKept', subscribed)];
    client.value.withholdsAnswers = true;
    const { publisher } = pair.value;
    const mayBurst = (lab.limits?.receiveMaximum ?? 1) >= SENT_TO_US;
    for (let i = 0; i < SENT_TO_US; i++) {
      const message = { topic, payload: text(String(i)), qos: 1 } as const;
      if (mayBurst) publisher.send(message);
      else await publisher.publish(message);
    }
    await client.value.until(() => inbox.of(topic).length >= ALLOWED_TO_US);
    await client.value.until(() => inbox.of(topic).length > ALLOWED_TO_US, OVERRUN_MS);
    const before = inbox.of(topic).length;
    client.value.release();
    await client.value.until(() => inbox.of(topic).length >= SENT_TO_US);
    const params = { allowed: ALLOWED_TO_US, before, after: inbox.of(topic).length, sent: SENT_TO_US };
    const isKept = before <= ALLOWED_TO_US;
    const verdict = !isKept ? 'no' : params.after >= SENT_TO_US ? 'ok' : 'limited';
    const evidence = [seen(isKept ? 'inFlightOurs' : 'inFlightOverrun', params)];
    return [finding('receiveMaximumKept', { verdict, evidence })];
  },
};
