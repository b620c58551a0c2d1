// Whether messages of one client to one topic arrive as they were sent: all of them, once, and in their order.
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { CapabilityVerdict, Evidence } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { amount, finding, notTestable } from '../finding.ts';
import { type ProbeLab, type ProbePair, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

/** Sent and not back yet, so that no queue overflows; the broker's Receive Maximum may be less. */
const MAX_UNDER_WAY = 20;
/** Without a single message more. */
const STALLED_MS = 2_000;

export const orderCheck: Check = {
  ids: ['order'],
  async run(lab) {
    const evidence: Evidence[] = [];
    let verdict: CapabilityVerdict = 'ok';
    for (const qos of ([0, 1, 2] as const).filter((one) => one <= lab.qos)) {
      const pair = await lab.pair();
      if (!pair.ok) return [notTestable('order', pair.error)];
      const topic = lab.topic(`order/${qos}`);
      const subscribed = await pair.value.subscriber.subscribe({ filter: topic, qos });
      if (subscribed) return [notTestable('order', subscribed)];
      const setback = await sendAll(lab, pair.value, topic, qos);
      if (setback) evidence.push(setback);
      const arrived = pair.value.subscriber.inbox.textsOf(topic).map(Number);
      const sent = lab.terms.orderMessages;
      const inOrder = arrived.every((number, i) => i === 0 || number > (arrived[i - 1] as number));
      const isWhole = arrived.length === sent;
      const code = !inOrder ? 'orderBroken' : isWhole ? 'orderKept' : 'orderLost';
      evidence.push(seen(code, { qos, arrived: arrived.length, sent }));
      if (!inOrder) verdict = 'no';
      else if (!isWhole && verdict === 'ok') verdict = 'limited';
    }
    const value = amount('messages', lab.terms.orderMessages);
    return [finding('order', { verdict, value: verdict === 'ok' ? value : null, evidence })];
  },
};

/** As fast as it may be. Answers with what cut it short. */
async function sendAll(lab: ProbeLab, pair: ProbePair, topic: string, qos: Qos): Promise<Evidence | null> {
  const { publisher, subscriber } = pair;
  const { orderMessages } = lab.terms;
  const came = () => subscriber.inbox.of(topic).length;
  const most = Math.min(MAX_UNDER_WAY, lab.limits?.receiveMaximum ?? MAX_UNDER_WAY);
  const ids: number[] = [];
  const unanswered = () => ids.filter((id) => id !== 0 && !publisher.hasSettled(id)).length;
  for (let i = 0; i < orderMessages && publisher.isOpen; i++) {
    // What is lost never comes: after a while it goes on all the same.
    await publisher.until(() => i - came() < most && unanswered() < most, STALLED_MS / 4);
    if (unanswered() >= most) break;
    ids.push(publisher.send({ topic, payload: text(String(i)), qos }));
  }
  for (let before = -1; before !== came() && came() < orderMessages && subscriber.isOpen; ) {
    before = came();
    await subscriber.until(() => came() > before, STALLED_MS);
  }
  return publisher.isOpen ? null : setbackEvidence({ kind: 'closed', reason: null });
}
