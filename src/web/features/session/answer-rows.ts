// The rows of "what the broker answered": the specification's name, the value in force, and which words explain it.
import type { PropertyEntry } from '../../../core/mqtt/property.ts';
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import type { ServerLimits, SessionInfo } from '../../../core/protocol/engine-contract.ts';
import type { session as texts } from '../../i18n/en/session.ts';

export type MeaningKey = keyof (typeof texts)['answer']['meaning'];
export type FieldKey = keyof (typeof texts)['answer']['fields'];

export type AnswerValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'bytes' | 'seconds'; readonly count: number }
  | { readonly kind: 'none' };

export interface SessionRow {
  readonly field: FieldKey;
  readonly value: AnswerValue;
  readonly meaning: MeaningKey | null;
}

export function sessionRows(session: SessionInfo): SessionRow[] {
  const { version, sessionPresent, clientId, assignedClientId, keepAliveS } = session;
  return [
    { field: 'version', value: text(versionName(version)), meaning: null },
    // Version 3.1 has no such flag; false is what it amounts to.
    { field: 'sessionPresent', value: flag(sessionPresent), meaning: sessionPresent ? 'sessionResumed' : 'sessionNew' },
    {
      field: 'clientId',
      value: clientId === '' ? { kind: 'none' } : text(clientId),
      meaning: clientId === '' ? 'clientIdNone' : assignedClientId ? 'clientIdAssigned' : 'clientIdOwn',
    },
    {
      field: 'keepAlive',
      value: { kind: 'seconds', count: keepAliveS },
      meaning: keepAliveS === 0 ? 'keepAliveOff' : 'keepAlive',
    },
  ];
}

export interface LimitRow {
  /** The specification's name of the property. */
  readonly name: string;
  readonly value: AnswerValue;
  readonly meaning: MeaningKey;
  /** False: the broker said nothing, and the value is the specification's. */
  readonly announced: boolean;
  /** The value takes something away from what a client may do. */
  readonly restricts: boolean;
}

/** In the order of section 3.2.2.3 of MQTT 5. */
export function limitRows(limits: ServerLimits, properties: readonly PropertyEntry[]): LimitRow[] {
  const announced = new Set(properties.map(({ name }) => name));
  const row = (name: string, value: AnswerValue, meaning: MeaningKey, restricts: boolean): LimitRow => ({
    name,
    value,
    meaning,
    announced: announced.has(name),
    restricts,
  });
  const size = limits.maximumPacketSize;
  const allowed = (name: string, on: boolean, meaning: MeaningKey) => row(name, flag(on), meaning, !on);
  return [
    row('Receive Maximum', text(String(limits.receiveMaximum)), 'receiveMaximum', false),
    row('Maximum QoS', text(String(limits.maximumQos)), 'maximumQos', limits.maximumQos < 2),
    allowed('Retain Available', limits.retainAvailable, 'retainAvailable'),
    row(
      'Maximum Packet Size',
      size === null ? { kind: 'none' } : { kind: 'bytes', count: size },
      'maximumPacketSize',
      size !== null,
    ),
    row('Topic Alias Maximum', text(String(limits.topicAliasMaximum)), 'topicAliasMaximum', false),
    allowed('Wildcard Subscription Available', limits.wildcardSubscriptions, 'wildcardSubscriptions'),
    allowed('Subscription Identifier Available', limits.subscriptionIdentifiers, 'subscriptionIdentifiers'),
    allowed('Shared Subscription Available', limits.sharedSubscriptions, 'sharedSubscriptions'),
  ];
}

/** A property's value in one line; bytes as lowercase hexadecimal pairs. */
export function propertyText(value: PropertyEntry['value']): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (value instanceof Uint8Array) return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `${value[0]} = ${value[1]}`;
}

function text(value: string): AnswerValue {
  return { kind: 'text', text: value };
}

function flag(on: boolean): AnswerValue {
  return { kind: 'flag', on };
}
