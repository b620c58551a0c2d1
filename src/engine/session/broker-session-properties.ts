// The properties of version 5 as MQTT.js takes them: for CONNECT, its will, and PUBLISH.
import { Buffer } from 'buffer';
import type { IClientPublishOptions } from 'mqtt/lib/client';
import type { UserProperty } from '../../core/mqtt/connection-profile.ts';
import type { PublishProperties } from '../../core/protocol/engine-contract.ts';

/** Plain data but for the Buffer, which IndexedDB keeps as bytes: so that a PUBLISH is sent again as it was. */
export function publishProperties(properties: PublishProperties): NonNullable<IClientPublishOptions['properties']> {
  const { payloadIsUtf8, messageExpiryIntervalS, contentType, responseTopic, correlationData, topicAlias } = properties;
  return present({
    payloadFormatIndicator: payloadIsUtf8,
    messageExpiryInterval: messageExpiryIntervalS,
    topicAlias,
    contentType,
    responseTopic,
    correlationData: correlationData && Buffer.from(correlationData),
    userProperties: userProperties(properties.userProperties),
  });
}

/**
 * MQTT.js takes several values of one name as a list, and sends them in the order of the names: values of one name keep
 * their order, but what stood between them does not, and names that are whole numbers come first.
 */
export function userProperties(pairs: readonly UserProperty[] | undefined): Record<string, string[]> | undefined {
  if (!pairs || pairs.length === 0) return undefined;
  const byName: Record<string, string[]> = Object.create(null);
  for (const [name, value] of pairs) byName[name] = [...(byName[name] ?? []), value];
  return byName;
}

/** Without the fields that are undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
