// Whether the broker tells of itself under $SYS, and what it calls itself there.
import type { Check } from '../check.ts';
import { amount, finding, notTestable } from '../finding.ts';
import type { ProbeInbox } from '../probe-inbox.ts';
import { seen, setbackEvidence } from '../setback.ts';

/** What the broker keeps comes at once. */
const LISTEN_MS = 1_500;
const WITHOUT_WILDCARDS = ['$SYS/broker/version', '$SYS/broker/uptime', '$SYS/broker/clients/connected'];

export const sysCheck: Check = {
  ids: ['sys'],
  async run(lab) {
    const client = await lab.connect();
    if (!client.ok) return [notTestable('sys', client.error)];
    for (const filter of lab.hasWildcards ? ['$SYS/#'] : WITHOUT_WILDCARDS) {
      const setback = await client.value.subscribe({ filter, qos: 0 });
      if (setback) return [finding('sys', { verdict: 'no', evidence: [setbackEvidence(setback)] })];
    }
    await lab.waits.pause(LISTEN_MS);
    const { inbox } = client.value;
    const topics = new Set(inbox.messages.map(({ topic }) => topic)).size;
    if (topics === 0) return [finding('sys', { verdict: 'no', evidence: [seen('sysNothing', { ms: LISTEN_MS })] })];
    lab.brokerName = nameOf(inbox);
    return [
      finding('sys', { verdict: 'ok', value: amount('topics', topics), evidence: [seen('sysTopics', { topics })] }),
    ];
  },
};

/** mosquitto, HiveMQ and Aedes: `mosquitto version 2.0.18`; EMQX: its description and version stand below each node. */
function nameOf(inbox: ProbeInbox): string | null {
  const at = (pattern: RegExp) => {
    const message = inbox.messages.find(({ topic }) => pattern.test(topic));
    return message ? new TextDecoder().decode(message.payload).slice(0, 80) : '';
  };
  const version = at(/^\$SYS\/broker\/version$/) || at(/^\$SYS\/brokers\/[^/]+\/version$/);
  const name = `${at(/^\$SYS\/brokers\/[^/]+\/sysdescr$/)} ${version}`.trim();
  return name === '' ? null : name;
}
