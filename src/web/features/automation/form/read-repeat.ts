// What is typed of a repeat, as numbers; or which of it cannot be.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import { type RepeatDraft, shortNumber } from '../../../state/automation-drafts.ts';
import type { KeptRepeat } from '../../../storage/stored-automations.ts';

export type RepeatField = 'interval' | 'rate' | 'jitter' | 'count';

export type RepeatPace = Pick<KeptRepeat, 'intervalMs' | 'jitter' | 'count'>;

export function readRepeat(draft: RepeatDraft): Result<RepeatPace, readonly RepeatField[]> {
  const intervalMs = readNumber(draft.interval);
  const jitterPercent = readNumber(draft.jitterPercent || '0');
  const count = draft.count.trim() === '' ? null : readNumber(draft.count);
  const faults: RepeatField[] = [];
  // The other of the two is empty, as it cannot follow what is wrong.
  if (!(intervalMs > 0)) faults.push(draft.interval === '' && draft.rate !== '' ? 'rate' : 'interval');
  if (!(jitterPercent >= 0 && jitterPercent <= 100)) faults.push('jitter');
  if (count !== null && !(Number.isSafeInteger(count) && count >= 1)) faults.push('count');
  return faults.length > 0 ? fail(faults) : ok({ intervalMs, jitter: jitterPercent / 100, count });
}

/** The rate follows the interval. */
export function withInterval(interval: string): Pick<RepeatDraft, 'interval' | 'rate'> {
  return { interval, rate: inverse(interval) };
}

/** The interval follows the rate. */
export function withRate(rate: string): Pick<RepeatDraft, 'interval' | 'rate'> {
  return { rate, interval: inverse(rate) };
}

/** NaN where it is none. A comma is a point, as many people write it. */
export function readNumber(text: string): number {
  const typed = text.trim().replace(',', '.');
  return /^\d+(\.\d*)?$|^\.\d+$/.test(typed) ? Number(typed) : Number.NaN;
}

/** Milliseconds of a rate, the rate of milliseconds; empty where there is none. */
function inverse(text: string): string {
  const value = readNumber(text);
  return value > 0 ? shortNumber(1_000 / value) : '';
}
