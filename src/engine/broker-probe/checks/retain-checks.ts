// Retained messages: kept and sent to who comes later, the flag as it was published, and messages that expire.
import { PROPERTY } from '../../../core/mqtt/property.ts';
import { numberProperty } from '../../../core/wire/read-properties.ts';
import type { Check } from '../check.ts';
import { announced, available, finding, judge, needsFive, notTestable, untested } from '../finding.ts';
import type { ProbeClient } from '../probe-client.ts';
import { type ProbeLab, text } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const SHORT_EXPIRY_S = 1;
const LONG_EXPIRY_S = 60;
/** Well past the short one, though the broker counts whole seconds. */
const EXPIRY_PAUSE_MS = 2_300;

export const retainCheck: Check = {
  ids: ['retain'],
  async run(lab) {
    const said = lab.limits?.retainAvailable ?? null;
    lab.hasRetain = false;
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('retain', pair.error)];
    const { properties } = pair.value.publisher.connack;
    const claim = said === null ? null : announced(lab.version, properties, PROPERTY.retainAvailable, available(said));
    const client = await lab.publisher(said === false);
    if (!client.ok) return [notTestable('retain', client.error, claim)];
    const topic = lab.topic('retain');
    const setback = await lab.retain(client.value, topic, text('kept'));
    if (setback) {
      if (setback.kind !== 'silent') lab.retained.delete(topic);
      return [
        finding('retain', { verdict: judge(said, false), announced: claim, evidence: [setbackEvidence(setback)] }),
      ];
    }
    const kept = await lookFor(lab, topic);
    if (kept === 'gone') {
      lab.retained.delete(topic);
      const evidence = [seen('retainedNotKept')];
      return [finding('retain', { verdict: judge(said, false), announced: claim, evidence })];
    }
    lab.hasRetain = true;
    const evidence = [seen(kept === 'flagged' ? 'retainedCame' : 'retainedWithoutFlag')];
    const cleared = await clear(lab, topic);
    evidence.push(seen(cleared ? 'retainedCleared' : 'retainedNotCleared'));
    const verdict = kept === 'flagged' && cleared ? judge(said, true) : 'limited';
    return [finding('retain', { verdict, announced: claim, evidence })];
  },
};

async function clear(lab: ProbeLab, topic: string): Promise<boolean> {
  const pair = await lab.pair();
  if (!pair.ok || (await lab.unretain(pair.value.publisher, topic)) !== null) return false;
  return (await lookFor(lab, topic)) === 'gone';
}

/** What somebody gets who subscribes now: the message that was kept, or only what is published after it. */
async function lookFor(lab: ProbeLab, topic: string): Promise<'flagged' | 'unflagged' | 'gone'> {
  const pair = await lab.pair();
  if (!pair.ok) return 'gone';
  const { publisher, subscriber } = pair.value;
  // To subscribe again brings again what is kept [MQTT-3.8.4-4].
  const before = subscriber.inbox.of(topic).length;
  const later = () => subscriber.inbox.of(topic).slice(before);
  if (await subscriber.subscribe({ filter: topic, qos: lab.safeQos })) return 'gone';
  const mark = `live ${before}`;
  await publisher.publish({ topic, payload: text(mark), qos: lab.safeQos });
  await subscriber.until(() => subscriber.inbox.has(topic, mark));
  const kept = later().find(({ payload }) => new TextDecoder().decode(payload) === 'kept');
  if (!kept) return 'gone';
  return kept.retain ? 'flagged' : 'unflagged';
}

export const retainAsPublishedCheck: Check = {
  ids: ['retainAsPublished'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('retainAsPublished')];
    if (!lab.hasRetain) return [untested('retainAsPublished', seen('needs', { what: 'retain' }))];
    const topic = lab.topic('flag');
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('retainAsPublished', pair.error)];
    const { publisher, subscriber } = pair.value;
    const subscribed = await subscriber.subscribe({ filter: topic, qos: lab.safeQos, retainAsPublished: true });
    if (subscribed) return [notTestable('retainAsPublished', subscribed)];
    const setback = await lab.retain(publisher, topic, text('kept'));
    if (setback) return [notTestable('retainAsPublished', setback)];
    const came = await subscriber.until(() => subscriber.inbox.has(topic, 'kept'));
    await lab.unretain(publisher, topic);
    if (!came) return [notTestable('retainAsPublished', { kind: 'silent', packet: 'PUBLISH' })];
    const isKept = subscriber.inbox.of(topic)[0]?.retain ?? false;
    const evidence = [seen(isKept ? 'retainFlagKept' : 'retainFlagCleared')];
    return [finding('retainAsPublished', { verdict: isKept ? 'ok' : 'no', evidence })];
  },
};

/** Finds out nothing yet: while its messages grow old there are other tests to make. */
export const messageExpiryBegin: Check = {
  ids: [],
  async run(lab) {
    if (lab.version !== 5 || !lab.hasRetain) return [];
    const pair = await lab.pair();
    if (!pair.ok) return [];
    const { publisher } = pair.value;
    const setback =
      (await lab.retain(publisher, lab.topic('expiry/short'), text('kept'), SHORT_EXPIRY_S)) ??
      (await lab.retain(publisher, lab.topic('expiry/long'), text('kept'), LONG_EXPIRY_S));
    if (!setback) lab.expiryBegunAt = performance.now();
    return [];
  },
};

export const messageExpiryCheck: Check = {
  ids: ['messageExpiry'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('messageExpiry')];
    if (!lab.hasRetain) return [untested('messageExpiry', seen('needs', { what: 'retain' }))];
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('messageExpiry', pair.error)];
    if (lab.expiryBegunAt === null) return [notTestable('messageExpiry', { kind: 'silent', packet: 'PUBACK' })];
    const { publisher } = pair.value;
    const short = lab.topic('expiry/short');
    const long = lab.topic('expiry/long');
    await lab.waits.pause(lab.expiryBegunAt + EXPIRY_PAUSE_MS - performance.now());
    const found = await readExpiry(pair.value.subscriber, lab, short, long);
    for (const topic of [short, long]) await lab.unretain(publisher, topic);
    return [found];
  },
};

async function readExpiry(late: ProbeClient, lab: ProbeLab, short: string, long: string) {
  const setback =
    (await late.subscribe({ filter: short, qos: lab.safeQos })) ??
    (await late.subscribe({ filter: long, qos: lab.safeQos }));
  if (setback) return notTestable('messageExpiry', setback);
  const came = await late.until(() => late.inbox.has(long, 'kept'));
  if (!came) return notTestable('messageExpiry', { kind: 'silent', packet: 'PUBLISH' });
  const expired = !late.inbox.has(short, 'kept');
  const left = numberProperty(late.inbox.of(long)[0]?.properties ?? [], PROPERTY.messageExpiryInterval);
  // Lowered by the time that it has waited [MQTT-3.3.2-6].
  const isCounted = left !== undefined && left < LONG_EXPIRY_S;
  return finding('messageExpiry', {
    verdict: !expired ? 'no' : isCounted ? 'ok' : 'limited',
    evidence: [
      seen(expired ? 'expired' : 'notExpired', { seconds: SHORT_EXPIRY_S }),
      seen(isCounted ? 'expiryCountedDown' : 'expiryNotCounted', { sent: LONG_EXPIRY_S, left: left ?? LONG_EXPIRY_S }),
    ],
  });
}
