// The log's budget as a person types it, in MiB.

const MIB = 1024 * 1024;

/** Less holds hardly what one screen shows under load; a worker of a browser has hardly more. */
export const MIN_BUDGET_MIB = 16;
export const MAX_BUDGET_MIB = 4096;

export function budgetText(bytes: number): string {
  return String(Math.round(bytes / MIB));
}

/** Bytes; null where it is no whole number within the limits. */
export function readBudget(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,6}$/.test(trimmed)) return null;
  const mib = Number(trimmed);
  return mib < MIN_BUDGET_MIB || mib > MAX_BUDGET_MIB ? null : mib * MIB;
}
