// Answers a query about packets block by block: first what the columns decide, then the text in the lines and payloads of
// those that are left. What is left to a regular expression is gathered into a job.

import { PACKET } from '../wire/packet-type.ts';
import { bytePattern, textPattern } from './byte-pattern.ts';
import type { ExchangeBook } from './exchange-book.ts';
import type { PatternScan } from './filtered-list.ts';
import type { LogBlock } from './log-block.ts';
import type { PacketLog } from './packet-log.ts';
import type { PacketQuery } from './packet-query.ts';
import { PacketConditions } from './packet-query-conditions.ts';
import { PacketLines } from './packet-query-line.ts';
import type { PatternJob } from './pattern-job.ts';
import { payloadHits } from './payload-hits.ts';
import { payloadStart } from './query-conditions.ts';
import type { TopicTable } from './topic-table.ts';

export class PacketScanner {
  readonly #query: PacketQuery;
  readonly #conditions: PacketConditions;
  readonly #lines: PacketLines;
  readonly #inBytes: RegExp | null;
  readonly #inText: RegExp | null;
  #candidates = new Uint32Array(4096);

  constructor(query: PacketQuery, log: PacketLog, topics: TopicTable, exchanges: ExchangeBook) {
    this.#query = query;
    this.#conditions = new PacketConditions(query, log, topics, exchanges);
    this.#lines = new PacketLines(topics, exchanges);
    const isPlain = query.text !== '' && !query.isPattern;
    this.#inBytes = isPlain ? bytePattern(query.text) : null;
    this.#inText = isPlain ? textPattern(query.text) : null;
  }

  /** Whether it takes `patternScan`, not `scan`. */
  get needsMatcher(): boolean {
    return this.#query.isPattern && this.#query.text !== '';
  }

  /** Calls `onMatch` with the sequence numbers, ascending, of the block's packets number `from` to `to` (exclusive) that match. */
  scan(block: LogBlock, from: number, to: number, onMatch: (seq: number) => void): void {
    const found = this.#select(block, from, to);
    const last = found - 1;
    if (last < 0) return;
    const candidates = this.#candidates;
    const inPayload = this.#inBytes && payloadHits(block, candidates, 0, found, this.#inBytes);
    for (let i = 0; i <= last; i++) {
      const index = candidates[i] as number;
      // What is no message has no payload, whatever its bytes are: a password might be among them.
      if (inPayload && (inPayload[i] === 0 || !isMessage(block, index)) && !this.#isInLine(block, index)) continue;
      onMatch(block.firstSeq + index);
    }
  }

  /** Null: none of the packets holds what else is asked for. */
  patternScan(block: LogBlock, from: number, to: number): PatternScan | null {
    const found = this.#select(block, from, to);
    if (found === 0) return null;
    const candidates = this.#candidates.slice(0, found);
    const base = block.offsets[candidates[0] as number] as number;
    const payloads = new Uint32Array(found * 2);
    const lines: string[] = [];
    for (let i = 0; i < found; i++) {
      const index = candidates[i] as number;
      const end = block.end(index);
      payloads[i * 2] = (isMessage(block, index) ? payloadStart(block, index) : end) - base;
      payloads[i * 2 + 1] = end - base;
      lines.push(this.#lines.of(block, index));
    }
    const end = block.end(candidates[found - 1] as number);
    const job: PatternJob = {
      kind: 'match',
      source: this.#query.text,
      bytes: block.bytes.subarray(base, end),
      payloads,
      topics: lines,
    };
    return {
      job,
      take: (verdicts, onMatch) => {
        candidates.forEach((index, i) => {
          const hasPayload = (payloads[i * 2] as number) < (payloads[i * 2 + 1] as number);
          if (verdicts.topics[i] === 1 || (hasPayload && verdicts.payloads[i] === 1)) onMatch(block.firstSeq + index);
        });
      },
    };
  }

  /** Lays down which packets hold all but the text. Returns how many. */
  #select(block: LogBlock, from: number, to: number): number {
    if (to - from > this.#candidates.length) this.#candidates = new Uint32Array(to - from);
    const candidates = this.#candidates;
    let found = 0;
    for (let index = from; index < to; index++) if (this.#conditions.hold(block, index)) candidates[found++] = index;
    return found;
  }

  #isInLine(block: LogBlock, index: number): boolean {
    const pattern = this.#inText as RegExp;
    pattern.lastIndex = 0;
    return pattern.test(this.#lines.of(block, index));
  }
}

function isMessage(block: LogBlock, index: number): boolean {
  return (block.bytes[block.offsets[index] as number] as number) >> 4 === PACKET.publish;
}
