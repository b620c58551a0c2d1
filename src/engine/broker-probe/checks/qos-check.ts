// The highest QoS that a message keeps from one client to another.
import { ok } from '../../../core/base/result.ts';
import { PROPERTY } from '../../../core/mqtt/property.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { CapabilityVerdict, Evidence } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { amount, announced, finding, notTestable } from '../finding.ts';
import { type ProbeLab, type ProbePair, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

export const qosCheck: Check = {
  ids: ['maximumQos'],
  async run(lab) {
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('maximumQos', pair.error)];
    const { publisher, subscriber } = pair.value;
    const said = lab.limits?.maximumQos ?? null;
    const told = said === null ? null : amount('qos', said);
    const claim = told && announced(lab.version, publisher.connack.properties, PROPERTY.maximumQos, told);
    const subscribed = await subscriber.subscribe({ filter: lab.topic('qos'), qos: 2 });
    if (subscribed) return [notTestable('maximumQos', subscribed, claim)];
    const evidence: Evidence[] = [];
    let best = -1;
    for (const qos of [0, 1, 2] as const) {
      const { arrived, evidence: what } = await tryQos(lab, pair.value, qos);
      evidence.push(what);
      if (arrived === qos) best = qos;
      if (arrived === null) break;
    }
    lab.qos = Math.max(0, best) as Qos;
    const value = best < 0 ? null : amount('qos', best);
    return [finding('maximumQos', { verdict: verdictOf(best, said), value, announced: claim, evidence })];
  },
};

async function tryQos(lab: ProbeLab, { publisher, subscriber }: ProbePair, qos: Qos) {
  // Above what is announced it may cost the connection.
  const isAllowed = qos <= (lab.limits?.maximumQos ?? 2);
  const client = isAllowed && publisher.isOpen ? ok(publisher) : await lab.connect();
  if (!client.ok) return { arrived: null, evidence: setbackEvidence(client.error) };
  const topic = lab.topic('qos');
  const payload = `at ${qos}`;
  const setback = await client.value.publish({ topic, payload: text(payload), qos });
  if (setback) return { arrived: null, evidence: setbackEvidence(setback) };
  await subscriber.until(() => subscriber.inbox.has(topic, payload));
  const at = subscriber.inbox.textsOf(topic).indexOf(payload);
  const arrived = subscriber.inbox.of(topic)[at]?.qos ?? null;
  if (arrived === null) return { arrived, evidence: seen('notDelivered', { qos }) };
  return { arrived, evidence: seen('deliveredAtQos', { sent: qos, arrived }) };
}

function verdictOf(best: number, said: Qos | null): CapabilityVerdict {
  if (said !== null && best < said) return 'broken';
  if (said !== null && best > said) return 'unannounced';
  if (best < 0) return 'no';
  return best === 2 ? 'ok' : 'limited';
}
