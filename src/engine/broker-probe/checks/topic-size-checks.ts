// How long a topic may be, and of how many levels. With care: one message at a time, and no more levels than any plan of
// topics has, as there were brokers that lost their footing over tens of thousands.
import type { CapabilityFinding, CapabilityId, CapabilityUnit } from '../../../core/protocol/broker-probe-contract.ts';
import type { Check } from '../check.ts';
import { type Attempt, findLargest, type Largest } from '../find-largest.ts';
import { amount, finding } from '../finding.ts';
import { type ProbeLab, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

/** What a length of two bytes can say (1.5.4). */
const LONGEST_TOPIC_BYTES = 65_535;
const MOST_LEVELS = 1_024;
const SEARCH_MS = 8_000;
const GRACE_MS = 150;
/** Of a PUBLISH around its topic: fixed header, length, packet id, properties, a byte of payload. */
const AROUND_TOPIC_BYTES = 5 + 2 + 2 + 1 + 1;

export const topicLengthCheck: Check = {
  ids: ['topicLength'],
  async run(lab) {
    const base = lab.topic('length/');
    const cap = Math.min(LONGEST_TOPIC_BYTES, packetRoom(lab));
    const topicOf = (bytes: number) => base + 'x'.repeat(bytes - byteLength(base));
    const largest = await findLargest(byteLength(base) + 1, cap, attempt(lab, 'length', topicOf), SEARCH_MS);
    return [found(lab, { id: 'topicLength', unit: 'bytes', largest, cap, most: LONGEST_TOPIC_BYTES })];
  },
};

export const topicLevelsCheck: Check = {
  ids: ['topicLevels'],
  async run(lab) {
    const base = lab.topic('levels');
    const own = base.split('/').length;
    const cap = Math.min(MOST_LEVELS, own + Math.floor((packetRoom(lab) - byteLength(base)) / 2));
    const topicOf = (levels: number) => base + '/x'.repeat(levels - own);
    const largest = await findLargest(own + 1, cap, attempt(lab, 'levels', topicOf), SEARCH_MS);
    return [found(lab, { id: 'topicLevels', unit: 'levels', largest, cap, most: MOST_LEVELS })];
  },
};

/** The longest topic for which a packet has room. */
function packetRoom({ limits, terms }: ProbeLab): number {
  return Math.min(limits?.maximumPacketSize ?? terms.maxPacketBytes, terms.maxPacketBytes) - AROUND_TOPIC_BYTES;
}

function attempt(lab: ProbeLab, name: string, topicOf: (size: number) => string): Attempt {
  const qos = lab.safeQos;
  return async (size) => {
    const pair = await lab.pair();
    if (!pair.ok) return pair.error;
    const { publisher, subscriber } = pair.value;
    const topic = topicOf(size);
    const end = lab.topic(`end-of/${name}`);
    const filters = lab.hasWildcards ? [lab.topic(`${name}/#`), end] : [topic, end];
    for (const filter of filters) {
      const refused = await subscriber.ensureSubscribed({ filter, qos });
      if (refused) return refused;
    }
    const mark = `${size}`;
    const id = publisher.send({ topic, payload: text('x'), qos });
    // What follows it arrives after it: once this is there, the other will not come any more.
    publisher.send({ topic: end, payload: text(mark), qos });
    const came = () => subscriber.inbox.has(topic, 'x');
    const refusal = () => publisher.refusalOf(id);
    await lab.waits.until(() => came() || refusal() !== null || subscriber.inbox.has(end, mark), lab.waits.answerMs);
    // Messages of different topics need not keep their order.
    if (refusal() === null) await lab.waits.until(came, GRACE_MS);
    return came() ? null : (refusal() ?? 'not-delivered');
  };
}

interface Search {
  readonly id: CapabilityId;
  readonly unit: CapabilityUnit;
  readonly largest: Largest;
  /** What was tried at most, and what there can be. */
  readonly cap: number;
  readonly most: number;
}

function found(lab: ProbeLab, { id, unit, largest, cap, most }: Search): CapabilityFinding {
  const { value, refusedAt, why, isRough } = largest;
  if (refusedAt !== null) {
    const evidence = [
      seen('topicRefused', { what: unit, size: refusedAt }),
      why === 'not-delivered' || why === null ? seen('notDelivered', { qos: lab.safeQos }) : setbackEvidence(why),
    ];
    if (value === 0) return finding(id, { verdict: 'untested', evidence });
    return finding(id, { verdict: 'limited', value: amount(unit, value, isRough), evidence });
  }
  const taken = value === most ? 'topicTaken' : 'topicTakenHere';
  const evidence = [seen(unit === 'bytes' ? taken : 'topicLevelsTaken', { size: value })];
  if (cap === most) {
    if (unit === 'levels') evidence.push(seen('topicNotBeyond'));
    return finding(id, { verdict: 'ok', value: amount(unit, value, unit === 'levels'), evidence });
  }
  const { maximumPacketSize } = lab.limits ?? { maximumPacketSize: null };
  const { maxPacketBytes } = lab.terms;
  // What the person does not allow is no limit of the broker.
  const isBrokers = maximumPacketSize !== null && maximumPacketSize <= maxPacketBytes;
  const code = isBrokers ? 'topicCappedByPacket' : 'topicCappedHere';
  evidence.push(seen(code, { bytes: isBrokers ? maximumPacketSize : maxPacketBytes }));
  return finding(id, { verdict: isBrokers ? 'limited' : 'ok', value: amount(unit, value, true), evidence });
}

function byteLength(topic: string): number {
  return new TextEncoder().encode(topic).length;
}
