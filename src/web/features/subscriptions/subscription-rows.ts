// The profile's subscriptions joined with what the engine knows of them.
import type { ProfileSubscription } from '../../../core/mqtt/connection-profile.ts';
import type { SubscriptionState } from '../../../core/protocol/engine-contract.ts';

export interface SubscriptionRow extends ProfileSubscription {
  readonly status: SubscriptionState['status'];
  /** Where its rate stands in a tick; -1: the engine does not have it. */
  readonly rateIndex: number;
}

/** In the profile's order. What the engine does not have, or has with another QoS, waits for the next connect. */
export function subscriptionRows(
  wanted: readonly ProfileSubscription[],
  states: readonly SubscriptionState[],
): SubscriptionRow[] {
  const byFilter = new Map(states.map((state, rateIndex) => [state.filter, { state, rateIndex }]));
  return wanted.map((subscription) => {
    const known = byFilter.get(subscription.filter);
    return { ...subscription, status: known?.state.status ?? { kind: 'waiting' }, rateIndex: known?.rateIndex ?? -1 };
  });
}
