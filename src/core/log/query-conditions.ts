// What a query asks of a message beside its text: header, size, time, properties, fields of a JSON payload.

import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { topicMatches } from '../mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { readProperties } from '../wire/read-properties.ts';
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import { FieldTest } from './field-test.ts';
import { type LogBlock, META_OUT, META_VERSION_SHIFT } from './log-block.ts';
import type { MessageQuery, Range } from './message-query.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

export class QueryConditions {
  readonly #query: MessageQuery;
  readonly #topics: TopicTable;
  readonly #fields: readonly FieldTest[];
  /** By topic id: 1 allowed, 2 not. */
  #allowed = new Uint8Array(1024);
  readonly #head = emptyHead();

  constructor(query: MessageQuery, topics: TopicTable) {
    this.#query = query;
    this.#topics = topics;
    this.#fields = query.fields.map((comparison) => new FieldTest(comparison));
  }

  /** Of the packet number `index` of the block, which is a message. The cheapest conditions come first. */
  hold(block: LogBlock, index: number): boolean {
    const { userProperties } = this.#query;
    return (
      this.#header(block, index) &&
      this.#measures(block, index) &&
      this.#topic(block, index) &&
      (userProperties.length === 0 || this.#properties(block, index)) &&
      (this.#fields.length === 0 || this.#payload(block, index))
    );
  }

  #header(block: LogBlock, index: number): boolean {
    const { direction, qos, retained, duplicate, connection } = this.#query;
    if (connection !== null && block.connectionOf(index) !== connection) return false;
    const first = block.bytes[block.offsets[index] as number] as number;
    if (direction !== null && (((block.meta[index] as number) & META_OUT) !== 0) !== (direction === 'out'))
      return false;
    if (qos !== null && Math.min(2, (first >> 1) & 3) !== qos) return false;
    if (retained !== null && ((first & 1) === 1) !== retained) return false;
    return duplicate === null || ((first & 8) !== 0) === duplicate;
  }

  #measures(block: LogBlock, index: number): boolean {
    const { size, time } = this.#query;
    return (
      (size === null || lies(block.end(index) - payloadStart(block, index), size)) &&
      (time === null || lies(block.times[index] as number, time))
    );
  }

  #topic(block: LogBlock, index: number): boolean {
    const { topicFilter, hiddenFilters } = this.#query;
    if (topicFilter === null && hiddenFilters.length === 0) return true;
    const topicId = block.topicIds[index] as number;
    if (topicId === NO_TOPIC_ID) return this.#allows(topicOf(block, index, this.#topics));
    if (topicId >= this.#allowed.length) {
      const larger = new Uint8Array(Math.max(topicId + 1, this.#allowed.length * 2));
      larger.set(this.#allowed);
      this.#allowed = larger;
    }
    if (this.#allowed[topicId] === 0) this.#allowed[topicId] = this.#allows(this.#topics.text(topicId)) ? 1 : 2;
    return this.#allowed[topicId] === 1;
  }

  #allows(topic: string): boolean {
    const { topicFilter, hiddenFilters } = this.#query;
    return (
      (topicFilter === null || topicMatches(topicFilter, topic)) &&
      !hiddenFilters.some((hidden) => topicMatches(hidden, topic))
    );
  }

  #properties(block: LogBlock, index: number): boolean {
    const head = this.#head;
    const bytes = block.bytes;
    readPacketHead(bytes, block.offsets[index] as number, block.end(index), versionOf(block, index), head);
    if (head.propertiesStart === head.propertiesEnd) return false;
    const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
    if (!properties.ok) return false;
    return this.#query.userProperties.every((wanted) => properties.value.some((entry) => isProperty(entry, wanted)));
  }

  #payload(block: LogBlock, index: number): boolean {
    const start = payloadStart(block, index);
    const end = block.end(index);
    return this.#fields.every((field) => field.holds(block.bytes, start, end));
  }
}

function isProperty({ id, value }: PropertyEntry, [name, wanted]: readonly [string, string]): boolean {
  if (id !== PROPERTY.userProperty || !Array.isArray(value)) return false;
  return value[0] === name && (wanted === '' || value[1] === wanted);
}

export function lies(value: number, { min, max }: Range): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}

/** Position in the block's bytes. */
export function payloadStart(block: LogBlock, index: number): number {
  return (block.offsets[index] as number) + (block.payloadOffsets[index] as number);
}

export function versionOf(block: LogBlock, index: number): ProtocolVersion {
  return ((((block.meta[index] as number) >> META_VERSION_SHIFT) & 0b11) + 3) as ProtocolVersion;
}

/** A message's topic, also where the table has no place for it. */
export function topicOf(block: LogBlock, index: number, topics: TopicTable): string {
  const topicId = block.topicIds[index] as number;
  if (topicId !== NO_TOPIC_ID) return topics.text(topicId);
  const head = emptyHead();
  const bytes = block.bytes.subarray(block.offsets[index], block.end(index));
  readPacketHead(bytes, 0, bytes.length, versionOf(block, index), head);
  return decodeUtf8Lossy(bytes.subarray(head.topicStart, head.topicEnd));
}
