// A condition while it is being written: as the fields hold it, and read back as a condition or as what is wrong with it.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import { type FieldComparisonFault, readFieldComparison } from '../../../../core/log/read-field-comparison.ts';
import { writeFieldComparison } from '../../../../core/log/write-field-comparison.ts';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { checkTopicFilter, readSharedFilter, type TopicRule } from '../../../../core/mqtt/topic.ts';
import {
  type RangeDraft,
  type RangeFault,
  readSizeRange,
  readTimeRange,
  sizeDraft,
  timeDraft,
} from '../../../kit/filter-editor/range.ts';
import type { Condition, ConditionKind } from './conditions.ts';

export interface ConditionDraft extends RangeDraft {
  readonly kind: ConditionKind;
  /** The topic filter, the comparison, or the name of the property. */
  readonly text: string;
  /** Of the property; empty: any. */
  readonly value: string;
  readonly direction: 'in' | 'out';
  readonly qos: Qos;
  readonly on: boolean;
}

/** Which field it stands at, and what to say there. */
export type DraftFault =
  | { readonly field: 'text'; readonly kind: 'topic'; readonly rule: TopicRule; readonly at: number }
  | { readonly field: 'text'; readonly kind: 'comparison'; readonly fault: FieldComparisonFault }
  | { readonly field: 'text'; readonly kind: 'name' }
  | RangeFault;

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
    case 'size':
      return { ...draft, ...sizeDraft(condition.range) };
    case 'time':
      return { ...draft, ...timeDraft(condition.range) };
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
      const range = readSizeRange(draft);
      return range.ok ? ok({ kind, range: range.value }) : range;
    }
    case 'time': {
      const range = readTimeRange(draft);
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
