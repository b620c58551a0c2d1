// Aedes with the settings of a lab broker, and with what it lacks of the specification put right where its hooks allow.

import { Aedes, type AedesOptions, type AedesPublishPacket, type Client, type Subscription } from 'aedes';
import type { AccessDenial } from '../../core/learn/lab-faults.ts';
import { checkTopicFilter, effectiveFilter, topicMatches } from '../../core/mqtt/topic.ts';
import type { ClientFaults } from '../lab/fault-book.ts';
import type { FlowGate } from './flow-gate.ts';
import { keepSessionBook, NO_SUBSCRIPTION } from './session-book.ts';
import { asSent, isInside, SharedGroups } from './shared-groups.ts';

/** The largest packet that is taken; announced to version 5 clients. */
export const MAX_PACKET_BYTES = 32 * 1024 * 1024;

const OPTIONS: AedesOptions = {
  // Its own topics are `$SYS/broker/...`, as people know them from mosquitto, not `$SYS/<a random UUID>/...`.
  id: 'broker',
  maximumPacketSize: MAX_PACKET_BYTES,
  topicAliasMaximum: 16,
  // Clients may send before the CONNACK arrives; past this many waiting packets Aedes drops the connection.
  queueLimit: 1_000,
  // While a client does not read what it was sent, publishers are held back: give up on it soon.
  drainTimeout: 10_000,
  // Sessions that outlive their connection are kept in memory: not more than these.
  pendingSessionsLimit: 10_000,
  // No limit of messages being delivered at a time: see the flow gate, which limits their bytes.
  concurrency: 0,
};

export interface LabBrokerNeeds {
  /** Hears of every delivery. */
  readonly gate: FlowGate;
  /** What is denied to whom. */
  readonly faults: (client: Client) => ClientFaults | null;
  onDelivery(): void;
}

export interface LabBroker {
  readonly aedes: Aedes;
  /** Is to serve every client. */
  readonly shared: SharedGroups;
}

export async function createLabBroker({ gate, faults, onDelivery }: LabBrokerNeeds): Promise<LabBroker> {
  const groups: { shared: SharedGroups | null } = { shared: null };
  const aedes = await Aedes.createBroker({
    ...OPTIONS,
    authenticate: (client, username, password, done) => {
      const wanted = faults(client)?.faults.credentials ?? null;
      const isRight = wanted === null || (username === wanted.username && password?.toString() === wanted.password);
      if (isRight) done(null, true);
      else done(Object.assign(new Error('bad user name or password'), { returnCode: BAD_USERNAME_OR_PASSWORD }), null);
    },
    authorizePublish: (client, packet, done) => {
      if (packet.topic.startsWith('$SYS/')) return done(new Error('$SYS/ topic is reserved'));
      if (isInside(packet.topic)) return done(new Error(`${packet.topic} is reserved`));
      if (!client || !isDenied(faults(client), 'publish', packet.topic)) return done();
      if (client.version === 5) return done(new Error('denied on purpose, for the lab'));
      // Before version 5 a refusal has no words: the message is acknowledged, and goes nowhere [MQTT-3.3.5-2].
      packet.topic = NOWHERE;
      packet.retain = false;
      done();
    },
    authorizeSubscribe: (client, subscription, done) => {
      const filter = effectiveFilter(asSent(subscription.topic));
      if (subscription === NO_SUBSCRIPTION || isDenied(faults(client), 'subscribe', filter)) return done(null, null);
      const fault = filterFault(subscription);
      if (fault !== null) return done(new Error(fault));
      groups.shared?.join(client, subscription);
      done(null, subscription);
    },
    authorizeForward(client, packet) {
      gate.beforeDelivery(client.conn);
      onDelivery();
      return corrected(client, packet);
    },
  });
  const shared = new SharedGroups(aedes);
  groups.shared = shared;
  keepSessionBook(aedes, (clientId) => shared.forget(clientId));
  return { aedes, shared };
}

/** A topic that nobody is subscribed to: no wildcard matches it. */
const NOWHERE = '$denied';

/** Return code 4 of CONNACK; 0x86 in version 5. */
const BAD_USERNAME_OR_PASSWORD = 4;

/** Of a filter that is subscribed to: it is the denied one, or a topic below it. */
function isDenied(client: ClientFaults | null, access: AccessDenial['access'], topic: string): boolean {
  return client?.faults.deny.some((one) => one.access === access && covers(one.filter, topic)) ?? false;
}

function covers(filter: string, topic: string): boolean {
  return filter === topic || topicMatches(filter, topic);
}

/** Aedes itself lets filters such as `a+` and `a#` pass. A fault closes the connection, as its own refusals do. */
function filterFault({ topic, nl }: Subscription): string | null {
  const filter = checkTopicFilter(asSent(topic));
  if (!filter.ok) return `bad topic filter: ${filter.error.rule} [${filter.error.clause}]`;
  return nl === true && isInside(topic) ? 'no local is not for shared subscriptions [MQTT-3.8.3-4]' : null;
}

/**
 * Runs before each delivery, on a packet of its own. Aedes lowers the QoS to what was granted only for filters without
 * wildcards [MQTT-3.8.4-8], and repeats the publisher's DUP flag to subscribers [MQTT-3.3.1-3]. What it
 * keeps of `$SYS` it gives to a new subscriber of `#`, too [MQTT-4.7.2-1].
 */
function corrected(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
  if (packet.topic.startsWith('$') && grantedQos(client, packet.topic) === null) return null;
  packet.dup = false;
  if (packet.qos > 0) {
    const granted = grantedQos(client, packet.topic);
    if (granted !== null && granted < packet.qos) packet.qos = granted;
  }
  return packet;
}

/** The highest QoS of the client's subscriptions that match; null when none does. */
function grantedQos(client: Client, topic: string): 0 | 1 | 2 | null {
  // Aedes keeps them here, though its types do not say so.
  const { subscriptions } = client as Client & { readonly subscriptions: Record<string, { readonly qos: 0 | 1 | 2 }> };
  let highest: 0 | 1 | 2 | null = null;
  for (const [filter, { qos }] of Object.entries(subscriptions)) {
    if ((highest === null || qos > highest) && topicMatches(effectiveFilter(asSent(filter)), topic)) highest = qos;
  }
  return highest;
}
