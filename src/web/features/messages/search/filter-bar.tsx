// What the message list is filtered by beside the text.
import { lazy } from 'react';
import { FilterBar as Bar } from '../../../kit/filter-editor/filter-bar.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { ConditionDraft } from './condition-draft.ts';
import {
  type Condition,
  conditionKey,
  conditionsOf,
  withCondition,
  withoutCondition,
  withoutConditions,
} from './conditions.ts';
import { useConditionText } from './use-condition-text.ts';
import type { MessageSearch } from './use-message-search.ts';

const FilterEditor = lazy(async () => ({ default: (await import('./filter-editor.tsx')).FilterEditor }));

export interface FilterBarProps {
  readonly profileId: string;
  readonly search: MessageSearch;
}

export function FilterBar({ profileId, search }: FilterBarProps) {
  const tooSlow = useWorkspace(profileId, ({ query, tick }) => query !== null && tick.filter?.tooSlow === true);
  const textOf = useConditionText();
  return (
    <Bar<Condition, ConditionDraft>
      conditions={conditionsOf(search.query)}
      keyOf={conditionKey}
      textOf={textOf}
      renderEditor={(props) => <FilterEditor profileId={profileId} {...props} />}
      onApply={(wanted, before) => search.change((query) => withCondition(query, wanted, before))}
      onRemove={(condition) => search.change((query) => withoutCondition(query, condition))}
      onRemoveAll={() => search.change(withoutConditions)}
      tooSlow={tooSlow}
    />
  );
}
