// Sizes as a filter has them: a number and a unit of 1024, as everywhere in the app.
import type { Range } from '../../../core/log/message-query.ts';

export const SIZE_UNITS = ['B', 'KB', 'MB'] as const;

export type SizeUnit = (typeof SIZE_UNITS)[number];

const BYTES: Readonly<Record<SizeUnit, number>> = { B: 1, KB: 1024, MB: 1024 * 1024 };

/** Whole bytes; null: no number of them. A comma is a point. */
export function readSize(text: string, unit: SizeUnit): number | null {
  const digits = text.trim().replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return null;
  const bytes = Math.round(Number(digits) * BYTES[unit]);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

export function sizeText(bytes: number, unit: SizeUnit): string {
  return String(bytes / BYTES[unit]);
}

/** The largest unit in which the range's ends are short numbers: those that were typed. */
export function unitOf({ min, max }: Range): SizeUnit {
  const isShort = (bytes: number | null, unit: SizeUnit) =>
    bytes === null || (bytes >= BYTES[unit] && sizeText(bytes, unit).length <= 5) || bytes === 0;
  if (Math.max(min ?? 0, max ?? 0) === 0) return 'B';
  return SIZE_UNITS.findLast((unit) => isShort(min, unit) && isShort(max, unit)) ?? 'B';
}
