// The tree of topics as a list of the rows that are unfolded, with totals for each level. Made anew when it is looked at
// and something has changed; what a message costs when it comes is its topic's own count only.

import type { PacketLog } from './packet-log.ts';
import { previewPayload } from './payload-preview.ts';
import { TopicChildOrder } from './topic-child-order.ts';
import { ROOT, TopicNodes } from './topic-nodes.ts';
import {
  EVERY_TOPIC,
  type TopicFacts,
  type TopicRow,
  type TopicTreeView,
  type TopicWindow,
  type TopicWindowRequest,
} from './topic-row.ts';
import type { TopicStatistics } from './topic-statistics.ts';
import type { TopicTable } from './topic-table.ts';
import { TopicTotals } from './topic-totals.ts';

type UnfoldedLevel = Pick<TopicRow, 'node' | 'parent' | 'depth' | 'position' | 'siblings' | 'name'>;

/** More are never in view. */
const MAX_ROWS = 500;

/** Of the engine's time, what laying out a large tree again and again may take: packets come first. */
const MAX_SHARE = 0.1;

/** The window is asked for some four times a second: what takes less than this need not be put off. */
const CHEAP_MS = 10;

export class TopicTree {
  readonly #topics: TopicTable;
  readonly #nodes: TopicNodes;
  readonly #children: TopicChildOrder;
  readonly #totals: TopicTotals;
  readonly #log: PacketLog;
  readonly #statistics: TopicStatistics;
  readonly #expanded = new Set<number>();
  /** While something is filtered all is open, but for these. */
  readonly #foldedAgain = new Set<number>();
  #view: TopicTreeView = EVERY_TOPIC;
  /** By node: it, or something below, is let through. Null: everything is. */
  #shown: Uint8Array | null = null;
  #rows: UnfoldedLevel[] = [];
  #summedTotal = -1;
  #rateTurns = 0;
  /** What the rows were laid out for; see `#layoutKey`. */
  #laidOutFor = '';
  #nextLayoutAt = 0;
  /** The person has asked for other rows: not to be held, nor put off. */
  #stale = true;

  constructor(topics: TopicTable, log: PacketLog, statistics: TopicStatistics, rateOf: (topicId: number) => number) {
    this.#topics = topics;
    this.#nodes = new TopicNodes(topics);
    this.#children = new TopicChildOrder(this.#nodes);
    this.#totals = new TopicTotals(this.#nodes, statistics, rateOf);
    this.#log = log;
    this.#statistics = statistics;
  }

  setView(view: TopicTreeView): void {
    this.#view = view;
    this.#foldedAgain.clear();
    this.#stale = true;
  }

