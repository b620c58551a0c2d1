// A packet query's conditions one by one, as the chips show them: taken apart, put in, changed and taken out again.
import type { Range } from '../../../../core/log/message-query.ts';
import { EVERY_PACKET, type PacketKind, type PacketQuery } from '../../../../core/log/packet-query.ts';
import type { Direction } from '../../../../core/mqtt/direction.ts';
import type { Qos } from '../../../../core/mqtt/qos.ts';

export type PacketCondition =
  | { readonly kind: 'types'; readonly types: readonly PacketKind[] }
  | { readonly kind: 'topicFilter' | 'hiddenFilter'; readonly filter: string }
  | { readonly kind: 'reasonCode'; readonly code: number | 'refusal' }
  | { readonly kind: 'packetId' | 'exchange' | 'connection'; readonly number: number }
  | { readonly kind: 'direction'; readonly direction: Direction }
  | { readonly kind: 'qos'; readonly qos: Qos }
  | { readonly kind: 'withoutQos0' }
  | { readonly kind: 'size' | 'time'; readonly range: Range };

export type PacketConditionKind = PacketCondition['kind'];

/** Names a condition among those of its query. */
export function packetConditionKey(condition: PacketCondition): string {
  return JSON.stringify(condition);
}

/** In one order, whatever they were set in, so that a chip does not change places. */
export function packetConditionsOf(query: PacketQuery): readonly PacketCondition[] {
  const { types, topicFilter, reasonCode, packetId, exchange, connection, direction, qos, size, time } = query;
  const conditions: PacketCondition[] = [];
  if (types.length > 0) conditions.push({ kind: 'types', types });
  if (topicFilter !== null) conditions.push({ kind: 'topicFilter', filter: topicFilter });
  for (const filter of query.hiddenFilters) conditions.push({ kind: 'hiddenFilter', filter });
  if (exchange !== null) conditions.push({ kind: 'exchange', number: exchange });
  if (packetId !== null) conditions.push({ kind: 'packetId', number: packetId });
  if (reasonCode !== null) conditions.push({ kind: 'reasonCode', code: reasonCode });
  if (direction !== null) conditions.push({ kind: 'direction', direction });
  if (qos !== null) conditions.push({ kind: 'qos', qos });
  if (query.withoutQos0) conditions.push({ kind: 'withoutQos0' });
  if (size !== null) conditions.push({ kind: 'size', range: size });
  if (time !== null) conditions.push({ kind: 'time', range: time });
  if (connection !== null) conditions.push({ kind: 'connection', number: connection });
  return conditions;
}

/** Puts a condition in `before`'s place (null: at its end). What there can be only one of is replaced. */
export function withPacketCondition(
  query: PacketQuery,
  condition: PacketCondition,
  before: PacketCondition | null = null,
): PacketQuery {
  const others = packetConditionsOf(query).filter(
    (other) =>
      (before && isSame(other, before)) ||
      !(isSame(other, condition) || (other.kind === condition.kind && other.kind !== 'hiddenFilter')),
  );
  const at = before ? others.findIndex((other) => isSame(other, before)) : -1;
  return queryOf(query, at < 0 ? [...others, condition] : others.with(at, condition));
}

export function withoutPacketCondition(query: PacketQuery, condition: PacketCondition): PacketQuery {
  return queryOf(
    query,
    packetConditionsOf(query).filter((other) => !isSame(other, condition)),
  );
}

export function withoutPacketConditions(query: PacketQuery): PacketQuery {
  return queryOf(query, []);
}

/** What is left of a query that took too long: without its text, or, where it has none, without its conditions. */
export function stoppedPacketQuery(query: PacketQuery): PacketQuery {
  if (query.text !== '') return { ...query, text: '' };
  return { ...withoutPacketConditions(query), onlyProblems: false };
}

function isSame(one: PacketCondition, other: PacketCondition): boolean {
  return packetConditionKey(one) === packetConditionKey(other);
}

/** `query`'s text, and whether it asks for problems, with these conditions. */
function queryOf(
  { text, isPattern, onlyMatches, onlyProblems }: PacketQuery,
  conditions: readonly PacketCondition[],
): PacketQuery {
  return conditions.reduce<PacketQuery>(put, { ...EVERY_PACKET, text, isPattern, onlyMatches, onlyProblems });
}

function put(query: PacketQuery, condition: PacketCondition): PacketQuery {
  switch (condition.kind) {
    case 'types':
      return { ...query, types: condition.types };
    case 'topicFilter':
      return { ...query, topicFilter: condition.filter };
    case 'hiddenFilter':
      return { ...query, hiddenFilters: [...query.hiddenFilters, condition.filter] };
    case 'reasonCode':
      return { ...query, reasonCode: condition.code };
    case 'packetId':
    case 'exchange':
    case 'connection':
      return { ...query, [condition.kind]: condition.number };
    case 'direction':
      return { ...query, direction: condition.direction };
    case 'qos':
      return { ...query, qos: condition.qos };
    case 'withoutQos0':
      return { ...query, withoutQos0: true };
    case 'size':
    case 'time':
      return { ...query, [condition.kind]: condition.range };
  }
}
