// What a person should know of a plan before it begins, as facts in the order of their weight.

import type { ReplaySkip, ReplaySurvey } from '../../../core/log/replay-survey.ts';
import type { Direction } from '../../../core/mqtt/direction.ts';

export type PlanNote =
  | { readonly kind: 'same-topics' }
  | { readonly kind: 'retained'; readonly count: number }
  | {
      readonly kind: 'skipped';
      readonly reason: ReplaySkip;
      readonly count: number;
      readonly examples: readonly string[];
    }
  | { readonly kind: 'outside'; readonly count: number; readonly examples: readonly string[] }
  | { readonly kind: 'other-direction'; readonly direction: Direction; readonly count: number }
  | { readonly kind: 'missing'; readonly count: number };

const MAX_EXAMPLES = 3;

/** `wanted`: the direction that is replayed; null: both. */
export function planNotes(survey: ReplaySurvey, wanted: Direction | null, isSameBroker: boolean): readonly PlanNote[] {
  const notes: PlanNote[] = [];
  const outside = survey.topics.filter(({ isOutside }) => isOutside);
  const unchanged = survey.topics.some(({ recorded, published }) => recorded === published);
  if (isSameBroker && unchanged) notes.push({ kind: 'same-topics' });
  if (survey.retained > 0) notes.push({ kind: 'retained', count: survey.retained });
  for (const skipped of survey.skipped) notes.push({ kind: 'skipped', ...skipped });
  if (outside.length > 0) {
    const count = outside.reduce((sum, topic) => sum + topic.count, 0);
    notes.push({ kind: 'outside', count, examples: outside.slice(0, MAX_EXAMPLES).map(({ recorded }) => recorded) });
  }
  if (survey.otherDirection > 0 && wanted !== null)
    notes.push({ kind: 'other-direction', direction: wanted === 'in' ? 'out' : 'in', count: survey.otherDirection });
  if (survey.missing > 0) notes.push({ kind: 'missing', count: survey.missing });
  return notes;
}

/** Topics that the rules change, as a person wants to see them. */
export function planExamples({ topics }: ReplaySurvey): readonly { readonly from: string; readonly to: string }[] {
  return topics
    .filter(({ recorded, published }) => recorded !== published)
    .slice(0, MAX_EXAMPLES)
    .map(({ recorded, published }) => ({ from: recorded, to: published }));
}
