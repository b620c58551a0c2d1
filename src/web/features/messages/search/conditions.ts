// A query's conditions one by one, as the chips show them: taken apart, and put in, changed and taken out again.

import type { FieldComparison } from '../../../../core/log/field-comparison.ts';
import { EVERY_MESSAGE, type MessageQuery, type Range } from '../../../../core/log/message-query.ts';
import type { UserProperty } from '../../../../core/mqtt/connection-profile.ts';
import type { Direction } from '../../../../core/mqtt/direction.ts';
import type { Qos } from '../../../../core/mqtt/qos.ts';

export type Condition =
  | { readonly kind: 'topicFilter' | 'hiddenFilter'; readonly filter: string }
  | { readonly kind: 'field'; readonly field: FieldComparison }
  | { readonly kind: 'direction'; readonly direction: Direction }
  | { readonly kind: 'qos'; readonly qos: Qos }
  | { readonly kind: 'retained' | 'duplicate'; readonly on: boolean }
  | { readonly kind: 'size' | 'time'; readonly range: Range }
  | { readonly kind: 'userProperty'; readonly property: UserProperty }
  | { readonly kind: 'bookmarked' };

export type ConditionKind = Condition['kind'];

/** Names a condition among those of its query. */
export function conditionKey(condition: Condition): string {
  return JSON.stringify(condition);
}

/** In one order, whatever they were set in, so that a chip does not change places. */
export function conditionsOf(query: MessageQuery): readonly Condition[] {
  const { topicFilter, direction, qos, retained, duplicate, size, time } = query;
  const conditions: Condition[] = [];
  if (topicFilter !== null) conditions.push({ kind: 'topicFilter', filter: topicFilter });
  for (const filter of query.hiddenFilters) conditions.push({ kind: 'hiddenFilter', filter });
  for (const field of query.fields) conditions.push({ kind: 'field', field });
  if (direction !== null) conditions.push({ kind: 'direction', direction });
  if (qos !== null) conditions.push({ kind: 'qos', qos });
  if (retained !== null) conditions.push({ kind: 'retained', on: retained });
  if (duplicate !== null) conditions.push({ kind: 'duplicate', on: duplicate });
  if (size !== null) conditions.push({ kind: 'size', range: size });
  if (time !== null) conditions.push({ kind: 'time', range: time });
  for (const property of query.userProperties) conditions.push({ kind: 'userProperty', property });
  if (query.bookmarked) conditions.push({ kind: 'bookmarked' });
  return conditions;
}

/** Puts a condition in `before`'s place (null: at its end). What there can be only one of is replaced. */
export function withCondition(
  query: MessageQuery,
  condition: Condition,
  before: Condition | null = null,
): MessageQuery {
  const others = conditionsOf(query).filter(
    (other) => (before && isSame(other, before)) || !(isSame(other, condition) || isAlone(other, condition.kind)),
  );
  const at = before ? others.findIndex((other) => isSame(other, before)) : -1;
  return queryOf(query, at < 0 ? [...others, condition] : others.with(at, condition));
}

const SEVERAL: ReadonlySet<ConditionKind> = new Set(['hiddenFilter', 'field', 'userProperty']);

function isAlone(condition: Condition, kind: ConditionKind): boolean {
  return condition.kind === kind && !SEVERAL.has(kind);
}

export function withoutCondition(query: MessageQuery, condition: Condition): MessageQuery {
  return queryOf(
    query,
    conditionsOf(query).filter((other) => !isSame(other, condition)),
  );
}

export function withoutConditions(query: MessageQuery): MessageQuery {
  return queryOf(query, []);
}

function isSame(one: Condition, other: Condition): boolean {
  return conditionKey(one) === conditionKey(other);
}

/** `query`'s text with these conditions. */
function queryOf({ text, isPattern, onlyMatches }: MessageQuery, conditions: readonly Condition[]): MessageQuery {
  return conditions.reduce<MessageQuery>(put, { ...EVERY_MESSAGE, text, isPattern, onlyMatches });
}

function put(query: MessageQuery, condition: Condition): MessageQuery {
  switch (condition.kind) {
    case 'topicFilter':
      return { ...query, topicFilter: condition.filter };
    case 'hiddenFilter':
      return { ...query, hiddenFilters: [...query.hiddenFilters, condition.filter] };
    case 'field':
      return { ...query, fields: [...query.fields, condition.field] };
    case 'direction':
      return { ...query, direction: condition.direction };
    case 'qos':
      return { ...query, qos: condition.qos };
    case 'retained':
      return { ...query, retained: condition.on };
    case 'duplicate':
      return { ...query, duplicate: condition.on };
    case 'size':
      return { ...query, size: condition.range };
    case 'time':
      return { ...query, time: condition.range };
    case 'userProperty':
      return { ...query, userProperties: [...query.userProperties, condition.property] };
    case 'bookmarked':
      return { ...query, bookmarked: true };
  }
}
