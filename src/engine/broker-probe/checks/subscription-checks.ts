// What a subscription may be: with wildcards, with an identifier, without what the client itself publishes.
import { ok } from '../../../core/base/result.ts';
import { PROPERTY, type PropertyEntry } from '../../../core/mqtt/property.ts';
import { numberProperty } from '../../../core/wire/read-properties.ts';
import type { Check } from '../check.ts';
import { announced, available, finding, judge, needsFive, notTestable } from '../finding.ts';
import { type ProbeLab, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const IDENTIFIER = 7;
const GRACE_MS = 150;

/** Of one of the three properties that say whether a kind of subscription is available. */
export function claimOf(lab: ProbeLab, said: boolean | null, properties: readonly PropertyEntry[], id: number) {
  return said === null ? null : announced(lab.version, properties, id, available(said));
}

export const wildcardsCheck: Check = {
  ids: ['wildcards'],
  async run(lab) {
    const said = lab.limits?.wildcardSubscriptions ?? null;
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('wildcards', pair.error)];
    const client = said === false ? await lab.connect() : ok(pair.value.subscriber);
    if (!client.ok) return [notTestable('wildcards', client.error)];
    const claim = claimOf(lab, said, client.value.connack.properties, PROPERTY.wildcardSubscriptionAvailable);
    const setback =
      (await client.value.subscribe({ filter: lab.topic('plus/+/end'), qos: lab.safeQos })) ??
      (await client.value.subscribe({ filter: lab.topic('hash/#'), qos: lab.safeQos }));
    lab.hasWildcards = setback === null;
    if (setback) {
      const evidence = [setbackEvidence(setback)];
      return [finding('wildcards', { verdict: judge(said, false), announced: claim, evidence })];
    }
    const topics = [lab.topic('plus/a/end'), lab.topic('hash/a/b')];
    for (const topic of topics) await pair.value.publisher.publish({ topic, payload: text('x'), qos: lab.safeQos });
    const missed = () => topics.filter((topic) => !client.value.inbox.has(topic, 'x'));
    lab.hasWildcards = await client.value.until(() => missed().length === 0);
    const verdict = judge(said, lab.hasWildcards);
    if (lab.hasWildcards)
      return [finding('wildcards', { verdict, announced: claim, evidence: [seen('wildcardsWork')] })];
    const evidence = missed().map((topic) => seen('wildcardMissed', { wildcard: topic === topics[0] ? '+' : '#' }));
    return [finding('wildcards', { verdict, announced: claim, evidence })];
  },
};

export const identifiersCheck: Check = {
  ids: ['subscriptionIdentifiers'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('subscriptionIdentifiers')];
    const said = lab.limits?.subscriptionIdentifiers ?? null;
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('subscriptionIdentifiers', pair.error)];
    const client = said === false ? await lab.connect() : ok(pair.value.subscriber);
    if (!client.ok) return [notTestable('subscriptionIdentifiers', client.error)];
    const { properties } = client.value.connack;
    const claim = claimOf(lab, said, properties, PROPERTY.subscriptionIdentifierAvailable);
    const topic = lab.topic('identifier');
    const setback = await client.value.subscribe({ filter: topic, qos: lab.safeQos, identifier: IDENTIFIER });
    if (!setback) await pair.value.publisher.publish({ topic, payload: text('x'), qos: lab.safeQos });
    const came = !setback && (await client.value.until(() => client.value.inbox.has(topic, 'x')));
    const back = numberProperty(client.value.inbox.of(topic)[0]?.properties ?? [], PROPERTY.subscriptionIdentifier);
    const works = came && back === IDENTIFIER;
    const missing = came ? seen('identifierMissing', { sent: IDENTIFIER }) : seen('notDelivered', { qos: lab.safeQos });
    const evidence = setback
      ? setbackEvidence(setback)
      : works
        ? seen('identifierBack', { sent: IDENTIFIER })
        : missing;
    const verdict = judge(said, works);
    return [finding('subscriptionIdentifiers', { verdict, announced: claim, evidence: [evidence] })];
  },
};

export const noLocalCheck: Check = {
  ids: ['noLocal'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('noLocal')];
    const client = await lab.publisher(false);
    if (!client.ok) return [notTestable('noLocal', client.error)];
    const qos = lab.safeQos;
    const [own, all] = [lab.topic('local/own'), lab.topic('local/all')];
    const setback =
      (await client.value.subscribe({ filter: own, qos, noLocal: true })) ??
      (await client.value.subscribe({ filter: all, qos })) ??
      (await client.value.publish({ topic: own, payload: text('x'), qos })) ??
      (await client.value.publish({ topic: all, payload: text('x'), qos }));
    if (setback) return [notTestable('noLocal', setback)];
    // The first was sent before it: it would be there soon.
    const came = await client.value.until(() => client.value.inbox.has(all, 'x'));
    if (!came) return [notTestable('noLocal', { kind: 'silent', packet: 'PUBLISH' })];
    const isKept = !(await client.value.until(() => client.value.inbox.has(own, 'x'), GRACE_MS));
    const evidence = [seen(isKept ? 'noLocalKept' : 'noLocalIgnored')];
    return [finding('noLocal', { verdict: isKept ? 'ok' : 'no', evidence })];
  },
};
