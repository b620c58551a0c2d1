// Which messages a person wants to see.

import type { UserProperty } from '../mqtt/connection-profile.ts';
import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { FieldComparison } from './field-comparison.ts';

/** Both ends belong to it; null: no end. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** All that is not null (or empty) must hold. */
export interface MessageQuery {
  /** Stands in the topic or in the payload, whatever the case; '' stands everywhere. */
  readonly text: string;
  /** `text` is a regular expression, as `compilePattern` reads it. */
  readonly isPattern: boolean;
  /** False: the list holds also what the text does not match; what it matches is marked, counted and walked to. */
  readonly onlyMatches: boolean;
  readonly direction: Direction | null;
  /** A topic filter that the topic matches. */
  readonly topicFilter: string | null;
  /** Topic filters that the topic matches none of: what was muted. */
  readonly hiddenFilters: readonly string[];
  readonly qos: Qos | null;
  readonly retained: boolean | null;
  /** The DUP flag. */
  readonly duplicate: boolean | null;
  /** Payload bytes. */
  readonly size: Range | null;
  /** Milliseconds since the epoch. */
  readonly time: Range | null;
  /** Each holds for a JSON payload. */
  readonly fields: readonly FieldComparison[];
  /** Each stands among the user properties; an empty value: a property of the name does. */
  readonly userProperties: readonly UserProperty[];
  /** Only messages with a bookmark. */
  readonly bookmarked: boolean;
  /** Which network connection. */
  readonly connection: number | null;
}

export const EVERY_MESSAGE: MessageQuery = {
  text: '',
  isPattern: false,
  onlyMatches: true,
  direction: null,
  topicFilter: null,
  hiddenFilters: [],
  qos: null,
  retained: null,
  duplicate: null,
  size: null,
  time: null,
  fields: [],
  userProperties: [],
  bookmarked: false,
  connection: null,
};

/** What of it decides which messages the list holds: where others than matches are listed, the text only marks. */
export function listedBy(query: MessageQuery | null): MessageQuery {
  if (query === null) return EVERY_MESSAGE;
  const { text, isPattern } = query.onlyMatches ? query : EVERY_MESSAGE;
  return { ...query, text, isPattern: isPattern && text !== '', onlyMatches: true };
}

/** Whether two lists hold the same messages: their positions mean the same. */
export function isSameList(one: MessageQuery | null, other: MessageQuery | null): boolean {
  return JSON.stringify(listedBy(one)) === JSON.stringify(listedBy(other));
}

/** What a list is searched for, whatever else is asked. */
export interface TextQuery {
  readonly text: string;
  readonly isPattern: boolean;
  readonly onlyMatches: boolean;
}

/** How many conditions it has beside the text. */
export function countConditions<Q extends TextQuery>(query: Q): number {
  const { text: _text, isPattern: _pattern, onlyMatches: _only, ...conditions } = query;
  let count = 0;
  for (const condition of Object.values(conditions)) {
    if (Array.isArray(condition)) count += condition.length;
    else if (condition !== null && condition !== false) count++;
  }
  return count;
}

/** Whether it lets every message through. */
export function isEveryMessage(query: MessageQuery): boolean {
  return query.text === '' && countConditions(query) === 0;
}
