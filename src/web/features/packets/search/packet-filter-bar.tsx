// What the packet list is filtered by beside the text, and the button that leaves only what went wrong.
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../kit/filter-editor/filter-bar.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { PacketConditionDraft } from './packet-condition-draft.ts';
import {
  type PacketCondition,
  packetConditionKey,
  packetConditionsOf,
  withoutPacketCondition,
  withoutPacketConditions,
  withPacketCondition,
} from './packet-conditions.ts';
import classes from './packet-filter-bar.module.css';
import { usePacketConditionText } from './use-packet-condition-text.ts';
import type { PacketSearch } from './use-packet-search.ts';

const PacketFilterEditor = lazy(async () => ({
  default: (await import('./packet-filter-editor.tsx')).PacketFilterEditor,
}));

export interface PacketFilterBarProps {
  readonly profileId: string;
  readonly search: PacketSearch;
}

export function PacketFilterBar({ profileId, search }: PacketFilterBarProps) {
  const { t } = useTranslation('packets');
  const tooSlow = useWorkspace(
    profileId,
    ({ packetQuery, tick }) => packetQuery !== null && tick.packets.filter?.tooSlow === true,
  );
  const { onlyProblems } = search.query;
  return (
    <FilterBar<PacketCondition, PacketConditionDraft>
      conditions={packetConditionsOf(search.query)}
      keyOf={packetConditionKey}
      textOf={usePacketConditionText()}
      renderEditor={(props) => <PacketFilterEditor profileId={profileId} {...props} />}
      onApply={(wanted, before) => search.change((query) => withPacketCondition(query, wanted, before))}
      onRemove={(condition) => search.change((query) => withoutPacketCondition(query, condition))}
      onRemoveAll={() => search.change(withoutPacketConditions)}
      tooSlow={tooSlow}
    >
      <button
        type="button"
        className={classes.problems}
        aria-pressed={onlyProblems}
        title={t('filter.onlyProblemsMeaning')}
        onClick={() => search.change((query) => ({ ...query, onlyProblems: !onlyProblems }))}
      >
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
        {t('filter.onlyProblems')}
      </button>
    </FilterBar>
  );
}
