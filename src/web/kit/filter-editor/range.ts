// A span of sizes or of time: as a filter's fields hold it, and as its chip says it.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import type { Range } from '../../../core/log/message-query.ts';
import { localTimeText, readLocalTime } from './local-time.ts';
import { readSize, type SizeUnit, sizeText, unitOf } from './size-unit.ts';

export interface RangeDraft {
  /** Empty: open. */
  readonly min: string;
  readonly max: string;
  /** Of sizes. */
  readonly unit: SizeUnit;
}

/** At which end, and what is wrong there: it cannot be read, none is set, or it is less than the other. */
export type RangeFault =
  | { readonly field: 'min' | 'max'; readonly kind: 'size' }
  | { readonly field: 'min'; readonly kind: 'open' }
  | { readonly field: 'max'; readonly kind: 'order' };

export function sizeDraft(range: Range): RangeDraft {
  const unit = unitOf(range);
  const text = (end: number | null) => (end === null ? '' : sizeText(end, unit));
  return { unit, min: text(range.min), max: text(range.max) };
}

export function timeDraft(range: Range): Pick<RangeDraft, 'min' | 'max'> {
  const text = (end: number | null) => (end === null ? '' : localTimeText(end));
  return { min: text(range.min), max: text(range.max) };
}

export function readSizeRange(draft: RangeDraft): Result<Range, RangeFault> {
  return readRange(draft, (end) => readSize(end, draft.unit));
}

export function readTimeRange(draft: RangeDraft): Result<Range, RangeFault> {
  return readRange(draft, readLocalTime);
}

function readRange({ min, max }: RangeDraft, read: (text: string) => number | null): Result<Range, RangeFault> {
  const range = { min: read(min), max: read(max) };
  if (min.trim() !== '' && range.min === null) return fail({ field: 'min', kind: 'size' });
  if (max.trim() !== '' && range.max === null) return fail({ field: 'max', kind: 'size' });
  if (range.min === null && range.max === null) return fail({ field: 'min', kind: 'open' });
  if (range.min !== null && range.max !== null && range.min > range.max) return fail({ field: 'max', kind: 'order' });
  return ok(range);
}

/** `unitText`: what a unit is called. */
export function sizeRangeText(range: Range, unitText: (unit: SizeUnit) => string): string {
  const unit = unitOf(range);
  return between(range, (end) => sizeText(end, unit), ` ${unitText(unit)}`);
}

export function timeRangeText(range: Range): string {
  return between(range, momentText);
}

function between({ min, max }: Range, write: (end: number) => string, unit = ''): string {
  if (min === null) return `≤ ${write(max ?? 0)}${unit}`;
  if (max === null) return `≥ ${write(min)}${unit}`;
  return `${min === max ? write(min) : `${write(min)} – ${write(max)}`}${unit}`;
}

/** Of another day with its date. */
function momentText(time: number): string {
  const [day = '', clock = ''] = localTimeText(time).split('T');
  return localTimeText(Date.now()).startsWith(day) ? clock : `${day} ${clock}`;
}
