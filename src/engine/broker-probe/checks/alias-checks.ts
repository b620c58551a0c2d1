// Topic aliases, to the broker and from it.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import { numberProperty } from '../../../core/wire/read-properties.ts';
import type { Check } from '../check.ts';
import { amount, announced, finding, judge, needsFive, notTestable } from '../finding.ts';
import { text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const ALIASES_FOR_US = 10;

export const aliasCheck: Check = {
  ids: ['topicAlias'],
  async run(lab) {
    if (lab.version !== 5 || !lab.limits) return [needsFive('topicAlias')];
    const most = lab.limits.topicAliasMaximum;
    const pair = await lab.pair();
    const client = await lab.publisher(most === 0);
    if (!pair.ok) return [notTestable('topicAlias', pair.error)];
    if (!client.ok) return [notTestable('topicAlias', client.error)];
    const { subscriber } = pair.value;
    const { properties } = client.value.connack;
    const claim = announced(lab.version, properties, PROPERTY.topicAliasMaximum, amount('aliases', most));
    const topic = lab.topic('alias');
    const qos = lab.safeQos;
    const subscribed = await subscriber.subscribe({ filter: topic, qos });
    if (subscribed) return [notTestable('topicAlias', subscribed, claim)];
    // The highest that is allowed; where none is, one all the same, to see whether it is refused as announced.
    const topicAlias = Math.max(1, most);
    const setback =
      (await client.value.publish({ topic, payload: text('named'), qos, properties: { topicAlias } })) ??
      (await client.value.publish({ topic: '', payload: text('by alias'), qos, properties: { topicAlias } }));
    const came = !setback && (await subscriber.until(() => subscriber.inbox.has(topic, 'by alias')));
    const verdict = judge(most > 0, came);
    const evidence = setback
      ? setbackEvidence(setback)
      : seen(came ? 'aliasWorks' : 'aliasWrongTopic', { alias: topicAlias });
    const value = came ? amount('aliases', topicAlias) : null;
    return [finding('topicAlias', { verdict, value, announced: claim, evidence: [evidence] })];
  },
};

export const aliasBackCheck: Check = {
  ids: ['topicAliasBack'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('topicAliasBack')];
    const pair = await lab.pair();
    const client = await lab.connect({ properties: { topicAliasMaximum: ALIASES_FOR_US } });
    if (!pair.ok) return [notTestable('topicAliasBack', pair.error)];
    if (!client.ok) return [notTestable('topicAliasBack', client.error)];
    const topic = lab.topic('alias-back');
    const { inbox } = client.value;
    const subscribed = await client.value.subscribe({ filter: topic, qos: lab.safeQos });
    if (subscribed) return [notTestable('topicAliasBack', subscribed)];
    for (const payload of ['1', '2', '3']) {
      await pair.value.publisher.publish({ topic, payload: text(payload), qos: lab.safeQos });
    }
    const came = await client.value.until(() => inbox.has(topic, '3'));
    if (!came) return [notTestable('topicAliasBack', { kind: 'silent', packet: 'PUBLISH' })];
    const aliases = inbox.messages.map(({ properties }) => numberProperty(properties, PROPERTY.topicAlias));
    const isUsed = aliases.some((alias) => alias !== undefined);
    const evidence = [seen(isUsed ? 'aliasUsed' : 'aliasNotUsed', { allowed: ALIASES_FOR_US })];
    return [finding('topicAliasBack', { verdict: isUsed ? 'ok' : 'no', evidence })];
  },
};
