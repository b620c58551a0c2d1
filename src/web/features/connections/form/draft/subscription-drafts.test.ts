import { expect, it } from 'vitest';
import type { ProfileSubscription } from '../../../../../core/mqtt/connection-profile.ts';
import {
  profileSubscriptions,
  subscriptionDrafts,
  subscriptionFaults,
  withNewSubscription,
} from './subscription-drafts.ts';

const ALL: readonly ProfileSubscription[] = [
  { filter: 'a/#', qos: 1, color: 1 },
  { filter: 'b', qos: 0, color: 3, noLocal: true, retainHandling: 2, subscriptionIdentifier: 7 },
];

it('gives subscriptions back as they were, without rows that have no filter', () => {
  expect(profileSubscriptions(subscriptionDrafts(ALL))).toEqual(ALL);
  const added = withNewSubscription(subscriptionDrafts(ALL));
  expect(added[2]).toEqual({ key: 2, filter: '', qos: 0, color: 2, options: {} });
  expect(profileSubscriptions(added)).toEqual(ALL);
});

it('finds a key and a colour for a row after others were removed', () => {
  const [, second] = subscriptionDrafts(ALL);
  expect(withNewSubscription(second ? [second] : [])[1]).toMatchObject({ key: 2, color: 1 });
});

const row = (filter: string, options = {}) => ({ filter, qos: 0, color: 1, ...options }) as const;

it.each([
  [[row('a'), row('$share/g/a')], {}],
  [[row('a/#/b')], { 'subscription.0': 'topic-hash-not-last' }],
  [[row('a'), row('b+')], { 'subscription.1': 'topic-plus-shares-level' }],
  [[row('$share/g')], { 'subscription.0': 'topic-share' }],
  [[row('a'), row('a')], { 'subscription.1': 'filter-twice' }],
  [[row('$share/g/a', { noLocal: true })], { 'subscription.0': 'options' }],
  [[row('a', { subscriptionIdentifier: 0 })], { 'subscription.0': 'options' }],
])('%j: %j', (subscriptions, faults) => {
  expect(subscriptionFaults(subscriptionDrafts(subscriptions))).toEqual(faults);
});
