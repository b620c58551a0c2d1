// Which filters go into one SUBSCRIBE.
import type { SubscriptionRequest } from '../../core/protocol/engine-contract.ts';

/** Some brokers limit the packet. */
const MAX_FILTERS = 50;

/** In order; filters with different subscription identifiers need packets of their own (3.8.2.1.2). */
export function subscribePackets(requests: readonly SubscriptionRequest[]): SubscriptionRequest[][] {
  const byIdentifier = new Map<number | undefined, SubscriptionRequest[]>();
  for (const request of requests) {
    const alike = byIdentifier.get(request.subscriptionIdentifier);
    if (alike) alike.push(request);
    else byIdentifier.set(request.subscriptionIdentifier, [request]);
  }
  return [...byIdentifier.values()].flatMap((alike) => {
    const packets: SubscriptionRequest[][] = [];
    for (let i = 0; i < alike.length; i += MAX_FILTERS) packets.push(alike.slice(i, i + MAX_FILTERS));
    return packets;
  });
}
