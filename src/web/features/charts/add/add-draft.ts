// What is to be added to a chart, as it stands in the form.
import { ROUND_TRIP_KINDS, type RoundTripKind } from '../../../../core/log/exchange.ts';
import { checkTopicFilter } from '../../../../core/mqtt/topic.ts';
import type { ChartableField } from '../../../../core/protocol/chart-contract.ts';
import type { NewSeries } from '../../../state/charts-actions.ts';
import type { SeriesAxis } from '../../../storage/stored-boards.ts';
import { groupBy } from '../view/group-by.ts';

export interface AddDraft {
  readonly kind: 'value' | 'rate' | 'round-trip';
  readonly topicFilter: string;
  /** Fields that were chosen, as `fieldKey` names them. */
  readonly chosen: readonly string[];
  /** One that was named. */
  readonly path: string;
  readonly pathAs: 'value' | 'state';
  readonly rate: 'messages' | 'bytes';
  readonly exchange: RoundTripKind;
  readonly axis: SeriesAxis;
  readonly unit: string;
}

export const EMPTY_DRAFT: AddDraft = {
  kind: 'value',
  topicFilter: '',
  chosen: [],
  path: '',
  pathAs: 'value',
  rate: 'messages',
  exchange: ROUND_TRIP_KINDS[2],
  axis: 'left',
  unit: '',
};

export type AddFault = 'noTopic' | 'badTopic' | 'noFields';

/** A field of one topic or of several: what a wildcard draws together. */
export interface OfferedField {
  readonly key: string;
  readonly path: string;
  readonly kind: ChartableField['kind'];
  readonly sample: string;
  readonly topics: number;
}

/** Those that most topics have come first. */
export function offeredFields(fields: readonly ChartableField[]): readonly OfferedField[] {
  return groupBy(fields, ({ kind, path }) => fieldKey(kind, path))
    .map(([key, own]) => ({ key, ...(own[0] as ChartableField), topics: own.length }))
    .sort((a, b) => b.topics - a.topics);
}

function fieldKey(kind: ChartableField['kind'], path: string): string {
  return `${kind} ${path}`;
}

/** Null: it can be added. */
export function faultOf(draft: AddDraft, offered: readonly OfferedField[]): AddFault | null {
  if (draft.kind === 'round-trip') return null;
  const filter = draft.topicFilter.trim();
  if (filter === '') return 'noTopic';
  if (!checkTopicFilter(filter).ok) return 'badTopic';
  return draft.kind === 'value' && seriesOf(draft, offered).length === 0 ? 'noFields' : null;
}

/** Chosen fields that are not offered any more (another topic was entered) are none. */
export function seriesOf(draft: AddDraft, offered: readonly OfferedField[]): readonly NewSeries[] {
  const { axis, unit, kind } = draft;
  const look = { axis, unit: unit.trim() };
  const topicFilter = draft.topicFilter.trim();
  if (kind === 'round-trip') return [{ ...look, source: { kind, exchange: draft.exchange } }];
  if (kind === 'rate') return [{ ...look, source: { kind, topicFilter, of: draft.rate } }];
  const chosen = offered.filter(({ key }) => draft.chosen.includes(key));
  const sources = chosen.map(({ kind: type, path }) => ({
    kind: type === 'number' ? ('value' as const) : ('state' as const),
    ...{ topicFilter, path },
  }));
  const path = draft.path.trim();
  // Of what has not come yet, the whole payload is as good a guess as any.
  if (path !== '' || offered.length === 0) sources.push({ kind: draft.pathAs, topicFilter, path });
  return sources.map((source) => ({ ...look, source }));
}
