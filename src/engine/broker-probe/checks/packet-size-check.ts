// The largest PUBLISH that the broker takes: doubled up to what it announces, or to what the person allows.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import type { Evidence, Setback } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { findLargest } from '../find-largest.ts';
import { amount, announced, finding, notTestable } from '../finding.ts';
import type { ProbeLab } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const FIRST_BYTES = 1_024;
/** Up to here it is seen to arrive as well: brokers are slow to send what is large. */
const DELIVERED_BYTES = 16 * 1_024;
const SEARCH_MS = 6_000;
/** For what is large: as slow as a bad line. */
const BYTES_PER_MS = 256;
const MAX_WAIT_MS = 20_000;

export const packetSizeCheck: Check = {
  ids: ['packetSize'],
  async run(lab) {
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('packetSize', pair.error)];
    const said = lab.limits?.maximumPacketSize ?? null;
    const { properties } = pair.value.publisher.connack;
    const claim =
      said === null ? null : announced(lab.version, properties, PROPERTY.maximumPacketSize, amount('bytes', said));
    const cap = Math.min(said ?? lab.terms.maxPacketBytes, lab.terms.maxPacketBytes);
    const attempt = (bytes: number) => send(lab, bytes);
    let good = 0;
    for (const bytes of sizesUpTo(cap)) {
      const why = await attempt(bytes);
      if (why === null) {
        good = bytes;
        continue;
      }
      // What takes too long is not asked for again.
      const isSlow = why !== 'not-delivered' && why.kind === 'silent';
      const searched = good === 0 || isSlow ? null : await findLargest(good, bytes - 1, attempt, SEARCH_MS);
      const value = Math.max(good, searched?.value ?? 0);
      const evidence = [
        ...taken(value),
        seen('packetRefused', { bytes: searched?.refusedAt ?? bytes }),
        wordsOf(why, lab),
      ];
      const isRough = isSlow || (searched?.isRough ?? true);
      const largest = value === 0 ? null : amount('bytes', value, isRough);
      const verdict = isSlow ? 'limited' : said === null ? (value === 0 ? 'no' : 'limited') : 'broken';
      return [finding('packetSize', { verdict, value: largest, announced: claim, evidence })];
    }
    const evidence = [...taken(good), seen('packetDelivered', { bytes: Math.min(good, DELIVERED_BYTES) })];
    if (good === said) {
      evidence.push(seen('packetAnnounced'));
      return [finding('packetSize', { verdict: 'limited', value: amount('bytes', good), announced: claim, evidence })];
    }
    evidence.push(seen('packetNotBeyond'));
    return [finding('packetSize', { verdict: 'ok', value: amount('bytes', good, true), announced: claim, evidence })];
  },
};

function sizesUpTo(cap: number): readonly number[] {
  const sizes: number[] = [];
  for (let bytes = FIRST_BYTES; bytes < cap; bytes *= 2) sizes.push(bytes);
  return [...sizes, cap];
}

function taken(bytes: number): Evidence[] {
  return bytes === 0 ? [] : [seen('packetTaken', { bytes })];
}

function wordsOf(why: Setback | 'not-delivered', lab: ProbeLab): Evidence {
  return why === 'not-delivered' ? seen('notDelivered', { qos: lab.safeQos }) : setbackEvidence(why);
}

async function send(lab: ProbeLab, bytes: number): Promise<Setback | 'not-delivered' | null> {
  const pair = await lab.pair();
  if (!pair.ok) return pair.error;
  const { publisher, subscriber } = pair.value;
  const isWatched = bytes <= DELIVERED_BYTES;
  const topic = lab.topic(isWatched ? `packet/${bytes}` : 'large-packet');
  if (isWatched) {
    const filter = lab.hasWildcards ? lab.topic('packet/#') : topic;
    const refused = await subscriber.ensureSubscribed({ filter, qos: lab.safeQos });
    if (refused) return refused;
  }
  const payload = new Uint8Array(bytes - bytesAround(bytes, topic, lab));
  const waitMs = Math.min(MAX_WAIT_MS, lab.waits.answerMs + bytes / BYTES_PER_MS);
  const setback =
    (await publisher.publish({ topic, payload, qos: lab.safeQos }, waitMs)) ??
    // At QoS 0 nothing answers it: what follows it does.
    (lab.safeQos === 0 ? await publisher.subscribe({ filter: lab.topic('end'), qos: 0 }) : null);
  if (setback || !isWatched) return setback;
  const came = await subscriber.until(() => subscriber.inbox.of(topic).length > 0);
  return came ? null : 'not-delivered';
}

/** Bytes of a PUBLISH of `bytes` in all that are not payload. */
function bytesAround(bytes: number, topic: string, { safeQos, version }: ProbeLab): number {
  const lengthBytes = bytes <= 2 + 127 ? 1 : bytes <= 3 + 16_383 ? 2 : bytes <= 4 + 2_097_151 ? 3 : 4;
  const topicBytes = 2 + new TextEncoder().encode(topic).length;
  return 1 + lengthBytes + topicBytes + (safeQos > 0 ? 2 : 0) + (version === 5 ? 1 : 0);
}
