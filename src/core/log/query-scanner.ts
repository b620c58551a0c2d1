// Answers a query block by block: the text over a whole slab at once, the rest from the columns, topics once each.
import { topicMatches } from '../mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import { bytePattern, bytesAsText, utf8AsText } from './byte-pattern.ts';
import { type LogBlock, META_OUT, META_VERSION_SHIFT } from './log-block.ts';
import type { MessageQuery } from './message-query.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

interface TopicVerdict {
  /** The topic filter, if there is one, lets it through. */
  readonly allowed: boolean;
  /** The text stands in the topic. */
  readonly hasText: boolean;
}

export class QueryScanner {
  readonly #query: MessageQuery;
  readonly #topics: TopicTable;
  readonly #pattern: RegExp | null;
  readonly #verdicts: (TopicVerdict | undefined)[] = [];
  readonly #head = emptyHead();

  constructor(query: MessageQuery, topics: TopicTable) {
    this.#query = query;
    this.#topics = topics;
    this.#pattern = query.text === '' ? null : bytePattern(query.text);
  }

  /** Calls `onMatch` with the ordinals, ascending, of the block's messages number `from` to `to` (exclusive) that match. */
  scan(block: LogBlock, from: number, to: number, onMatch: (ordinal: number) => void): void {
    if (from >= to) return;
    const inPayload = this.#pattern && payloadHits(block, from, to, this.#pattern);
    for (let message = from; message < to; message++) {
      const index = block.messages[message] as number;
      if (!this.#passes(block, index)) continue;
      const { allowed, hasText } = this.#verdict(block, index);
      if (allowed && (hasText || inPayload === null || inPayload[message - from] === 1)) {
        onMatch(block.firstOrdinal + message);
      }
    }
  }

  #passes(block: LogBlock, index: number): boolean {
    const { direction, qos, retained, duplicate } = this.#query;
    const first = block.bytes[block.offsets[index] as number] as number;
    if (direction !== null && (((block.meta[index] as number) & META_OUT) !== 0) !== (direction === 'out'))
      return false;
    if (qos !== null && Math.min(2, (first >> 1) & 3) !== qos) return false;
    if (retained !== null && ((first & 1) === 1) !== retained) return false;
    return duplicate === null || ((first & 8) !== 0) === duplicate;
  }

  #verdict(block: LogBlock, index: number): TopicVerdict {
    const topicId = block.topicIds[index] as number;
    if (topicId === NO_TOPIC_ID) return this.#judge(ownTopic(block, index, this.#head));
    this.#verdicts[topicId] ??= this.#judge(this.#topics.text(topicId));
    return this.#verdicts[topicId];
  }

  #judge(topic: string): TopicVerdict {
    const { topicFilter } = this.#query;
    const pattern = this.#pattern;
    if (pattern) pattern.lastIndex = 0;
    return {
      allowed: topicFilter === null || topicMatches(topicFilter, topic),
      hasText: pattern === null || pattern.test(utf8AsText(topic)),
    };
  }
}

/** For each of the messages 1 where the pattern stands in its payload. */
function payloadHits(block: LogBlock, from: number, to: number, pattern: RegExp): Uint8Array {
  const hits = new Uint8Array(to - from);
  const base = block.offsets[block.messages[from] as number] as number;
  const text = bytesAsText(block.bytes.subarray(base, block.end(block.messages[to - 1] as number)));
  pattern.lastIndex = 0;
  let message = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = base + match.index;
    message = lastMessageAt(block, message, to, start);
    const index = block.messages[message] as number;
    const end = block.end(index);
    const isInside =
      start >= (block.offsets[index] as number) + (block.payloadOffsets[index] as number) &&
      start + match[0].length <= end;
    if (isInside) hits[message - from] = 1;
    // A hit outside of a payload may hide one that begins a byte later.
    pattern.lastIndex = isInside ? end - base : match.index + 1;
  }
  return hits;
}

/** The last of the messages `low` to `high` (exclusive) that begins at or before `position`. */
function lastMessageAt(block: LogBlock, low: number, high: number, position: number): number {
  let first = low;
  let last = high - 1;
  while (first < last) {
    const middle = (first + last + 1) >> 1;
    if ((block.offsets[block.messages[middle] as number] as number) <= position) first = middle;
    else last = middle - 1;
  }
  return first;
}

function ownTopic(block: LogBlock, index: number, head: ReturnType<typeof emptyHead>): string {
  const bytes = block.bytes.subarray(block.offsets[index], block.end(index));
  const version = (((block.meta[index] as number) >> META_VERSION_SHIFT) & 0b11) + 3;
  readPacketHead(bytes, 0, bytes.length, version as 3 | 4 | 5, head);
  return decodeUtf8Lossy(bytes.subarray(head.topicStart, head.topicEnd));
}
