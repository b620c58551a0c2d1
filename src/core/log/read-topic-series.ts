// Reads the numbers in the messages of one topic. They are found by the topic column, newest first, and read oldest first:
// a payload is looked into only once it is known to be among the newest.
import type { FieldPath } from '../payload/json-shape.ts';
import { NumberFields } from '../payload/number-fields.ts';
import { MAX_FIELD_BYTES } from './field-test.ts';
import type { LogBlock } from './log-block.ts';
import type { PacketLog } from './packet-log.ts';
import { firstFrom, sameTopic } from './related-messages.ts';
import type { TopicSeries, TopicSeriesRequest } from './topic-series.ts';
import type { TopicTable } from './topic-table.ts';
import { writeFieldPath } from './write-field-comparison.ts';

/** Of one answer: some 200 ms. What arrives meanwhile waits. */
const MAX_SCANNED_BYTES = 32 << 20;

/** Messages of one topic, newest first. */
interface Found {
  readonly blocks: LogBlock[];
  /** The message's number within the block beside it. */
  readonly indexes: number[];
  left: number;
  bytes: number;
  lastSeq: number | null;
}

export function readTopicSeries(log: PacketLog, topics: TopicTable, request: TopicSeriesRequest): TopicSeries {
  const { blocks, indexes, ...rest } = find(log, topics, request);
  const columns = new SeriesColumns(indexes.length);
  for (let i = indexes.length - 1; i >= 0; i--) columns.add(blocks[i] as LogBlock, indexes[i] as number);
  return { ...columns.series(), messages: indexes.length, ...rest };
}

function find(log: PacketLog, topics: TopicTable, { topic, from, afterSeq, maxMessages }: TopicSeriesRequest): Found {
  const isSame = sameTopic(topics, topic);
  const firstSeq = (afterSeq ?? -1) + 1;
  const found: Found = { blocks: [], indexes: [], left: 0, bytes: 0, lastSeq: null };
  for (let b = log.blocks.length - 1; b >= 0; b--) {
    const block = log.blocks[b] as LogBlock;
    if (block.firstSeq + block.count <= firstSeq) break;
    const begin = firstFrom(block, firstSeq);
    for (let message = block.messageCount - 1; message >= begin; message--) {
      const index = block.messages[message] as number;
      if (!isSame(block, index) || (from !== null && (block.times[index] as number) < from)) continue;
      found.lastSeq ??= block.firstSeq + index;
      const isFull = found.indexes.length >= maxMessages || found.bytes >= MAX_SCANNED_BYTES;
      found.bytes += block.end(index) - (block.offsets[index] as number) - (block.payloadOffsets[index] as number);
      if (isFull) {
        found.left++;
        continue;
      }
      found.blocks.push(block);
      found.indexes.push(index);
    }
  }
  return found;
}

class SeriesColumns {
  readonly #reader = new NumberFields();
  readonly #capacity: number;
  readonly #times: Float64Array<ArrayBuffer>;
  readonly #seqs: Float64Array<ArrayBuffer>;
  readonly #fields: Float64Array<ArrayBuffer>[] = [];
  #count = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#times = new Float64Array(capacity);
    this.#seqs = new Float64Array(capacity);
  }

  add(block: LogBlock, index: number): void {
    const reader = this.#reader;
    const start = (block.offsets[index] as number) + (block.payloadOffsets[index] as number);
    const end = block.end(index);
    const count = end - start > MAX_FIELD_BYTES ? 0 : reader.read(block.bytes, start, end);
    if (count === 0) return;
    while (this.#fields.length < reader.paths.length)
      this.#fields.push(new Float64Array(this.#capacity).fill(Number.NaN));
    for (let i = 0; i < count; i++) {
      const column = this.#fields[reader.fields[i] as number] as Float64Array;
      column[this.#count] = reader.values[i] as number;
    }
    this.#times[this.#count] = block.times[index] as number;
    this.#seqs[this.#count] = block.firstSeq + index;
    this.#count++;
  }

  series(): Pick<TopicSeries, 'times' | 'seqs' | 'fields'> {
    return {
      times: this.#times.slice(0, this.#count),
      seqs: this.#seqs.slice(0, this.#count),
      fields: this.#fields.map((values, i) => ({
        path: writeFieldPath(this.#reader.paths[i] as FieldPath),
        values: values.slice(0, this.#count),
      })),
    };
  }
}
