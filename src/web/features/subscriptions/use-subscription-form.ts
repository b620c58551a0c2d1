import { useState } from 'react';
import { useStore } from 'zustand';
import type { Qos } from '../../../core/mqtt/qos.ts';
import { subscribe } from '../../state/workspace-actions.ts';
import { changeFilterDraft, filterDraftOf, filterDraftStore } from './filter-draft-store.ts';
import { type FilterFault, mendFilter, readFilters } from './read-filters.ts';

export interface SubscriptionForm {
  readonly text: string;
  readonly qos: Qos;
  readonly lines: number;
  /** Found by the last attempt to subscribe; gone with the next change. */
  readonly faults: readonly FilterFault[];
  readonly hint: 'everything' | 'spaces' | 'several';
  /** What the only faulty filter was probably meant to be. */
  readonly meant: string | null;
  setText(text: string): void;
  setQos(qos: Qos): void;
  submit(): void;
}

export function useSubscriptionForm(profileId: string): SubscriptionForm {
  const { text, qos } = useStore(filterDraftStore, (drafts) => filterDraftOf(profileId, drafts));
  const [faults, setFaults] = useState<readonly FilterFault[]>([]);
  const { filters, lines } = readFilters(text);
  const only = faults.length === 1 && lines === 1 ? faults[0] : undefined;
  const setText = (next: string) => {
    changeFilterDraft(profileId, { text: next });
    setFaults([]);
  };
  return {
    text,
    qos,
    lines,
    faults,
    hint: hintFor(filters),
    meant: only ? mendFilter(only.filter, only.fault) : null,
    setText,
    setQos: (next) => changeFilterDraft(profileId, { qos: next }),
    submit() {
      const read = readFilters(text);
      // All or nothing: what was half done would be hard to see in a long list.
      if (read.faults.length > 0) return setFaults(read.faults);
      void subscribe(
        profileId,
        read.filters.map((filter) => ({ filter, qos })),
      );
      setText('');
    },
  };
}

function hintFor(filters: readonly string[]): SubscriptionForm['hint'] {
  if (filters.some((filter) => filter !== filter.trim())) return 'spaces';
  return filters.includes('#') ? 'everything' : 'several';
}
