// What an assertion becomes when another part of the message is looked at: what was typed stays where it has a place.
import type { Assertion } from '../../../core/publish/assertion.ts';

export const COMPARISONS = {
  payload: ['equals', 'contains', 'matches'],
  topic: ['equals', 'contains', 'matches'],
  json: ['equals', 'not-equals', 'less', 'greater', 'matches', 'exists', 'is-type'],
  property: ['equals', 'matches'],
  time: [],
} as const satisfies Record<Assertion['of'], readonly string[]>;

/** Holds for every message: nothing is refused before something is written. */
export const NEW_ASSERTION: Assertion = { of: 'payload', is: 'contains', text: '' };

const DEFAULT_AT_MOST_MS = 1_000;

export function changeSubject(before: Assertion, of: Assertion['of']): Assertion {
  if (before.of === of) return before;
  const text = before.of === 'time' ? '' : before.text;
  const is = before.of === 'time' ? 'equals' : before.is;
  switch (of) {
    case 'payload':
    case 'topic':
      return { of, is: is === 'contains' || is === 'matches' ? is : 'equals', text };
    case 'json':
      return { of, path: '', is: is === 'contains' ? 'equals' : is, text };
    case 'property':
      return { of, name: '', is: is === 'matches' ? is : 'equals', text };
    case 'time':
      return { of, atMostMs: DEFAULT_AT_MOST_MS };
  }
}
