// The tree of topics as a list of the rows that are unfolded, with totals for each level. Made anew when it is looked at
// and something has changed; what a message costs when it comes is its topic's own count only.

import type { PacketLog } from './packet-log.ts';
import { type PayloadPreview, previewPayload } from './payload-preview.ts';
import { ROOT, TopicNodes } from './topic-nodes.ts';
import type { TopicStatistics } from './topic-statistics.ts';
import type { TopicTable } from './topic-table.ts';

export type TopicOrder = 'name' | 'count' | 'rate' | 'recent';

export interface TopicTreeView {
  readonly order: TopicOrder;
  /** Stands in the topic or in its last value, whatever the case; '' lets all through. */
  readonly text: string;
  readonly retainedOnly: boolean;
}

export interface TopicRow {
  /** Names the level for good. */
  readonly node: number;
  /** 0 for a first level. */
  readonly depth: number;
  /** One level, or several joined where nothing branches off and no topic ends. */
  readonly name: string;
  readonly topic: string;
  /** Null: there is nothing below. */
  readonly expanded: boolean | null;
  /** Topics at and below it that were seen. */
  readonly topics: number;
  /** Messages at and below it, seen since the log was cleared last. */
  readonly count: number;
  readonly ratePerS: number;
  /** Milliseconds since the epoch. */
  readonly lastTime: number;
  readonly retained: boolean;
  /** Of the topic that ends here; null where none does, or its last message is not kept. */
  readonly last: (PayloadPreview & { readonly seq: number }) | null;
}

export interface TopicWindow {
  /** Rows in all, and topics in all. */
  readonly rowCount: number;
  readonly topicCount: number;
  readonly rows: readonly TopicRow[];
}

interface VisibleLevel {
  readonly node: number;
  readonly depth: number;
  readonly name: string;
}

/** More are never in view. */
const MAX_ROWS = 500;
const NAMES = new Intl.Collator('en', { numeric: true });

export class TopicTree {
  readonly #nodes: TopicNodes;
  readonly #log: PacketLog;
  readonly #statistics: TopicStatistics;
  readonly #rateOf: (topicId: number) => number;
  readonly #expanded = new Set<number>();
  #view: TopicTreeView = { order: 'name', text: '', retainedOnly: false };
  /** By node, everything below included. */
  #topics = new Uint32Array(0);
  #counts = new Float64Array(0);
  #rates = new Float64Array(0);
  #times = new Float64Array(0);
  #shown: Uint8Array | null = null;
  #rows: VisibleLevel[] = [];
  #summedTotal = -1;
  #laidOutTotal = -1;
  #stale = true;

  constructor(topics: TopicTable, log: PacketLog, statistics: TopicStatistics, rateOf: (topicId: number) => number) {
    this.#nodes = new TopicNodes(topics);
    this.#log = log;
    this.#statistics = statistics;
    this.#rateOf = rateOf;
  }

  setView(view: TopicTreeView): void {
    this.#view = view;
    this.#stale = true;
  }

  setExpanded(node: number, expanded: boolean): void {
    if (expanded) this.#expanded.add(node);
    else this.#expanded.delete(node);
    this.#stale = true;
  }

