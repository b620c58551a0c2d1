// What a person looks for in the log: the list that a query leaves, and the matches of its text in it. Goes on in slices
// as ticks are sent.
import type { Bookmarks } from '../../core/log/bookmarks.ts';
import { textPattern } from '../../core/log/byte-pattern.ts';
import { compilePattern } from '../../core/log/compile-pattern.ts';
import { FilteredMessages } from '../../core/log/filtered-messages.ts';
import { MARKED_BYTES } from '../../core/log/mark-row.ts';
import { MessageList } from '../../core/log/message-list.ts';
import { isEveryMessage, isSameList, listedBy, type MessageQuery } from '../../core/log/message-query.ts';
import type { MessageSource } from '../../core/log/message-source.ts';
import type { MessageView } from '../../core/log/message-view.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';
import type { TopicTable } from '../../core/log/topic-table.ts';
import type { FilterState, MatchPlace, MessageWindow } from '../../core/protocol/engine-contract.ts';
import { EngineFault } from '../engine-fault.ts';
import { PatternClient, type PatternWorker } from './pattern-client.ts';

/** Of the search through what is kept: packets do not wait longer, and a million messages take some ten. */
const SEARCH_SLICE_MS = 24;

/** More are no places on a scroll bar. */
const MAX_BUCKETS = 1000;

export class LogSearch {
  readonly list: MessageList;
  readonly #log: PacketLog;
  readonly #topics: TopicTable;
  readonly #bookmarks: Bookmarks;
  readonly #view: MessageView;
  readonly #startWorker: () => PatternWorker;
  readonly #touch: () => void;
  #query: MessageQuery | null = null;
  /** Matches of the text, where the list holds other messages, too. */
  #marked: FilteredMessages | null = null;
  #matcher: PatternClient | null = null;
  /** The next slice is due. */
  #goesOn = false;
  /** Plain text to mark in rows. */
  #textPattern: RegExp | null = null;

  constructor(
    log: PacketLog,
    topics: TopicTable,
    bookmarks: Bookmarks,
    view: MessageView,
    startWorker: () => PatternWorker,
    touch: () => void,
  ) {
    this.list = new MessageList(log);
    this.#log = log;
    this.#topics = topics;
    this.#bookmarks = bookmarks;
    this.#view = view;
    this.#startWorker = startWorker;
    this.#touch = touch;
  }

  setQuery(query: MessageQuery | null): null | EngineFault {
    const wanted = query && !isEveryMessage(query) ? query : null;
    const isPattern = wanted?.isPattern === true && wanted.text !== '';
    if (isPattern) {
      const pattern = compilePattern(wanted.text);
      if (!pattern.ok) return new EngineFault({ code: 'invalid', message: pattern.error.message });
    }
    this.#matcher?.end();
    this.#matcher = isPattern ? new PatternClient(this.#startWorker) : null;
    this.#textPattern = wanted && !isPattern && wanted.text !== '' ? textPattern(wanted.text) : null;
    // A list that no text decides stays as it is while what is marked in it changes, and so do its positions.
    const keepsList = listedBy(wanted).text === '' && isSameList(wanted, this.#query);
    this.#query = wanted;
    this.#begin(keepsList);
    return null;
  }

  /** Bookmarks are others than before. */
  bookmarksChanged(): void {
    if (this.#query?.bookmarked) this.restart();
  }

  /** The log has got back what comes before what was searched. */
  restart(): void {
    this.#begin(false, this.list.filtered ? this.list.end : 0);
  }

  /** `firstPosition`: it is the same list for whoever looks at it, and what stood at a position does not stand there now. */
  #begin(keepsList = false, firstPosition = 0): void {
    const query = this.#query;
    const source = query?.bookmarked ? this.#bookmarks.source : { log: this.#log, seqs: null };
    const listed = listedBy(query);
    const marks = query !== null && !query.onlyMatches && query.text !== '';
    if (!keepsList)
      this.list.setFilter(isEveryMessage(listed) ? null : this.#filtered(source, listed, firstPosition), source);
    this.#marked = marks ? this.#filtered(source, query) : null;
    this.#touch();
  }

  #filtered({ log }: MessageSource, query: MessageQuery, firstPosition = 0): FilteredMessages {
    return new FilteredMessages(log, this.#topics, query, this.#matcher, this.#touch, firstPosition);
  }

  get state(): FilterState | null {
    const { filtered } = this.list;
    const matches = this.#marked ?? filtered;
    if (!matches) return null;
    return {
      progress: Math.min(matches.progress, filtered?.progress ?? 1),
      matches: matches.end - matches.first,
      tooSlow: matches.tooSlow,
    };
  }

  /**
   * Goes on for a slice of time, and by itself from there until it is at its end: ticks are too far apart for that.
   * Whatever arrives has its turn between two slices.
   */
  advance(): void {
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
  rows(from: number, count: number): MessageWindow | Promise<MessageWindow> {
    const window = this.#view.rows(this.list, from, count, this.#textPattern);
    return this.#matcher ? this.#marksByPattern(window, this.#matcher) : window;
  }

  async #marksByPattern(window: MessageWindow, matcher: PatternClient): Promise<MessageWindow> {
    const rows = window.rows.map(({ topic, seq }) => {
      const packet = this.#view.packet(seq);
      const begin = packet?.payloadOffset ?? 0;
      return { topic, payload: packet?.bytes.subarray(begin, begin + MARKED_BYTES) ?? new Uint8Array() };
    });
    const marks = await matcher.mark({ kind: 'mark', source: this.#query?.text ?? '', rows });
    return marks ? { ...window, rows: window.rows.map((row, i) => ({ ...row, ...marks[i] })) } : window;
  }

  find(seq: number | null, forward: boolean): MatchPlace | null {
    const matches = this.#marked ?? this.list.filtered;
    const first = matches?.first ?? this.list.first;
    const end = matches?.end ?? this.list.end;
    const at = this.#next(seq, forward, first, end);
    if (at === null || at < first || at >= end) return null;
    const ordinal = matches ? matches.ordinalAt(at) : at;
    const found = ordinal === undefined ? undefined : this.list.seqOfOrdinal(ordinal);
    if (ordinal === undefined || found === undefined) return null;
    return { seq: found, ordinal: this.list.positionOfOrdinal(ordinal), number: at - first + 1 };
  }

  #next(seq: number | null, forward: boolean, first: number, end: number): number | null {
    if (seq === null) return forward ? first : end - 1;
    const from = this.list.ordinalOf(seq);
    // What was let go lies before all that is kept.
    if (from === undefined) return forward ? first : null;
    const matches = this.#marked ?? this.list.filtered;
    const at = matches ? matches.positionOf(from) : from;
    const isMatch = (matches ? matches.ordinalAt(at) : at) === from;
    return forward ? (isMatch ? at + 1 : at) : at - 1;
  }

  map(buckets: number): Uint8Array {
    const map = new Uint8Array(Math.max(0, Math.min(buckets, MAX_BUCKETS)));
    const matches = this.#marked ?? this.list.filtered;
    const { first, end } = this.list;
    if (!matches || end === first) return map;
    const share = (end - first) / map.length;
    for (let i = 0; i < map.length; i++) {
      const from = this.list.ordinalAt(Math.floor(first + i * share));
      const to = this.list.ordinalAt(Math.min(end - 1, Math.max(Math.floor(first + (i + 1) * share) - 1, first)));
      if (from === undefined || to === undefined) continue;
      const next = matches.ordinalAt(matches.positionOf(from));
      if (next !== undefined && next <= to) map[i] = 1;
    }
    return map;
  }
}
