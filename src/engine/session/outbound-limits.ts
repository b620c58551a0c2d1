// What would break a limit that a version 5 broker announced. MQTT.js sends it all the same, and the broker disconnects.
import { hasWildcard, isSharedFilter } from '../../core/mqtt/topic.ts';
import type {
  LimitDetail,
  PublishRequest,
  ServerLimits,
  SubscriptionRequest,
} from '../../core/protocol/engine-contract.ts';

/** Null: it keeps to the limits. */
export function publishOverLimit(request: PublishRequest, limits: ServerLimits): LimitDetail | null {
  const { qos, retain } = request;
  if (qos > limits.maximumQos) return { limit: 'maximumQos', allowed: limits.maximumQos, asked: qos };
  if (retain && !limits.retainAvailable) return { limit: 'retainAvailable', allowed: 0, asked: 1 };
  const size = publishSize(request);
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

/** Bytes of the PUBLISH packet of version 5 without properties. */
function publishSize({ topic, payload, qos }: PublishRequest): number {
  const remaining = 2 + new TextEncoder().encode(topic).length + (qos > 0 ? 2 : 0) + 1 + payload.length;
  const lengthBytes = remaining < 128 ? 1 : remaining < 16_384 ? 2 : remaining < 2_097_152 ? 3 : 4;
  return 1 + lengthBytes + remaining;
}
