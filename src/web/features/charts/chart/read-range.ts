// A scale's ends as they are typed, with a comma or a point.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { FixedRange } from '../../../storage/stored-boards.ts';

export interface DraftRange {
  readonly isFixed: boolean;
  readonly min: string;
  readonly max: string;
}

export interface RangeFault {
  readonly at: 'min' | 'max';
  readonly rule: 'badNumber' | 'badOrder';
}

export function draftOf(range: FixedRange | null): DraftRange {
  return { isFixed: range !== null, min: range ? String(range.min) : '', max: range ? String(range.max) : '' };
}

/** Null: as the values need it. */
export function readRange({ isFixed, min, max }: DraftRange): Result<FixedRange | null, RangeFault> {
  if (!isFixed) return ok(null);
  const [least, greatest] = [numberOf(min), numberOf(max)];
  if (least === null) return fail({ at: 'min', rule: 'badNumber' });
  if (greatest === null) return fail({ at: 'max', rule: 'badNumber' });
  if (greatest <= least) return fail({ at: 'max', rule: 'badOrder' });
  return ok({ min: least, max: greatest });
}

function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : null;
}
