// What a version 5 broker announced in CONNACK, with the specification's value where it said nothing (3.2.2.3).
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import type { Qos } from '../mqtt/qos.ts';
import { numberProperty } from './read-properties.ts';

export interface ServerLimits {
  readonly receiveMaximum: number;
  readonly maximumQos: Qos;
  readonly retainAvailable: boolean;
  /** Bytes; null: none announced. */
  readonly maximumPacketSize: number | null;
  readonly topicAliasMaximum: number;
  readonly wildcardSubscriptions: boolean;
  readonly subscriptionIdentifiers: boolean;
  readonly sharedSubscriptions: boolean;
}

export function readServerLimits(properties: readonly PropertyEntry[]): ServerLimits {
  const number = (id: number) => numberProperty(properties, id);
  const maximumQos = number(PROPERTY.maximumQos);
  return {
    receiveMaximum: number(PROPERTY.receiveMaximum) ?? 65_535,
    maximumQos: maximumQos === 0 || maximumQos === 1 ? maximumQos : 2,
    retainAvailable: number(PROPERTY.retainAvailable) !== 0,
    maximumPacketSize: number(PROPERTY.maximumPacketSize) ?? null,
    topicAliasMaximum: number(PROPERTY.topicAliasMaximum) ?? 0,
    wildcardSubscriptions: number(PROPERTY.wildcardSubscriptionAvailable) !== 0,
    subscriptionIdentifiers: number(PROPERTY.subscriptionIdentifierAvailable) !== 0,
    sharedSubscriptions: number(PROPERTY.sharedSubscriptionAvailable) !== 0,
  };
}
