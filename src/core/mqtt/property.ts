// The properties of MQTT 5, section 2.2.2.2.

export type PropertyType = 'byte' | 'two-byte' | 'four-byte' | 'varint' | 'string' | 'string-pair' | 'binary';

export interface PropertyDefinition {
  readonly id: number;
  /** The specification's name. */
  readonly name: string;
  readonly type: PropertyType;
}

/** One property as it stood in a packet. Binary values are bytes; a string pair is name and value. */
export interface PropertyEntry {
  readonly id: number;
  readonly name: string;
  readonly value: number | string | Uint8Array | readonly [name: string, value: string];
}

const DEFINITIONS: readonly PropertyDefinition[] = [
  { id: 0x01, name: 'Payload Format Indicator', type: 'byte' },
  { id: 0x02, name: 'Message Expiry Interval', type: 'four-byte' },
  { id: 0x03, name: 'Content Type', type: 'string' },
  { id: 0x08, name: 'Response Topic', type: 'string' },
  { id: 0x09, name: 'Correlation Data', type: 'binary' },
  { id: 0x0b, name: 'Subscription Identifier', type: 'varint' },
  { id: 0x11, name: 'Session Expiry Interval', type: 'four-byte' },
  { id: 0x12, name: 'Assigned Client Identifier', type: 'string' },
  { id: 0x13, name: 'Server Keep Alive', type: 'two-byte' },
  { id: 0x15, name: 'Authentication Method', type: 'string' },
  { id: 0x16, name: 'Authentication Data', type: 'binary' },
  { id: 0x17, name: 'Request Problem Information', type: 'byte' },
  { id: 0x18, name: 'Will Delay Interval', type: 'four-byte' },
  { id: 0x19, name: 'Request Response Information', type: 'byte' },
  { id: 0x1a, name: 'Response Information', type: 'string' },
  { id: 0x1c, name: 'Server Reference', type: 'string' },
  { id: 0x1f, name: 'Reason String', type: 'string' },
  { id: 0x21, name: 'Receive Maximum', type: 'two-byte' },
  { id: 0x22, name: 'Topic Alias Maximum', type: 'two-byte' },
  { id: 0x23, name: 'Topic Alias', type: 'two-byte' },
  { id: 0x24, name: 'Maximum QoS', type: 'byte' },
  { id: 0x25, name: 'Retain Available', type: 'byte' },
  { id: 0x26, name: 'User Property', type: 'string-pair' },
  { id: 0x27, name: 'Maximum Packet Size', type: 'four-byte' },
  { id: 0x28, name: 'Wildcard Subscription Available', type: 'byte' },
  { id: 0x29, name: 'Subscription Identifier Available', type: 'byte' },
  { id: 0x2a, name: 'Shared Subscription Available', type: 'byte' },
];

const BY_ID: ReadonlyMap<number, PropertyDefinition> = new Map(DEFINITIONS.map((d) => [d.id, d]));

export function propertyDefinition(id: number): PropertyDefinition | undefined {
  return BY_ID.get(id);
}

/** By the specification's name. */
export function propertyNamed(name: string): PropertyDefinition | undefined {
  return DEFINITIONS.find((definition) => definition.name === name);
}

/** Property ids by what they are used for in this code. */
export const PROPERTY = {
  payloadFormatIndicator: 0x01,
  messageExpiryInterval: 0x02,
  contentType: 0x03,
  responseTopic: 0x08,
  correlationData: 0x09,
  subscriptionIdentifier: 0x0b,
  sessionExpiryInterval: 0x11,
  assignedClientIdentifier: 0x12,
  serverKeepAlive: 0x13,
  reasonString: 0x1f,
  receiveMaximum: 0x21,
  topicAliasMaximum: 0x22,
  topicAlias: 0x23,
  maximumQos: 0x24,
  retainAvailable: 0x25,
  userProperty: 0x26,
  maximumPacketSize: 0x27,
  wildcardSubscriptionAvailable: 0x28,
  subscriptionIdentifierAvailable: 0x29,
  sharedSubscriptionAvailable: 0x2a,
} as const;
