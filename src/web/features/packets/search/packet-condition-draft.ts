// A condition while it is being written: as the fields hold it, and read back as a condition or as what is wrong with it.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { PacketKind } from '../../../../core/log/packet-query.ts';
import type { Direction } from '../../../../core/mqtt/direction.ts';
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
import type { PacketCondition, PacketConditionKind } from './packet-conditions.ts';

export interface PacketConditionDraft extends RangeDraft {
  readonly kind: PacketConditionKind;
  /** The topic filter, the number, or the reason code. */
  readonly text: string;
  readonly types: readonly PacketKind[];
  readonly code: 'refusal' | 'one';
  readonly direction: Direction;
  readonly qos: Qos;
}

/** Which field it stands at, and what to say there. */
export type PacketDraftFault =
  | { readonly field: 'text'; readonly kind: 'topic'; readonly rule: TopicRule; readonly at: number }
  | { readonly field: 'text'; readonly kind: 'number' | 'code' }
  | { readonly field: 'types'; readonly kind: 'types' }
  | RangeFault;

export function emptyPacketDraft(kind: PacketConditionKind): PacketConditionDraft {
  return { kind, text: '', types: [], code: 'refusal', direction: 'in', qos: 0, min: '', max: '', unit: 'B' };
}

export function packetDraftOf(condition: PacketCondition): PacketConditionDraft {
  const draft = emptyPacketDraft(condition.kind);
  switch (condition.kind) {
    case 'types':
      return { ...draft, types: condition.types };
    case 'topicFilter':
    case 'hiddenFilter':
      return { ...draft, text: condition.filter };
    case 'reasonCode':
      return condition.code === 'refusal' ? draft : { ...draft, code: 'one', text: codeText(condition.code) };
    case 'packetId':
    case 'exchange':
      return { ...draft, text: String(condition.number) };
    case 'connection':
      return { ...draft, text: String(condition.number + 1) };
    case 'direction':
      return { ...draft, direction: condition.direction };
    case 'qos':
      return { ...draft, qos: condition.qos };
    case 'withoutQos0':
      return draft;
    case 'size':
      return { ...draft, ...sizeDraft(condition.range) };
    case 'time':
      return { ...draft, ...timeDraft(condition.range) };
  }
}

export function readPacketDraft(draft: PacketConditionDraft): Result<PacketCondition, PacketDraftFault> {
  const { kind } = draft;
  const text = draft.text.trim();
  switch (kind) {
    case 'types':
      return draft.types.length > 0 ? ok({ kind, types: draft.types }) : fail({ field: 'types', kind: 'types' });
    case 'topicFilter':
    case 'hiddenFilter': {
      const checked = checkTopicFilter(text);
      if (!checked.ok) return fail({ field: 'text', kind: 'topic', rule: checked.error.rule, at: checked.error.at });
      // A message's topic knows nothing of the group that shares a subscription.
      return ok({ kind, filter: readSharedFilter(text)?.filter ?? text });
    }
    case 'reasonCode': {
      if (draft.code === 'refusal') return ok({ kind, code: 'refusal' });
      const code = /^(0x[\da-f]{1,2}|\d{1,3})$/i.test(text) ? Number(text) : Number.NaN;
      return code <= 0xff ? ok({ kind, code }) : fail({ field: 'text', kind: 'code' });
    }
    case 'packetId':
    case 'exchange':
      return readNumber(text, (number) => ({ kind, number }));
    case 'connection':
      return readNumber(text, (number) => (number > 0 ? { kind, number: number - 1 } : null));
    case 'direction':
      return ok({ kind, direction: draft.direction });
    case 'qos':
      return ok({ kind, qos: draft.qos });
    case 'withoutQos0':
      return ok({ kind });
    case 'size': {
      const range = readSizeRange(draft);
      return range.ok ? ok({ kind, range: range.value }) : range;
    }
    case 'time': {
      const range = readTimeRange(draft);
      return range.ok ? ok({ kind, range: range.value }) : range;
    }
  }
}

function readNumber(
  text: string,
  make: (number: number) => PacketCondition | null,
): Result<PacketCondition, PacketDraftFault> {
  const condition = /^\d{1,9}$/.test(text) ? make(Number(text)) : null;
  return condition ? ok(condition) : fail({ field: 'text', kind: 'number' });
}

/** `0x87`, as the specification writes it. */
export function codeText(code: number): string {
  return `0x${code.toString(16).padStart(2, '0')}`;
}
