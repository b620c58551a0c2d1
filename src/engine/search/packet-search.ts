// What a person looks for among the packets: the list that a query leaves, and the matches of its text in it. Goes on in
// slices as ticks are sent.
import { textPattern } from '../../core/log/byte-pattern.ts';
import { compilePattern } from '../../core/log/compile-pattern.ts';
import type { ExchangeBook } from '../../core/log/exchange-book.ts';
import { FilteredPackets } from '../../core/log/filtered-packets.ts';
import { PacketList } from '../../core/log/packet-list.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';
import { NO_MARKS, packetMarks } from '../../core/log/packet-marks.ts';
import { isEveryPacket, isSamePacketList, type PacketQuery, packetsListedBy } from '../../core/log/packet-query.ts';
import { type ListedPackets, packetLine } from '../../core/log/packet-row.ts';
import type { PacketView } from '../../core/log/packet-view.ts';
import type { TopicTable } from '../../core/log/topic-table.ts';
import type { FilterState, MatchPlace } from '../../core/protocol/engine-contract.ts';
import type { PacketListState } from '../../core/protocol/packet-list-contract.ts';
import { EngineFault } from '../engine-fault.ts';
import { PatternClient, type PatternWorker } from './pattern-client.ts';

/** Of the search through what is kept: packets that come do not wait longer. */
const SEARCH_SLICE_MS = 24;

export class PacketSearch {
  readonly list: PacketList;
  readonly #log: PacketLog;
  readonly #topics: TopicTable;
  readonly #exchanges: ExchangeBook;
  readonly #view: PacketView;
  readonly #startWorker: () => PatternWorker;
  readonly #touch: () => void;
  #query: PacketQuery | null = null;
  /** Matches of the text, where the list holds other packets, too. */
  #marked: FilteredPackets | null = null;
  #matcher: PatternClient | null = null;
  /** The next slice is due. */
  #goesOn = false;
  /** Plain text to mark in rows. */
  #textPattern: RegExp | null = null;
  /** Counts lists: in each, positions mean others. */
  #number = 0;
  /** What the exchange book had lost when the list began. */
  #lost = 0;

  constructor(
    log: PacketLog,
    topics: TopicTable,
    exchanges: ExchangeBook,
    view: PacketView,
    startWorker: () => PatternWorker,
    touch: () => void,
  ) {
    this.list = new PacketList(log);
    this.#log = log;
    this.#topics = topics;
    this.#exchanges = exchanges;
    this.#view = view;
    this.#startWorker = startWorker;
    this.#touch = touch;
  }

  setQuery(query: PacketQuery | null): null | EngineFault {
    const wanted = query && !isEveryPacket(query) ? query : null;
    const isPattern = wanted?.isPattern === true && wanted.text !== '';
    if (isPattern) {
      const pattern = compilePattern(wanted.text);
      if (!pattern.ok) return new EngineFault({ code: 'invalid', message: pattern.error.message });
    }
    this.#matcher?.end();
    this.#matcher = isPattern ? new PatternClient(this.#startWorker) : null;
    this.#textPattern = wanted && !isPattern && wanted.text !== '' ? textPattern(wanted.text) : null;
    // A list that no text decides stays as it is while what is marked in it changes, and so do its positions.
    const keepsList = packetsListedBy(wanted).text === '' && isSamePacketList(wanted, this.#query);
    this.#query = wanted;
    this.#begin(keepsList);
    return null;
  }

  /** The log has got back what comes before what was searched. */
  restart(): void {
    this.#begin(false, this.list.filtered ? this.list.end : 0);
  }

  /** `firstPosition`: it is the same list for whoever looks at it, and what stood at a position does not stand there now. */
  #begin(keepsList = false, firstPosition = 0): void {
    const query = this.#query;
    const listed = packetsListedBy(query);
    const marks = query !== null && !query.onlyMatches && query.text !== '';
    this.#lost = this.#exchanges.lostCount;
    if (!keepsList) {
      this.#number++;
      this.list.filtered = isEveryPacket(listed) ? null : this.#filtered(listed, firstPosition);
    }
    this.#marked = marks ? this.#filtered(query) : null;
    this.#touch();
  }

  #filtered(query: PacketQuery, firstPosition = 0): FilteredPackets {
    return new FilteredPackets(
      this.#log,
      this.#topics,
      this.#exchanges,
      query,
      this.#matcher,
      this.#touch,
      firstPosition,
    );
  }

  get listState(): PacketListState {
    const { first, end } = this.list;
    return { list: this.#number, first, end, filter: this.#filterState };
  }

  get #filterState(): FilterState | null {
    const { filtered } = this.list;
    const matches = this.#marked ?? filtered;
    if (!matches) return null;
    return {
      progress: Math.min(matches.progress, filtered?.progress ?? 1),
      matches: matches.end - matches.first,
      tooSlow: matches.tooSlow,
    };
  }

  /** Goes on for a slice of time, and by itself from there until it is at its end. */
  advance(): void {
    if (!this.list.filtered && !this.#marked) return;
    // What waited for an answer when it was looked at has become a problem: the list is another one.
    if (this.#query?.onlyProblems && this.#exchanges.lostCount !== this.#lost) this.restart();
    const until = performance.now() + SEARCH_SLICE_MS;
    const hasTime = () => performance.now() < until;
    const listed = this.list.filtered?.advance(hasTime) ?? true;
    const marked = this.#marked?.advance(hasTime) ?? true;
    if ((listed && marked) || this.#goesOn) return;
    this.#goesOn = true;
    setTimeout(() => {
      this.#goesOn = false;
      this.advance();
      this.#touch();
    });
  }

  /** At once, or later where a regular expression marks them. */
  rows(from: number, count: number): ListedPackets | Promise<ListedPackets> {
    const window = this.#view.listed(this.list, from, count, this.#textPattern);
    return this.#matcher ? this.#marksByPattern(window, this.#matcher) : window;
  }

  async #marksByPattern(window: ListedPackets, matcher: PatternClient): Promise<ListedPackets> {
    const rows = window.rows.map((row) => ({ topic: packetLine(row), payload: this.#view.payload(row.seq) }));
    const marks = await matcher.mark({ kind: 'mark', source: this.#query?.text ?? '', rows });
    if (!marks) return window;
    return {
      ...window,
      rows: window.rows.map((row, i) => {
        const found = marks[i];
        return { ...row, ...(found && !row.event ? packetMarks(found) : NO_MARKS) };
      }),
    };
  }

  find(seq: number | null, forward: boolean): MatchPlace | null {
    const matches = this.#marked ?? this.list.filtered ?? this.list;
    const { first, end } = matches;
    const at = this.#next(seq, forward, first, end);
    const found = at < first || at >= end ? undefined : this.#matchAt(at);
    if (found === undefined) return null;
    return { seq: found, ordinal: this.list.positionOf(found), number: at - first + 1 };
  }

  #next(seq: number | null, forward: boolean, first: number, end: number): number {
    if (seq === null) return forward ? first : end - 1;
    const matches = this.#marked ?? this.list.filtered ?? this.list;
    const at = matches.positionOf(seq);
    if (!forward) return at - 1;
    // What was let go lies before all that is kept.
    return Math.max(first, this.#matchAt(at) === seq ? at + 1 : at);
  }

  #matchAt(position: number): number | undefined {
    const matches = this.#marked ?? this.list.filtered;
    return matches ? matches.ordinalAt(position) : this.list.seqAt(position);
  }
}
