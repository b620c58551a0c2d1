// What would break a limit that a version 5 broker announced. MQTT.js sends it all the same, and the broker disconnects.
import { hasWildcard, isSharedFilter } from '../mqtt/topic.ts';
import type { PreparedPublish } from '../publish/prepared-publish.ts';
import { publishSize, type SizedPublish } from '../publish/publish-size.ts';
import type { LimitDetail, PublishRequest, ServerLimits, SubscriptionRequest } from './engine-contract.ts';

/** Null: it keeps to the limits. */
export function publishOverLimit(request: PublishRequest, limits: ServerLimits): LimitDetail | null {
  return sizedOverLimit({ ...request, payloadBytes: request.payload.length }, limits);
}

/** As `publishOverLimit`, of a publish whose payload need not be at hand: a file's. */
export function sizedOverLimit(
  request: SizedPublish & Pick<PreparedPublish, 'retain'>,
  limits: ServerLimits,
): LimitDetail | null {
  const { qos, retain, properties } = request;
  if (qos > limits.maximumQos) return { limit: 'maximumQos', allowed: limits.maximumQos, asked: qos };
  if (retain && !limits.retainAvailable) return { limit: 'retainAvailable', allowed: 0, asked: 1 };
  const alias = properties?.topicAlias ?? 0;
  if (alias > limits.topicAliasMaximum) {
    return { limit: 'topicAliasMaximum', allowed: limits.topicAliasMaximum, asked: alias };
  }
  const size = publishSize(5, request);
  if (limits.maximumPacketSize !== null && size > limits.maximumPacketSize) {
    return { limit: 'maximumPacketSize', allowed: limits.maximumPacketSize, asked: size };
  }
  return null;
}

/** Null: it keeps to the limits. A QoS above the broker's is no fault: the broker grants less. */
export function subscribeOverLimit(request: SubscriptionRequest, limits: ServerLimits): LimitDetail | null {
  const { filter, subscriptionIdentifier } = request;
  if (!limits.wildcardSubscriptions && hasWildcard(filter)) {
    return { limit: 'wildcardSubscriptions', allowed: 0, asked: 1 };
  }
  if (!limits.sharedSubscriptions && isSharedFilter(filter)) {
    return { limit: 'sharedSubscriptions', allowed: 0, asked: 1 };
  }
  if (!limits.subscriptionIdentifiers && subscriptionIdentifier !== undefined) {
    return { limit: 'subscriptionIdentifiers', allowed: 0, asked: 1 };
  }
  return null;
}
