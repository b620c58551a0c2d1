// What is wrong with a subscription's options. Handed on to the fields, which word it, and to whoever is about to save
// the options, who must not.
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';

/** What four bytes of a Variable Byte Integer hold (1.5.5). */
export const MAX_SUBSCRIPTION_IDENTIFIER = 268_435_455;

export interface OptionFaults {
  /** A shared subscription must not have it [MQTT-3.8.3-4]. */
  readonly noLocal?: 'shared';
  /** No whole number from 1 to 268,435,455 (3.8.2.1.2). */
  readonly subscriptionIdentifier?: 'range';
}

/** `shared`: the options are those of a `$share/…` filter. Empty: nothing is wrong. */
export function optionFaults(options: SubscriptionOptions, shared: boolean): OptionFaults {
  const { noLocal, subscriptionIdentifier: id } = options;
  const idIsRight = id === undefined || (Number.isInteger(id) && id >= 1 && id <= MAX_SUBSCRIPTION_IDENTIFIER);
  return {
    ...(noLocal && shared ? { noLocal: 'shared' } : {}),
    ...(idIsRight ? {} : { subscriptionIdentifier: 'range' }),
  };
}

export function hasOptionFaults(options: SubscriptionOptions, shared: boolean): boolean {
  return Object.keys(optionFaults(options, shared)).length > 0;
}

/** The same options, those that say nothing but the default left out. */
export function withoutDefaults(options: SubscriptionOptions): SubscriptionOptions {
  const { noLocal, retainAsPublished, retainHandling, subscriptionIdentifier } = options;
  return {
    ...(noLocal ? { noLocal } : {}),
    ...(retainAsPublished ? { retainAsPublished } : {}),
    ...(retainHandling ? { retainHandling } : {}),
    ...(subscriptionIdentifier === undefined ? {} : { subscriptionIdentifier }),
  };
}

/** Undefined for nothing at all; `NaN`, which no options may keep, for what is no number. */
export function readIdentifier(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
