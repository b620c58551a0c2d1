// The messages that match a query, kept up to date as messages come and go.
import { FilteredList, type ScannedLog, type Stretch } from './filtered-list.ts';
import type { MessageQuery } from './message-query.ts';
import type { PacketLog } from './packet-log.ts';
import type { PatternMatcher } from './pattern-job.ts';
import { QueryScanner } from './query-scanner.ts';
import type { TopicTable } from './topic-table.ts';

export class FilteredMessages extends FilteredList {
  constructor(
    log: PacketLog,
    topics: TopicTable,
    query: MessageQuery,
    matcher: PatternMatcher | null = null,
    onProgress: () => void = () => {},
    firstPosition = 0,
  ) {
    super(new ScannedMessages(log, new QueryScanner(query, topics)), matcher, onProgress, firstPosition);
  }
}

/** By ordinal. */
class ScannedMessages implements ScannedLog {
  readonly #log: PacketLog;
  readonly #scanner: QueryScanner;

  constructor(log: PacketLog, scanner: QueryScanner) {
    this.#log = log;
    this.#scanner = scanner;
  }

  get first(): number {
    return this.#log.firstOrdinal;
  }

  get end(): number {
    return this.#log.endOrdinal;
  }

  get needsMatcher(): boolean {
    return this.#scanner.needsMatcher;
  }

  stretchAt(ordinal: number): Stretch | undefined {
    const block = this.#log.blockOfMessage(ordinal);
    if (!block) return undefined;
    const from = ordinal - block.firstOrdinal;
    const to = block.messageCount;
    return {
      end: block.firstOrdinal + to,
      scan: (onMatch) => this.#scanner.scan(block, from, to, onMatch),
      patternScan: () => this.#scanner.patternScan(block, from, to),
    };
  }
}
