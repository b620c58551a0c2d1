// Shared subscriptions (MQTT 5, section 4.8.2), which Aedes has not: each message of a group's filter goes to one of its members.

import type { Aedes, AedesPublishPacket, Client, Subscription } from 'aedes';
import { readSharedFilter, topicMatches } from '../../core/mqtt/topic.ts';
import { aedesParser } from './aedes-parser.ts';

/** Aedes refuses `$share/`: it is shown this in its place, and keeps the subscription with the client and its session. */
const INSIDE = '$SHARE/';
const OUTSIDE = '$share/';

/** The filter as its client has sent it. */
export function asSent(filter: string): string {
  return filter.startsWith(INSIDE) ? OUTSIDE + filter.slice(INSIDE.length) : filter;
}

/** Whether a message to this topic would be taken for one of a group's. */
export function isInside(topic: string): boolean {
  return topic.startsWith(INSIDE);
}

interface Member {
  readonly clientId: string;
  /** Who joined last in this client id's name. */
  readonly client: Client;
  readonly subscription: Subscription;
}

interface Group {
  readonly filter: string;
  /** In the order of their turns: who has had a message goes to the end. */
  readonly members: Map<string, Member>;
  readonly deliver: (packet: AedesPublishPacket, done: () => void) => void;
  /** Of this group's messages: Aedes tells copies of a message apart by broker and number, and here a copy is a message. */
  count: number;
}

export class SharedGroups {
  readonly #aedes: Aedes;
  /** By the shared filter as Aedes knows it. */
  readonly #groups = new Map<string, Group>();

  constructor(aedes: Aedes) {
    this.#aedes = aedes;
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.#leave(filter, client.id, client);
    });
  }

  /** Before the client's first byte is read. */
  serve(client: Client): void {
    aedesParser(client).prependListener('packet', (packet) => {
      if (packet.cmd === 'subscribe') for (const one of packet.subscriptions) one.topic = shownToAedes(one.topic);
      else if (packet.cmd === 'unsubscribe') packet.unsubscriptions = packet.unsubscriptions.map(shownToAedes);
    });
  }

  /** A client is granted a subscription, or comes back to a session that has it. Filters that are not shared pass by. */
  join(client: Client, subscription: Subscription): void {
    const name = subscription.topic;
    const shared = isInside(name) ? readSharedFilter(asSent(name)) : null;
    if (shared === null) return;
    let group = this.#groups.get(name);
    if (!group) {
      group = this.#begin(name, shared.filter);
      this.#groups.set(name, group);
    }
    group.members.set(client.id, { clientId: client.id, client, subscription: { ...subscription } });
  }

  /** The client's session is over. */
  forget(clientId: string): void {
    for (const name of this.#groups.keys()) this.#leave(name, clientId, null);
  }

  #begin(name: string, filter: string): Group {
    const group: Group = {
      ...{ filter, members: new Map(), count: 0 },
      deliver: (packet, done) => {
        // Aedes asks for a pattern only: `#` is no filter for `$SYS` [MQTT-4.7.2-1].
        if (topicMatches(filter, packet.topic)) this.#deliver(name, group, packet, done);
        else done();
      },
    };
    this.#aedes.subscribe(filter, group.deliver, () => {});
    return group;
  }

  /** `client` null: whoever it was. */
  #leave(name: string, clientId: string, client: Client | null): void {
    const group = this.#groups.get(name);
    const member = group?.members.get(clientId);
    if (!group || !member || (client !== null && member.client !== client)) return;
    group.members.delete(clientId);
    if (group.members.size > 0) return;
    this.#groups.delete(name);
    this.#aedes.unsubscribe(group.filter, group.deliver, () => {});
  }

  #deliver(name: string, group: Group, packet: AedesPublishPacket, done: () => void): void {
    const members = [...group.members.values()];
    const isHere = ({ client }: Member) => client.connected && !client.closed;
    const isAway = ({ client }: Member) => !client.clean;
    // A session that is away gets what it could keep, and only while nobody is here.
    const member = members.find(isHere) ?? (packet.qos > 0 ? members.find(isAway) : undefined);
    if (!member) return done();
    group.members.delete(member.clientId);
    group.members.set(member.clientId, member);
    const copy = copyFor(member.subscription, packet);
    Object.assign(copy, { brokerId: name, brokerCounter: ++group.count });
    if (isHere(member)) return member.client.publish(copy, () => done());
    if (copy.qos === 0) return done();
    outgoing(this.#aedes).outgoingEnqueue({ clientId: member.clientId }, copy).then(done, done);
  }
}

function shownToAedes(filter: string): string {
  return filter.startsWith(OUTSIDE) ? INSIDE + filter.slice(OUTSIDE.length) : filter;
}

function copyFor(subscription: Subscription, packet: AedesPublishPacket): AedesPublishPacket {
  const { qos, rap, subscriptionIdentifier } = subscription as Subscription & { subscriptionIdentifier?: number };
  const copy = { ...packet, qos: Math.min(qos, packet.qos) as 0 | 1 | 2, retain: rap === true && packet.retain };
  if (subscriptionIdentifier !== undefined) copy.properties = { ...packet.properties, subscriptionIdentifier };
  return copy;
}

/** What Aedes keeps for sessions, which its types do not show. */
interface Outgoing {
  outgoingEnqueue(to: { readonly clientId: string }, packet: AedesPublishPacket): Promise<void>;
}

function outgoing(aedes: Aedes): Outgoing {
  return (aedes as Aedes & { readonly persistence: Outgoing }).persistence;
}
