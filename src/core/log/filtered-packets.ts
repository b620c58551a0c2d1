// The packets that match a query, kept up to date as packets come and go.
import type { ExchangeBook } from './exchange-book.ts';
import { FilteredList, type ScannedLog, type Stretch } from './filtered-list.ts';
import type { PacketLog } from './packet-log.ts';
import type { PacketQuery } from './packet-query.ts';
import { PacketScanner } from './packet-query-scanner.ts';
import type { PatternMatcher } from './pattern-job.ts';
import type { TopicTable } from './topic-table.ts';

export class FilteredPackets extends FilteredList {
  constructor(
    log: PacketLog,
    topics: TopicTable,
    exchanges: ExchangeBook,
    query: PacketQuery,
    matcher: PatternMatcher | null = null,
    onProgress: () => void = () => {},
    firstPosition = 0,
  ) {
    const scanner = new PacketScanner(query, log, topics, exchanges);
    super(new ScannedPackets(log, scanner), matcher, onProgress, firstPosition);
  }
}

/** Packets of one stretch at most: what is dissected takes some microseconds each, and nothing else waits longer. */
const STRETCH_PACKETS = 4096;

/** By sequence number. */
class ScannedPackets implements ScannedLog {
  readonly #log: PacketLog;
  readonly #scanner: PacketScanner;

  constructor(log: PacketLog, scanner: PacketScanner) {
    this.#log = log;
    this.#scanner = scanner;
  }

  get first(): number {
    return this.#log.firstSeq;
  }

  get end(): number {
    return this.#log.endSeq;
  }

  get needsMatcher(): boolean {
    return this.#scanner.needsMatcher;
  }

  stretchAt(seq: number): Stretch | undefined {
    const block = this.#log.blockOfPacket(seq);
    if (!block) return undefined;
    const from = seq - block.firstSeq;
    const to = Math.min(block.count, from + STRETCH_PACKETS);
    return {
      end: block.firstSeq + to,
      scan: (onMatch) => this.#scanner.scan(block, from, to, onMatch),
      patternScan: () => this.#scanner.patternScan(block, from, to),
    };
  }
}
