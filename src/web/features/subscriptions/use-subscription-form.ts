import { useState } from 'react';
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { isSharedFilter, readSharedFilter } from '../../../core/mqtt/topic.ts';
import { hasOptionFaults } from '../../kit/subscription-options/option-faults.ts';
import { subscribe } from '../../state/workspace-actions.ts';
import { changeFilterDraft, type FilterDraft, filterDraftOf, filterDraftStore } from './filter-draft-store.ts';
import { type FilterFault, mendFilter, readFilters } from './read-filters.ts';

export interface SubscriptionForm {
  readonly draft: FilterDraft;
  readonly lines: number;
  /** One of the filters is `$share/…`. */
  readonly shared: boolean;
  /** Found by the last attempt to subscribe; gone with the next change. */
  readonly faults: readonly FilterFault[];
  readonly hint: FormHint;
  /** What the only faulty filter was probably meant to be. */
  readonly meant: string | null;
  change(change: Partial<FilterDraft>): void;
  submit(): void;
}

export type FormHint =
  | { readonly key: 'everything' | 'spaces' | 'several' }
  | { readonly key: 'shared' | 'sharedBefore5'; readonly group: string };

export function useSubscriptionForm(profileId: string, version: ProtocolVersion): SubscriptionForm {
  const draft = useStore(filterDraftStore, (drafts) => filterDraftOf(profileId, drafts));
  const [faults, setFaults] = useState<readonly FilterFault[]>([]);
  const { filters, lines } = readFilters(draft.text);
  const only = faults.length === 1 && lines === 1 ? faults[0] : undefined;
  const shared = filters.some(isSharedFilter);
  return {
    draft,
    lines,
    shared,
    faults,
    hint: hintFor(filters, version),
    meant: only ? mendFilter(only.filter, only.fault) : null,
    change(change) {
      changeFilterDraft(profileId, change);
      if (change.text !== undefined) setFaults([]);
    },
    submit() {
      const read = readFilters(draft.text);
      // All or nothing: what was half done would be hard to see in a long list.
      if (read.faults.length > 0) return setFaults(read.faults);
      const options = version === 5 ? draft.options : {};
      if (hasOptionFaults(options, shared)) return changeFilterDraft(profileId, { optionsOpen: true });
      void subscribe(
        profileId,
        read.filters.map((filter) => ({ filter, qos: draft.qos, ...options })),
      );
      changeFilterDraft(profileId, { text: '' });
    },
  };
}

function hintFor(filters: readonly string[], version: ProtocolVersion): FormHint {
  if (filters.some((filter) => filter !== filter.trim())) return { key: 'spaces' };
  if (filters.includes('#')) return { key: 'everything' };
  const shared = filters.map(readSharedFilter).find((parts) => parts !== null);
  if (!shared) return { key: 'several' };
  return { key: version === 5 ? 'shared' : 'sharedBefore5', group: shared.group };
}
