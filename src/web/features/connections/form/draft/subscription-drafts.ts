// The fold `Subscriptions` as typed: those that are made at every connect. A row without a filter is none yet.
import type { ProfileSubscription, SubscriptionOptions } from '../../../../../core/mqtt/connection-profile.ts';
import type { Qos } from '../../../../../core/mqtt/qos.ts';
import { checkTopicFilter, isSharedFilter } from '../../../../../core/mqtt/topic.ts';
import { hasOptionFaults, withoutDefaults } from '../../../../kit/subscription-options/option-faults.ts';
import type { DraftFault } from './draft-fault.ts';

export interface SubscriptionDraft {
  /** Tells the rows apart while they are edited. */
  readonly key: number;
  readonly filter: string;
  readonly qos: Qos;
  /** 1 to 8. */
  readonly color: number;
  readonly options: SubscriptionOptions;
}

export function subscriptionDrafts(subscriptions: readonly ProfileSubscription[] = []): readonly SubscriptionDraft[] {
  return subscriptions.map(({ filter, qos, color, ...options }, key) => ({
    ...{ key, filter, qos, color },
    options: withoutDefaults(options),
  }));
}

/** The rows with one more, in the colour that the fewest have. */
export function withNewSubscription(drafts: readonly SubscriptionDraft[]): readonly SubscriptionDraft[] {
  const uses = new Array<number>(8).fill(0);
  for (const { color } of drafts) uses[color - 1] = (uses[color - 1] ?? 0) + 1;
  const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
  return [...drafts, { key, filter: '', qos: 0, color: uses.indexOf(Math.min(...uses)) + 1, options: {} }];
}

export function profileSubscriptions(drafts: readonly SubscriptionDraft[]): readonly ProfileSubscription[] {
  return drafts
    .filter(({ filter }) => filter !== '')
    .map(({ filter, qos, color, options }) => ({ filter, qos, color, ...options }));
}

export function subscriptionFaults(
  drafts: readonly SubscriptionDraft[],
): Partial<Record<`subscription.${number}`, DraftFault>> {
  const faults: Partial<Record<`subscription.${number}`, DraftFault>> = {};
  const seen = new Set<string>();
  for (const draft of drafts) {
    const fault = faultOfSubscription(draft, seen);
    if (fault) faults[`subscription.${draft.key}`] = fault;
    seen.add(draft.filter);
  }
  return faults;
}

function faultOfSubscription(
  { filter, options }: SubscriptionDraft,
  seen: ReadonlySet<string>,
): DraftFault | undefined {
  if (filter === '') return undefined;
  const checked = checkTopicFilter(filter);
  if (!checked.ok) {
    const { rule } = checked.error;
    return rule === 'bad-share' ? 'topic-share' : `topic-${rule}`;
  }
  // A second SUBSCRIBE of one filter replaces the first [MQTT-3.8.4-3].
  if (seen.has(filter)) return 'filter-twice';
  return hasOptionFaults(options, isSharedFilter(filter)) ? 'options' : undefined;
}
