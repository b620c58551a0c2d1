// Whether a shared subscription is shared: each message to one member only, and to more than one of them over time.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import type { CapabilityFinding, Evidence } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { finding, judge, notTestable } from '../finding.ts';
import type { ProbeClient } from '../probe-client.ts';
import { text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';
import { claimOf } from './subscription-checks.ts';

const MESSAGES = 20;
const ARRIVAL_MS = 1_000;
const MAX_UNDER_WAY = 5;
/** After the last: until a second copy would have come. */
const SETTLE_MS = 300;

export const sharedCheck: Check = {
  ids: ['sharedSubscriptions'],
  async run(lab) {
    const said = lab.limits?.sharedSubscriptions ?? null;
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('sharedSubscriptions', pair.error)];
    const { publisher } = pair.value;
    const claim = claimOf(lab, said, publisher.connack.properties, PROPERTY.sharedSubscriptionAvailable);
    const topic = lab.topic('shared');
    const members: ProbeClient[] = [];
    for (const _ of [1, 2]) {
      const member = await lab.connect();
      if (!member.ok) return [notTestable('sharedSubscriptions', member.error, claim)];
      const filter = `$share/probe-${lab.terms.random}/${topic}`;
      const setback = await member.value.subscribe({ filter, qos: lab.safeQos });
      if (setback) return [found(judge(said, false), setbackEvidence(setback))];
      members.push(member.value);
    }
    const counts = () => members.map(({ inbox }) => inbox.of(topic).length);
    const total = () => counts().reduce((sum, count) => sum + count, 0);
    // Few at a time: members with short queues are not to lose any.
    const most = Math.min(MAX_UNDER_WAY, lab.limits?.receiveMaximum ?? MAX_UNDER_WAY);
    for (let i = 0; i < MESSAGES; i++) {
      const hasRoom = await lab.waits.until(() => total() > i - most, ARRIVAL_MS);
      if (!hasRoom && total() === 0) break;
      publisher.send({ topic, payload: text(String(i)), qos: lab.safeQos });
    }
    await lab.waits.pause(SETTLE_MS);
    const [first = 0, second = 0] = counts();
    const params = { first, second, sent: MESSAGES };
    if (total() === MESSAGES && first > 0 && second > 0) return [found(judge(said, true), seen('sharedSplit', params))];
    if (total() === MESSAGES) return [found('limited', seen('sharedOne', params))];
    return [found(judge(said, false), seen(total() > MESSAGES ? 'sharedAll' : 'sharedLost', params))];

    function found(verdict: CapabilityFinding['verdict'], evidence: Evidence): CapabilityFinding {
      return finding('sharedSubscriptions', { verdict, announced: claim, evidence: [evidence] });
    }
  },
};
