// Which sessions there are. Aedes takes a session for one only where it has a subscription, and says Session Present 0 for
// the others [MQTT-3.2.2-2].

import type { Aedes, Subscription } from 'aedes';

/** Stands for a session without subscriptions when Aedes looks for one; whoever authorizes subscriptions leaves it out. */
export const NO_SUBSCRIPTION: Subscription = { topic: '$none', qos: 0 };

/** What Aedes keeps of sessions, which its types do not show. */
interface Persistence {
  subscriptionsByClient(client: { readonly id: string }): Promise<Subscription[]>;
  cleanSubscriptions(client: { readonly id: string }): Promise<void>;
}

/** `onEnd`: this client's session is over, for it has expired or the client has begun anew. */
export function keepSessionBook(aedes: Aedes, onEnd: (clientId: string) => void): void {
  const { persistence } = aedes as Aedes & { readonly persistence: Persistence };
  const sessions = new Set<string>();
  const subscriptionsByClient = persistence.subscriptionsByClient.bind(persistence);
  const cleanSubscriptions = persistence.cleanSubscriptions.bind(persistence);
  aedes.on('client', ({ id, clean }) => {
    // Of a session that ends with its connection there is nothing to find later.
    if (!clean) sessions.add(id);
  });
  persistence.subscriptionsByClient = async (client) => {
    const found = await subscriptionsByClient(client);
    return found.length === 0 && sessions.has(client.id) ? [NO_SUBSCRIPTION] : found;
  };
  persistence.cleanSubscriptions = async (client) => {
    sessions.delete(client.id);
    onEnd(client.id);
    await cleanSubscriptions(client);
  };
}
