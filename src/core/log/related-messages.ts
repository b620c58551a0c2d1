// The messages that belong to one: those of its topic beside it, and its request or response (MQTT 5, section 4.10).
// Scans the topic column block by block: a million messages take some 2 ms.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { readProperties, stringProperty } from '../wire/read-properties.ts';
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import type { LogBlock } from './log-block.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import { topicOf, versionOf } from './query-conditions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

export interface RelatedSeqs {
  readonly previous: number | null;
  readonly next: number | null;
  readonly request: number | null;
  readonly response: number | null;
}

/** A request is looked for among so many messages before: their properties have to be read one by one. */
const MAX_REQUEST_DISTANCE = 200_000;

/** Null: the message is not kept. */
export function relatedMessages(log: PacketLog, topics: TopicTable, seq: number): RelatedSeqs | null {
  const packet = log.packet(seq);
  if (!packet || log.ordinalOfSeq(seq) === undefined) return null;
  const topic = topicOfPacket(packet, topics);
  const isSame = sameTopic(topics, topic);
  const properties = propertiesOf(packet);
  const responseTopic = stringProperty(properties, PROPERTY.responseTopic);
  return {
    previous: before(log, seq, isSame),
    next: after(log, seq, isSame),
    request: requestOf(log, seq, topic, correlationOf(properties)),
    response:
      responseTopic === undefined ? null : responseTo(log, topics, seq, responseTopic, correlationOf(properties)),
  };
}

/** The last message of a topic before `beforeSeq` (null: the last of all); null when none is kept. */
export function lastOfTopic(
  log: PacketLog,
  topics: TopicTable,
  topic: string,
  beforeSeq: number | null,
): number | null {
  return before(log, beforeSeq ?? log.endSeq, sameTopic(topics, topic));
}

type IsWanted = (block: LogBlock, index: number) => boolean;

/** Ids are compared, and texts only where the table had no place for a topic. */
export function sameTopic(topics: TopicTable, topic: string): IsWanted {
  const id = topics.idOf(topic);
  return (block, index) => {
    const topicId = block.topicIds[index];
    return topicId === NO_TOPIC_ID ? topicOf(block, index, topics) === topic : topicId === id;
  };
}

/** The first response has the request's correlation data, or none where the request had none (3.3.2.3.6). */
function responseTo(
  log: PacketLog,
  topics: TopicTable,
  seq: number,
  responseTopic: string,
  correlation: Uint8Array | null,
): number | null {
  const isSame = sameTopic(topics, responseTopic);
  return after(
    log,
    seq,
    (block, index) => isSame(block, index) && isEqual(correlationOf(propertiesAt(block, index)), correlation),
  );
}

/** The last before it that asked for a response on its topic, with its correlation data. */
function requestOf(log: PacketLog, seq: number, topic: string, correlation: Uint8Array | null): number | null {
  const asked = responseTopicBytes(topic);
  const isRequest: IsWanted = (block, index) => {
    // Reading the properties of all that are looked at would take a quarter of a second.
    if (!headAt(block, index) || !holds(block.bytes, head.propertiesStart, head.propertiesEnd, asked)) return false;
    const properties = readAll(block.bytes);
    return (
      stringProperty(properties, PROPERTY.responseTopic) === topic && isEqual(correlationOf(properties), correlation)
    );
  };
  return before(log, seq, isRequest, MAX_REQUEST_DISTANCE);
}

/** The last message before `seq` that is wanted, among at most `limit`. */
function before(log: PacketLog, seq: number, isWanted: IsWanted, limit = Number.POSITIVE_INFINITY): number | null {
  let looked = 0;
  for (let b = log.blocks.length - 1; b >= 0; b--) {
    const block = log.blocks[b] as LogBlock;
    for (let message = firstFrom(block, seq) - 1; message >= 0; message--) {
      if (++looked > limit) return null;
      const index = block.messages[message] as number;
      if (isWanted(block, index)) return block.firstSeq + index;
    }
  }
  return null;
}

/** The first message after `seq` that is wanted. */
function after(log: PacketLog, seq: number, isWanted: IsWanted): number | null {
  for (const block of log.blocks) {
    if (block.firstSeq + block.count <= seq) continue;
    for (let message = firstFrom(block, seq + 1); message < block.messageCount; message++) {
      const index = block.messages[message] as number;
      if (isWanted(block, index)) return block.firstSeq + index;
    }
  }
  return null;
}

/** The number of the block's first message with a sequence number of `seq` or more; `messageCount` where there is none. */
export function firstFrom(block: LogBlock, seq: number): number {
  let low = 0;
  let high = block.messageCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (block.firstSeq + (block.messages[middle] as number) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

const head = emptyHead();
const NONE: readonly PropertyEntry[] = [];

function propertiesAt(block: LogBlock, index: number): readonly PropertyEntry[] {
  return headAt(block, index) ? readAll(block.bytes) : NONE;
}

/** False: a packet of its version has no properties. */
function headAt(block: LogBlock, index: number): boolean {
  const version = versionOf(block, index);
  if (version !== 5) return false;
  readPacketHead(block.bytes, block.offsets[index] as number, block.end(index), version, head);
  return true;
}

/** The property as it stands in a packet: identifier, length, text. */
function responseTopicBytes(topic: string): Uint8Array {
  const text = new TextEncoder().encode(topic);
  const bytes = new Uint8Array(3 + text.length);
  bytes.set([PROPERTY.responseTopic, text.length >> 8, text.length & 0xff]);
  bytes.set(text, 3);
  return bytes;
}

/** Whether `wanted` stands somewhere in `bytes[start..end]`, if only as a part of another value. */
function holds(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  const last = end - wanted.length;
  for (let at = start; at <= last; at++) {
    let same = 0;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++;
    if (same === wanted.length) return true;
  }
  return false;
}

function propertiesOf({ bytes, version }: LoggedPacket): readonly PropertyEntry[] {
  readPacketHead(bytes, 0, bytes.length, version, head);
  return readAll(bytes);
}

function readAll(bytes: Uint8Array): readonly PropertyEntry[] {
  if (head.propertiesStart === head.propertiesEnd) return NONE;
  const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
  return properties.ok ? properties.value : NONE;
}

function correlationOf(properties: readonly PropertyEntry[]): Uint8Array | null {
  const value = properties.find(({ id }) => id === PROPERTY.correlationData)?.value;
  return value instanceof Uint8Array ? value : null;
}

function isEqual(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

function topicOfPacket({ topicId, bytes, version }: LoggedPacket, topics: TopicTable): string {
  if (topicId !== NO_TOPIC_ID) return topics.text(topicId);
  readPacketHead(bytes, 0, bytes.length, version, head);
  return decodeUtf8Lossy(bytes.subarray(head.topicStart, head.topicEnd));
}
