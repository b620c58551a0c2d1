// A condition while it is being written: as the fields hold it, and read back as a condition or as what is wrong with it.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { Range } from '../../../../core/log/message-query.ts';
import { type FieldComparisonFault, readFieldComparison } from '../../../../core/log/read-field-comparison.ts';
import { writeFieldComparison } from '../../../../core/log/write-field-comparison.ts';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { checkTopicFilter, readSharedFilter, type TopicRule } from '../../../../core/mqtt/topic.ts';
import { localTimeText, readLocalTime } from '../../../kit/filter-editor/local-time.ts';
import { readSize, type SizeUnit, sizeText, unitOf } from '../../../kit/filter-editor/size-unit.ts';
import type { Condition, ConditionKind } from './conditions.ts';

export interface ConditionDraft {
  readonly kind: ConditionKind;
  /** The topic filter, the comparison, or the name of the property. */
  readonly text: string;
  /** Of the property; empty: any. */
  readonly value: string;
  readonly direction: 'in' | 'out';
  readonly qos: Qos;
  readonly on: boolean;
  /** The ends of a size or time; empty: open. */
  readonly min: string;
  readonly max: string;
  readonly unit: SizeUnit;
}

/** Which field it stands at, and what to say there. */
export type DraftFault =
  | { readonly field: 'text'; readonly kind: 'topic'; readonly rule: TopicRule; readonly at: number }
  | { readonly field: 'text'; readonly kind: 'comparison'; readonly fault: FieldComparisonFault }
  | { readonly field: 'text'; readonly kind: 'name' }
  | { readonly field: 'min' | 'max'; readonly kind: 'size' }
  | { readonly field: 'min'; readonly kind: 'open' }
  | { readonly field: 'max'; readonly kind: 'order' };

export function emptyDraft(kind: ConditionKind): ConditionDraft {
  return { kind, text: '', value: '', direction: 'in', qos: 0, on: true, min: '', max: '', unit: 'KB' };
}

export function draftOf(condition: Condition): ConditionDraft {
  const draft = emptyDraft(condition.kind);
  switch (condition.kind) {
    case 'topicFilter':
    case 'hiddenFilter':
      return { ...draft, text: condition.filter };
    case 'field':
      return { ...draft, text: writeFieldComparison(condition.field) };
    case 'direction':
      return { ...draft, direction: condition.direction };
    case 'qos':
      return { ...draft, qos: condition.qos };
    case 'retained':
    case 'duplicate':
      return { ...draft, on: condition.on };
    case 'size': {
      const unit = unitOf(condition.range);
      const text = (end: number | null) => (end === null ? '' : sizeText(end, unit));
      return { ...draft, unit, min: text(condition.range.min), max: text(condition.range.max) };
    }
    case 'time': {
      const text = (end: number | null) => (end === null ? '' : localTimeText(end));
      return { ...draft, min: text(condition.range.min), max: text(condition.range.max) };
    }
    case 'userProperty':
      return { ...draft, text: condition.property[0], value: condition.property[1] };
    case 'bookmarked':
      return draft;
  }
}

export function readDraft(draft: ConditionDraft): Result<Condition, DraftFault> {
  const { kind, text } = draft;
  switch (kind) {
    case 'topicFilter':
    case 'hiddenFilter':
      return readTopicFilter(kind, text.trim());
    case 'field': {
      const field = readFieldComparison(text);
      return field.ok
        ? ok({ kind, field: field.value })
        : fail({ field: 'text', kind: 'comparison', fault: field.error });
    }
    case 'direction':
      return ok({ kind, direction: draft.direction });
    case 'qos':
      return ok({ kind, qos: draft.qos });
    case 'retained':
    case 'duplicate':
      return ok({ kind, on: draft.on });
    case 'size': {
      const range = readRange(draft, (end) => readSize(end, draft.unit));
      return range.ok ? ok({ kind, range: range.value }) : range;
    }
    case 'time': {
      const range = readRange(draft, readLocalTime);
      return range.ok ? ok({ kind, range: range.value }) : range;
    }
    case 'userProperty':
      return text === '' ? fail({ field: 'text', kind: 'name' }) : ok({ kind, property: [text, draft.value] });
    case 'bookmarked':
      return ok({ kind });
  }
}

function readTopicFilter(kind: 'topicFilter' | 'hiddenFilter', text: string): Result<Condition, DraftFault> {
  const checked = checkTopicFilter(text);
  if (!checked.ok) return fail({ field: 'text', kind: 'topic', rule: checked.error.rule, at: checked.error.at });
  // A message's topic knows nothing of the group that shares a subscription.
  return ok({ kind, filter: readSharedFilter(text)?.filter ?? text });
}

function readRange({ min, max }: ConditionDraft, read: (text: string) => number | null): Result<Range, DraftFault> {
  const range = { min: read(min), max: read(max) };
  if (min.trim() !== '' && range.min === null) return fail({ field: 'min', kind: 'size' });
  if (max.trim() !== '' && range.max === null) return fail({ field: 'max', kind: 'size' });
  if (range.min === null && range.max === null) return fail({ field: 'min', kind: 'open' });
  if (range.min !== null && range.max !== null && range.min > range.max) return fail({ field: 'max', kind: 'order' });
  return ok(range);
}
