// What the properties that a PUBLISH can carry say to a reader (MQTT 5, section 3.3.2.3). The names are property.ts's.
import { PROPERTY, type PropertyEntry } from './property.ts';

/** A property's value, ready to be worded: the page adds units and explanations in the reader's language. */
export type PropertyMeaning =
  /** 0: bytes of no stated kind; 1: UTF-8; anything else is a protocol error. */
  | { readonly kind: 'format-indicator'; readonly value: number; readonly format: 'bytes' | 'utf-8' | 'invalid' }
  | { readonly kind: 'seconds'; readonly value: number }
  /** 0 or 1. */
  | { readonly kind: 'flag'; readonly value: number; readonly set: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'binary'; readonly value: Uint8Array }
  | { readonly kind: 'pair'; readonly name: string; readonly value: string };

const SECONDS: ReadonlySet<number> = new Set([
  PROPERTY.messageExpiryInterval,
  PROPERTY.sessionExpiryInterval,
  PROPERTY.serverKeepAlive,
  0x18, // Will Delay Interval
]);

const FLAGS: ReadonlySet<number> = new Set([
  0x17, // Request Problem Information
  0x19, // Request Response Information
  PROPERTY.retainAvailable,
  PROPERTY.wildcardSubscriptionAvailable,
  PROPERTY.subscriptionIdentifierAvailable,
  PROPERTY.sharedSubscriptionAvailable,
]);

/** Reads one property entry of any packet. */
export function propertyMeaning(entry: PropertyEntry): PropertyMeaning {
  const { id, value } = entry;
  if (typeof value === 'string') return { kind: 'text', value };
  if (value instanceof Uint8Array) return { kind: 'binary', value };
  if (typeof value !== 'number') return { kind: 'pair', name: value[0], value: value[1] };
  if (id === PROPERTY.payloadFormatIndicator) {
    return { kind: 'format-indicator', value, format: value === 0 ? 'bytes' : value === 1 ? 'utf-8' : 'invalid' };
  }
  if (SECONDS.has(id)) return { kind: 'seconds', value };
  if (FLAGS.has(id)) return { kind: 'flag', value, set: value === 1 };
  return { kind: 'number', value };
}
