// Round-trip times: from a publish until the message is back at the client that sent it, one at a time, at each QoS.
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { CapabilityId } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { finding, notTestable, untested } from '../finding.ts';
import { type ProbeLab, text } from '../probe-lab.ts';
import { seen } from '../setback.ts';

const SAMPLES = 20;
/** A broker that is far away gives fewer. */
const SAMPLING_MS = 2_000;

export const roundTripCheck: Check = {
  ids: ['roundTrip0', 'roundTrip1', 'roundTrip2'],
  async run(lab) {
    return [
      await measure(lab, 'roundTrip0', 0),
      await measure(lab, 'roundTrip1', 1),
      await measure(lab, 'roundTrip2', 2),
    ];
  },
};

async function measure(lab: ProbeLab, id: CapabilityId, qos: Qos) {
  if (qos > lab.qos) return untested(id, seen('needs', { what: `qos${qos}` }));
  const client = await lab.publisher(false);
  if (!client.ok) return notTestable(id, client.error);
  const topic = lab.topic(`round-trip/${qos}`);
  const subscribed = await client.value.subscribe({ filter: topic, qos });
  if (subscribed) return notTestable(id, subscribed);
  const times: number[] = [];
  const until = performance.now() + SAMPLING_MS;
  for (let i = 0; i < SAMPLES && performance.now() < until; i++) {
    const sentAt = performance.now();
    client.value.send({ topic, payload: text(String(i)), qos });
    if (!(await client.value.until(() => client.value.inbox.has(topic, String(i))))) break;
    times.push((client.value.inbox.of(topic).at(-1)?.time ?? sentAt) - sentAt);
  }
  if (times.length === 0) return notTestable(id, { kind: 'silent', packet: 'PUBLISH' });
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)] as number;
  const value = { kind: 'times', minMs: at(0.001), medianMs: at(0.5), p95Ms: at(0.95) } as const;
  return finding(id, { verdict: 'ok', value, evidence: [seen('roundTrips', { count: times.length })] });
}
