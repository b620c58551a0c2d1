// What CONNACK announced, property by property: those that decide what a client may do, said or by default, and whatever
// else there was.
import { PROPERTY, type PropertyEntry } from '../../../../core/mqtt/property.ts';
import type { SessionInfo } from '../../../../core/protocol/engine-contract.ts';

export type AnnouncedMeaning =
  | 'receiveMaximum'
  | 'maximumQos'
  | 'retainAvailable'
  | 'maximumPacketSize'
  | 'topicAliasMaximum'
  | 'wildcardSubscriptions'
  | 'subscriptionIdentifiers'
  | 'sharedSubscriptions'
  | 'serverKeepAlive'
  | 'sessionExpiry'
  | 'assignedClientId'
  | 'responseInformation'
  | 'serverReference'
  | 'reason'
  | 'userProperty'
  | 'authentication';

export interface AnnouncedRow {
  readonly key: string;
  /** The specification's name. */
  readonly name: string;
  readonly meaning: AnnouncedMeaning;
  /** Null: no limit. */
  readonly value: number | string | boolean | null;
  readonly unit: 'bytes' | 'seconds' | null;
  readonly isSaid: boolean;
}

const LIMITS = [
  ['receiveMaximum', PROPERTY.receiveMaximum, 'Receive Maximum'],
  ['maximumQos', PROPERTY.maximumQos, 'Maximum QoS'],
  ['retainAvailable', PROPERTY.retainAvailable, 'Retain Available'],
  ['maximumPacketSize', PROPERTY.maximumPacketSize, 'Maximum Packet Size'],
  ['topicAliasMaximum', PROPERTY.topicAliasMaximum, 'Topic Alias Maximum'],
  ['wildcardSubscriptions', PROPERTY.wildcardSubscriptionAvailable, 'Wildcard Subscription Available'],
  ['subscriptionIdentifiers', PROPERTY.subscriptionIdentifierAvailable, 'Subscription Identifier Available'],
  ['sharedSubscriptions', PROPERTY.sharedSubscriptionAvailable, 'Shared Subscription Available'],
] as const;

const OTHERS: Readonly<Record<number, AnnouncedMeaning>> = {
  [PROPERTY.serverKeepAlive]: 'serverKeepAlive',
  [PROPERTY.sessionExpiryInterval]: 'sessionExpiry',
  [PROPERTY.assignedClientIdentifier]: 'assignedClientId',
  26: 'responseInformation',
  28: 'serverReference',
  [PROPERTY.reasonString]: 'reason',
  [PROPERTY.userProperty]: 'userProperty',
  21: 'authentication',
};

/** Empty before version 5. */
export function announcedRows({ limits, properties }: SessionInfo): readonly AnnouncedRow[] {
  if (!limits) return [];
  const rows: AnnouncedRow[] = LIMITS.map(([meaning, id, name]) => ({
    ...{ key: name, name, meaning, value: limits[meaning] },
    unit: meaning === 'maximumPacketSize' ? 'bytes' : null,
    isSaid: properties.some((property) => property.id === id),
  }));
  properties.forEach((property, i) => {
    const meaning = OTHERS[property.id];
    if (meaning) rows.push({ ...otherRow(property, meaning), key: `${i}` });
  });
  return rows;
}

function otherRow({ name, value }: PropertyEntry, meaning: AnnouncedMeaning): Omit<AnnouncedRow, 'key'> {
  const isSeconds = meaning === 'serverKeepAlive' || meaning === 'sessionExpiry';
  const shown = typeof value === 'number' || typeof value === 'string' ? value : pairOf(value);
  return { name, meaning, value: shown, unit: isSeconds ? 'seconds' : null, isSaid: true };
}

function pairOf(value: Uint8Array | readonly [string, string]): string {
  return value instanceof Uint8Array ? `${value.length}` : `${value[0]}: ${value[1]}`;
}
