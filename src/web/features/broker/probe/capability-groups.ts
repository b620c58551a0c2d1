// In which groups the findings of a report stand.
import type { CapabilityId } from '../../../../core/protocol/broker-probe-contract.ts';

export type CapabilityGroup = 'connection' | 'messages' | 'subscriptions' | 'sizes' | 'requests' | 'times';

export const CAPABILITY_GROUPS: readonly (readonly [CapabilityGroup, readonly CapabilityId[]])[] = [
  ['connection', ['versions', 'keepAlive', 'session', 'will']],
  ['messages', ['maximumQos', 'order', 'retain', 'retainAsPublished', 'messageExpiry']],
  ['subscriptions', ['wildcards', 'sharedSubscriptions', 'subscriptionIdentifiers', 'noLocal', 'sys']],
  [
    'sizes',
    [
      ...['topicLength', 'topicLevels', 'packetSize', 'topicAlias', 'topicAliasBack'],
      ...['receiveMaximum', 'receiveMaximumKept'],
    ] as readonly CapabilityId[],
  ],
  ['requests', ['requestResponse', 'responseInformation']],
  ['times', ['roundTrip0', 'roundTrip1', 'roundTrip2']],
];
