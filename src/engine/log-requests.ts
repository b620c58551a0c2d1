// Answers what the page asks about the log: the list and its filter, single messages, topics, exports.
import { FilteredMessages } from '../core/log/filtered-messages.ts';
import { listRetained } from '../core/log/list-retained.ts';
import { MessageList } from '../core/log/message-list.ts';
import { MessageView } from '../core/log/message-view.ts';
import { readTopicSeries } from '../core/log/read-topic-series.ts';
import { lastOfTopic, relatedMessages } from '../core/log/related-messages.ts';
import type { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTree } from '../core/log/topic-tree.ts';
import type { EngineMethod, EngineRequests, FilterState } from '../core/protocol/engine-contract.ts';
import type { EngineFault } from './engine-fault.ts';
import { MessageExporter } from './message-exporter.ts';
import type { PacketIntake } from './packet-intake.ts';

type Answer<M extends EngineMethod> = EngineRequests[M]['result'] | EngineFault;

/** How each request is answered, at once or later. */
export type Handlers<M extends EngineMethod = EngineMethod> = {
  [K in M]: (args: EngineRequests[K]['args']) => Answer<K> | Promise<Answer<K>>;
};

type LogMethod =
  | 'messageRows'
  | 'messageDetail'
  | 'messagePayload'
  | 'setQuery'
  | 'findMatch'
  | 'matchMap'
  | 'setBookmark'
  | 'relatedMessages'
  | 'lastOfTopic'
  | 'topicMessages'
  | 'topicSeries'
  | 'retainedMessages'
  | 'exportMessages'
  | 'setTopicView'
  | 'expandTopic'
  | 'expandAllTopics'
  | 'topicRows'
  | 'clear'
  | 'undoClear'
  | 'setBudget';

/** Of the search through what is kept, once a tick: packets do not wait longer, and a million messages take some ten. */
const SEARCH_SLICE_MS = 24;

export class LogRequests {
  readonly #intake: PacketIntake;
  readonly #list: MessageList;
  readonly #view: MessageView;
  readonly #tree: TopicTree;
  readonly #exporter: MessageExporter;
  /** Something that a tick tells has changed. */
  readonly #touch: () => void;

  constructor(intake: PacketIntake, subscriptions: TopicSubscriptions, touch: () => void) {
    const { log, topics, statistics, rates } = intake;
    this.#intake = intake;
    this.#list = new MessageList(log);
    this.#view = new MessageView(log, this.#list, topics, subscriptions);
    this.#tree = new TopicTree(topics, log, statistics, (topicId) => rates.ofTopic(topicId));
    this.#exporter = new MessageExporter(log, this.#list, topics);
    this.#touch = touch;
  }

  get list(): { readonly first: number; readonly end: number } {
    return this.#list;
  }

  get filter(): FilterState | null {
    const { filtered } = this.#list;
    return filtered && { progress: filtered.progress, matches: filtered.end - filtered.first, tooSlow: false };
  }

  get bookmarks(): number {
    return 0;
  }

  get cleared(): number | null {
    return null;
  }

  ratesTurned(): void {
    this.#tree.ratesTurned();
  }

  /** Goes on with the search for a slice of time, and comes back when it is not at its end. */
  search(): void {
    const until = performance.now() + SEARCH_SLICE_MS;
    const caughtUp = this.#list.filtered?.advance(() => performance.now() < until) ?? true;
    if (!caughtUp) setTimeout(() => this.#touch());
  }

  readonly handlers: Handlers<LogMethod> = {
    messageRows: ({ from, count }) => this.#view.rows(from, count),
    messageDetail: ({ seq, maxPayloadBytes }) => this.#view.detail(seq, maxPayloadBytes),
    messagePayload: ({ seq, offset, length }) => {
      const packet = this.#intake.log.packet(seq);
      if (!packet) return null;
      const start = packet.payloadOffset + offset;
      return packet.bytes.slice(start, start + length);
    },
    setQuery: ({ query }) => {
      const { log, topics } = this.#intake;
      this.#list.setFilter(query && new FilteredMessages(log, topics, query));
      return this.#changed();
    },
    findMatch: () => null,
    matchMap: ({ buckets }) => new Uint8Array(buckets),
    setBookmark: () => null,
    relatedMessages: ({ seq }) => relatedMessages(this.#intake.log, this.#intake.topics, seq),
    lastOfTopic: ({ topic, beforeSeq }) => lastOfTopic(this.#intake.log, this.#intake.topics, topic, beforeSeq),
    topicMessages: () => ({ firstOrdinal: 0, endOrdinal: 0, rows: [] }),
    topicSeries: (request) => readTopicSeries(this.#intake.log, this.#intake.topics, request),
    retainedMessages: ({ topicFilter }) =>
      listRetained(this.#intake.log, this.#intake.topics, this.#intake.statistics, topicFilter),
    exportMessages: (request) => this.#exporter.piece(request),
    setTopicView: (view) => {
      this.#tree.setView(view);
      return null;
    },
    expandTopic: ({ node, expanded }) => {
      this.#tree.setExpanded(node, expanded);
      return null;
    },
    expandAllTopics: ({ expanded }) => {
      this.#tree.setAllExpanded(expanded);
      return null;
    },
    topicRows: (request) => this.#tree.window(request),
    clear: () => {
      this.#intake.log.clear();
      this.#intake.statistics.clear();
      return this.#changed();
    },
    undoClear: () => null,
    setBudget: ({ maxBytes }) => {
      this.#intake.log.setBudget(maxBytes);
      return this.#changed();
    },
  };

  #changed(): null {
    this.#touch();
    return null;
  }
}