  /** Unfolds or folds in place: no other row changes its order, whatever has come meanwhile. */
  setExpanded(node: number, expanded: boolean): void {
    if (this.#shown !== null) this.#mark(this.#foldedAgain, node, !expanded);
    else this.#mark(this.#expanded, node, expanded);
    // Where a level later branches off above it, it must not be hidden by that.
    if (expanded)
      for (let at = this.#nodes.parent(node); at > ROOT; at = this.#nodes.parent(at)) this.#expanded.add(at);
    const index = this.#stale ? -1 : this.#indexOf(node);
    const row = this.#rows[index];
    if (!row) return;
    let end = index + 1;
    while ((this.#rows[end]?.depth ?? -1) > row.depth) end++;
    const below: UnfoldedLevel[] = [];
    if (expanded) this.#layOutBelow(row, below);
    this.#rows = [...this.#rows.slice(0, index + 1), ...below, ...this.#rows.slice(end)];
  }

  /** One level more of everything that is unfolded; or none but the first. */
  setAllExpanded(expanded: boolean): void {
    const closed = this.#rows.map(({ node }) => node).filter((node) => this.#isOpen(node) !== expanded);
    if (!expanded) this.#expanded.clear();
    for (const node of closed) {
      if (!this.#hasBelow(node)) continue;
      if (this.#shown !== null) this.#mark(this.#foldedAgain, node, !expanded);
      else if (expanded) this.#expanded.add(node);
    }
    this.#stale = true;
  }

  /** Rates are others now, also without a message. */
  ratesTurned(): void {
    this.#summedTotal = -1;
    this.#rateTurns++;
  }

  /** Of a level by its name; null: nothing was seen of it. */
  facts(topic: string): TopicFacts | null {
    this.#bringUpToDate();
    const node = this.#nodes.find(topic);
    if (node === null || !this.#totals.isSeen(node)) return null;
    return { topic, ...this.#factsOf(node) };
  }

  /** Unfolds all that a level lies below, so that it has a row; null: nothing was seen of it. */
  reveal(topic: string): number | null {
    this.#bringUpToDate();
    const node = this.#nodes.find(topic);
    if (node === null || !this.#totals.isSeen(node)) return null;
    for (let at = this.#nodes.parent(node); at > ROOT; at = this.#nodes.parent(at)) {
      this.#expanded.add(at);
      this.#foldedAgain.delete(at);
    }
    this.#stale = true;
    return node;
  }

  #bringUpToDate(): void {
    if (this.#summedTotal === this.#statistics.total) return;
    this.#nodes.update();
    this.#totals.sum();
    this.#summedTotal = this.#statistics.total;
  }

  window({ from, count, hold, locate = null }: TopicWindowRequest): TopicWindow {
    this.#bringUpToDate();
    if (this.#stale || (!hold && performance.now() >= this.#nextLayoutAt)) this.#layOut();
    const first = Math.max(0, from);
    const end = Math.min(first + Math.min(count, MAX_ROWS), this.#rows.length);
    const rows: TopicRow[] = [];
    for (let i = first; i < end; i++) rows.push(this.#row(this.#rows[i] as UnfoldedLevel));
    const located = locate === null ? -1 : this.#indexOf(locate);
    return {
      rowCount: this.#rows.length,
      topicCount: this.#totals.topicCount,
      from: first,
      rows,
      located: located < 0 ? null : located,
    };
  }

  #indexOf(node: number): number {
    return this.#rows.findIndex((row) => row.node === node);
  }

  #row(level: UnfoldedLevel): TopicRow {
    const { node } = level;
    const facts = this.#factsOf(node);
    return {
      ...level,
      ...facts,
      topic: this.#nodes.path(node),
      expanded: this.#hasBelow(node) ? this.#isOpen(node) : null,
      last: facts.isTopic ? this.#last(this.#nodes.topicId(node)) : null,
    };
  }

  #factsOf(node: number): Omit<TopicFacts, 'topic'> {
    const { topics, counts, rates, times } = this.#totals;
    const topicId = this.#nodes.topicId(node);
    const isTopic = this.#isSeenTopic(topicId);
    return {
      node,
      topics: topics[node] ?? 0,
      count: counts[node] ?? 0,
      ratePerS: rates[node] ?? 0,
      lastTime: times[node] ?? 0,
      retained: isTopic && this.#statistics.isRetained(topicId),
      isTopic,
    };
  }

  #last(topicId: number): TopicRow['last'] {
    const seq = this.#statistics.lastSeq(topicId);
    const packet = this.#log.packet(seq);
    return packet ? { seq, ...previewPayload(packet.bytes.subarray(packet.payloadOffset)) } : null;
  }

  #layOut(): void {
    const key = this.#layoutKey();
    if (!this.#stale && key === this.#laidOutFor) return;
    const began = performance.now();
    this.#shown = this.#filter();
    const rows: UnfoldedLevel[] = [];
    this.#layOutBelow(null, rows);
    this.#rows = rows;
    this.#laidOutFor = key;
    this.#stale = false;
    const now = performance.now();
    const tookMs = now - began;
    this.#nextLayoutAt = tookMs < CHEAP_MS ? now : now + tookMs / MAX_SHARE;
  }

  /** What the rows and their order depend on, beside what the person asks for. */
  #layoutKey(): string {
    const { order, text, retainedOnly } = this.#view;
    const { total, clears } = this.#statistics;
    // Topics are only ever added until they are cleared, and names do not change: nothing to do for most messages.
    if (order === 'name' && text === '' && !retainedOnly) return `${clears} ${this.#totals.topicCount}`;
    return order === 'rate' ? `${total} ${this.#rateTurns}` : `${total}`;
  }

  #layOutBelow(row: UnfoldedLevel | null, into: UnfoldedLevel[]): void {
    const children = this.#ordered(row?.node ?? ROOT);
    const siblings = children.length;
    const parent = row?.node ?? null;
    const depth = row ? row.depth + 1 : 0;
    for (let position = 0; position < siblings; position++) {
      const { node, name } = this.#joined(children[position] as number);
      const level: UnfoldedLevel = { node, parent, depth, position, siblings, name };
      into.push(level);
      if (this.#nodes.childCount(node) > 0 && this.#isOpen(node)) this.#layOutBelow(level, into);
    }
  }

  #ordered(node: number): readonly number[] {
    const { counts, rates, times } = this.#totals;
    const shown = this.#children.byName(node).filter((child) => this.#isShown(child));
    const column = { count: counts, rate: rates, recent: times, name: null }[this.#view.order];
    // What is equal stays sorted by name.
    return column ? shown.sort((a, b) => (column[b] as number) - (column[a] as number)) : shown;
  }

  /** Where only one way leads on and no topic ends, the levels stand in one row. */
  #joined(from: number): { readonly node: number; readonly name: string } {
    let node = from;
    let name = this.#nodes.name(from);
    for (;;) {
      const only = this.#isSeenTopic(this.#nodes.topicId(node)) ? null : this.#onlyChild(node);
      if (only === null) return { node, name };
      node = only;
      name += `/${this.#nodes.name(only)}`;
    }
  }

  /** Null: there are none or several. */
  #onlyChild(node: number): number | null {
    let only: number | null = null;
    if (this.#nodes.childCount(node) === 0) return null;
    for (const child of this.#nodes.children(node)) {
      if (!this.#totals.isSeen(child)) continue;
      if (only !== null) return null;
      only = child;
    }
    return only;
  }

  #mark(set: Set<number>, node: number, isIn: boolean): void {
    if (isIn) set.add(node);
    else set.delete(node);
  }

  #isOpen(node: number): boolean {
    // What was looked for shall be seen.
    return this.#shown !== null ? !this.#foldedAgain.has(node) : this.#expanded.has(node);
  }

  #hasBelow(node: number): boolean {
    for (const child of this.#nodes.children(node)) if (this.#isShown(child)) return true;
    return false;
  }

  #isShown(node: number): boolean {
    return this.#totals.isSeen(node) && (this.#shown === null || this.#shown[node] === 1);
  }

  #isSeenTopic(topicId: number): boolean {
    return topicId >= 0 && this.#statistics.countOf(topicId) > 0;
  }

  #filter(): Uint8Array | null {
    const { text, retainedOnly } = this.#view;
    if (text === '' && !retainedOnly) return null;
    const wanted = text.toLowerCase();
    const shown = new Uint8Array(this.#nodes.count);
    for (let node = this.#nodes.count - 1; node > ROOT; node--) {
      if (shown[node] !== 1 && this.#passes(this.#nodes.topicId(node), wanted, retainedOnly)) shown[node] = 1;
      if (shown[node] === 1) shown[this.#nodes.parent(node)] = 1;
    }
    return shown;
  }

  #passes(topicId: number, wanted: string, retainedOnly: boolean): boolean {
    if (!this.#isSeenTopic(topicId)) return false;
    if (retainedOnly && !this.#statistics.isRetained(topicId)) return false;
    if (wanted === '' || this.#topics.text(topicId).toLowerCase().includes(wanted)) return true;
    return this.#last(topicId)?.preview.toLowerCase().includes(wanted) ?? false;
  }
}