  /** Rates are others now, also without a message. */
  ratesTurned(): void {
    this.#summedTotal = -1;
    if (this.#view.order === 'rate') this.#laidOutTotal = -1;
  }

  /** `hold`: rows keep their places, so that nothing moves under a pointer; new ones come when it is let go. */
  window(from: number, count: number, hold: boolean): TopicWindow {
    const { total } = this.#statistics;
    if (this.#stale || total !== this.#summedTotal) this.#sum();
    if (this.#stale || (total !== this.#laidOutTotal && !hold)) this.#layOut();
    const end = Math.min(from + Math.min(count, MAX_ROWS), this.#rows.length);
    const rows: TopicRow[] = [];
    for (let i = Math.max(0, from); i < end; i++) rows.push(this.#row(i));
    return { rowCount: this.#rows.length, topicCount: this.#topics[ROOT] ?? 0, rows };
  }

  #row(index: number): TopicRow {
    const { node, depth, name } = this.#rows[index] as VisibleLevel;
    const topicId = this.#nodes.topicId(node);
    const isSeen = topicId >= 0 && this.#statistics.countOf(topicId) > 0;
    return {
      node,
      depth,
      name,
      topic: this.#nodes.path(node),
      expanded: this.#hasBelow(node) ? this.#isOpen(node) : null,
      topics: this.#topics[node] ?? 0,
      count: this.#counts[node] ?? 0,
      ratePerS: this.#rates[node] ?? 0,
      lastTime: this.#times[node] ?? 0,
      retained: isSeen && this.#statistics.isRetained(topicId),
      last: isSeen ? this.#last(topicId) : null,
    };
  }

  #last(topicId: number): TopicRow['last'] {
    const seq = this.#statistics.lastSeq(topicId);
    const packet = this.#log.packet(seq);
    return packet ? { seq, ...previewPayload(packet.bytes.subarray(packet.payloadOffset)) } : null;
  }

  /** Totals from the leaves up: children come after their parents. */
  #sum(): void {
    this.#nodes.update();
    const { count } = this.#nodes;
    if (this.#topics.length < count) {
      const size = Math.max(1024, 2 ** Math.ceil(Math.log2(count)));
      this.#topics = new Uint32Array(size);
      this.#counts = new Float64Array(size);
      this.#rates = new Float64Array(size);
      this.#times = new Float64Array(size);
    } else for (const column of [this.#topics, this.#counts, this.#rates, this.#times]) column.fill(0);
    for (let node = count - 1; node >= ROOT; node--) {
      const topicId = this.#nodes.topicId(node);
      const own = topicId < 0 ? 0 : this.#statistics.countOf(topicId);
      if (own > 0) this.#add(node, 1, own, this.#rateOf(topicId), this.#statistics.lastTime(topicId));
      const parent = this.#nodes.parent(node);
      if (parent < 0) continue;
      const [topics = 0, messages = 0, rate = 0, time = 0] = [
        this.#topics[node],
        this.#counts[node],
        this.#rates[node],
        this.#times[node],
      ];
      this.#add(parent, topics, messages, rate, time);
    }
    this.#summedTotal = this.#statistics.total;
  }

  #add(node: number, topics: number, messages: number, rate: number, time: number): void {
    this.#topics[node] = (this.#topics[node] as number) + topics;
    this.#counts[node] = (this.#counts[node] as number) + messages;
    this.#rates[node] = (this.#rates[node] as number) + rate;
    this.#times[node] = Math.max(this.#times[node] as number, time);
  }

  #layOut(): void {
    this.#shown = this.#filter();
    this.#rows = [];
    this.#layOutBelow(ROOT, 0);
    this.#laidOutTotal = this.#statistics.total;
    this.#stale = false;
  }

  #layOutBelow(node: number, depth: number): void {
    const children = [...this.#nodes.children(node)].filter((child) => this.#isShown(child));
    children.sort(this.#compare);
    for (const child of children) {
      const { end, name } = this.#joined(child);
      this.#rows.push({ node: end, depth, name });
      if (this.#isOpen(end)) this.#layOutBelow(end, depth + 1);
    }
  }

  /** Where only one way leads on and no topic ends, the levels stand in one row. */
  #joined(from: number): { readonly end: number; readonly name: string } {
    let end = from;
    let name = this.#nodes.name(from);
    for (;;) {
      const topicId = this.#nodes.topicId(end);
      const isTopic = topicId >= 0 && this.#statistics.countOf(topicId) > 0;
      const below = isTopic ? [] : [...this.#nodes.children(end)].filter((child) => this.#isSeen(child));
      const [only] = below;
      if (only === undefined || below.length > 1) return { end, name };
      end = only;
      name += `/${this.#nodes.name(only)}`;
    }
  }

  readonly #compare = (a: number, b: number): number => {
    const column = { count: this.#counts, rate: this.#rates, recent: this.#times, name: null }[this.#view.order];
    const byColumn = column ? (column[b] as number) - (column[a] as number) : 0;
    return byColumn || NAMES.compare(this.#nodes.name(a), this.#nodes.name(b));
  };

  /** While something is filtered all is open: what was looked for shall be seen. */
  #isOpen(node: number): boolean {
    return this.#shown !== null || this.#expanded.has(node);
  }

  #hasBelow(node: number): boolean {
    for (const child of this.#nodes.children(node)) if (this.#isShown(child)) return true;
    return false;
  }

  #isSeen(node: number): boolean {
    return (this.#topics[node] ?? 0) > 0;
  }

  #isShown(node: number): boolean {
    return this.#isSeen(node) && (this.#shown === null || this.#shown[node] === 1);
  }

  /** By node: it, or something below, is let through. Null: everything is. */
  #filter(): Uint8Array | null {
    const { text, retainedOnly } = this.#view;
    if (text === '' && !retainedOnly) return null;
    const wanted = text.toLowerCase();
    const shown = new Uint8Array(this.#nodes.count);
    for (let node = this.#nodes.count - 1; node > ROOT; node--) {
      if (shown[node] !== 1 && this.#passes(node, wanted, retainedOnly)) shown[node] = 1;
      if (shown[node] === 1) shown[this.#nodes.parent(node)] = 1;
    }
    return shown;
  }

  #passes(node: number, wanted: string, retainedOnly: boolean): boolean {
    const topicId = this.#nodes.topicId(node);
    if (topicId < 0 || this.#statistics.countOf(topicId) === 0) return false;
    if (retainedOnly && !this.#statistics.isRetained(topicId)) return false;
    if (this.#nodes.path(node).toLowerCase().includes(wanted)) return true;
    return this.#last(topicId)?.preview.toLowerCase().includes(wanted) ?? false;
  }
}
