// Answers what the page asks about the log: the list and its filter, single messages, topics, exports.
import { Bookmarks } from '../core/log/bookmarks.ts';
import { completeTopics } from '../core/log/complete-topics.ts';
import { listRetained } from '../core/log/list-retained.ts';
import { MessageView } from '../core/log/message-view.ts';
import { PacketView } from '../core/log/packet-view.ts';
import { readExchange } from '../core/log/read-exchange.ts';
import { readTopicSeries } from '../core/log/read-topic-series.ts';
import { lastOfTopic, relatedMessages } from '../core/log/related-messages.ts';
import type { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTree } from '../core/log/topic-tree.ts';
import type { EngineMethod, EngineRequests, FilterState } from '../core/protocol/engine-contract.ts';
import type { PacketListState } from '../core/protocol/packet-list-contract.ts';
import { ChartDesk } from './charts/chart-requests.ts';
import type { EngineFault } from './engine-fault.ts';
import { LabWatcher } from './learn/lab-watcher.ts';
import { MessageExporter } from './message-exporter.ts';
import { PacketExporter } from './packet-exporter.ts';
import type { PacketIntake } from './packet-intake.ts';
import { ReplayReader } from './replay/replay-reader.ts';
import { LogSearch } from './search/log-search.ts';
import { PacketSearch } from './search/packet-search.ts';
import type { PatternWorker } from './search/pattern-client.ts';
import { TopicMessages } from './search/topic-messages.ts';

type Answer<M extends EngineMethod> = EngineRequests[M]['result'] | EngineFault;

/** How each request is answered, at once or later. */
export type Handlers<M extends EngineMethod = EngineMethod> = {
  [K in M]: (args: EngineRequests[K]['args']) => Answer<K> | Promise<Answer<K>>;
};

type LogMethod =
  | 'messageRows'
  | 'messageDetail'
  | 'messagePayload'
  | 'packetRows'
  | 'packetDetail'
  | 'listedPackets'
  | 'setPacketQuery'
  | 'findPacketMatch'
  | 'exchangeOf'
  | 'exchangeStatistics'
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
  | 'replaySurvey'
  | 'replayMessages'
  | 'exportPackets'
  | 'dropPacketExport'
  | 'packetExportSize'
  | 'completeTopics'
  | 'setTopicView'
  | 'expandTopic'
  | 'expandAllTopics'
  | 'topicRows'
  | 'topicFacts'
  | 'revealTopic'
  | 'labProgress'
  | 'chartData'
  | 'chartMessage'
  | 'chartableFields'
  | 'dropCharts'
  | 'clear'
  | 'undoClear'
  | 'setBudget';

/** How long a clear can be undone. */
const UNDO_CLEAR_MS = 60_000;

export class LogRequests {
  readonly #intake: PacketIntake;
  readonly #bookmarks: Bookmarks;
  readonly #view: MessageView;
  readonly #packets: PacketView;
  readonly #search: LogSearch;
  readonly #packetSearch: PacketSearch;
  readonly #topicMessages: TopicMessages;
  readonly #tree: TopicTree;
  readonly #exporter: MessageExporter;
  readonly #replay: ReplayReader;
  readonly #packetExporter: PacketExporter;
  readonly #charts: ChartDesk;
  readonly #lab: LabWatcher;
  /** Something that a tick tells has changed. */
  readonly #touch: () => void;
  #undoTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    intake: PacketIntake,
    subscriptions: TopicSubscriptions,
    startPatternWorker: () => PatternWorker,
    touch: () => void,
  ) {
    const { log, topics, statistics, rates } = intake;
    this.#intake = intake;
    this.#bookmarks = new Bookmarks(log);
    this.#view = new MessageView(log, this.#bookmarks, topics, subscriptions);
    this.#packets = new PacketView(log, intake.exchanges, topics);
    this.#packetSearch = new PacketSearch(log, topics, intake.exchanges, this.#packets, startPatternWorker, touch);
    this.#search = new LogSearch(log, topics, this.#bookmarks, this.#view, startPatternWorker, touch);
    this.#topicMessages = new TopicMessages(log, topics, this.#view);
    this.#tree = new TopicTree(topics, log, statistics, (topicId) => rates.ofTopic(topicId));
    this.#exporter = new MessageExporter((seq) => this.#view.packet(seq), this.#search.list, topics);
    this.#packetExporter = new PacketExporter(log, intake.exchanges, this.#search.list, this.#packetSearch.list);
    this.#replay = new ReplayReader((seq) => this.#view.packet(seq), this.#search.list, topics);
    this.#lab = new LabWatcher(log, topics, (seq) => this.#packets.rows(seq, 1).rows[0]);
    this.#charts = new ChartDesk(intake);
    this.#touch = touch;
  }

  get list(): { readonly first: number; readonly end: number } {
    return this.#search.list;
  }

  get filter(): FilterState | null {
    return this.#search.state;
  }

  get packetList(): PacketListState {
    return this.#packetSearch.listState;
  }

  get bookmarks(): number {
    return this.#bookmarks.count;
  }

  /** Null: there is nothing to bring back. */
  get cleared(): number | null {
    return this.#intake.log.clearedMessages || null;
  }

  ratesTurned(): void {
    this.#tree.ratesTurned();
  }

  /** Goes on with the search for a slice of time. */
  search(): void {
    this.#search.advance();
    this.#packetSearch.advance();
  }

  readonly handlers: Handlers<LogMethod> = {
    messageRows: ({ from, count }) => this.#search.rows(from, count),
    messageDetail: ({ seq, maxPayloadBytes }) => this.#view.detail(this.#search.list, seq, maxPayloadBytes),
    messagePayload: ({ seq, offset, length }) => {
      const packet = this.#view.packet(seq);
      if (!packet) return null;
      const start = packet.payloadOffset + offset;
      return packet.bytes.slice(start, start + length);
    },
    labProgress: (watch) => this.#lab.progress(watch),
    chartData: (request) => this.#charts.data(request),
    chartMessage: (request) => this.#charts.message(request),
    chartableFields: ({ topicFilter }) => this.#charts.fields(topicFilter),
    dropCharts: () => this.#charts.drop(),
    packetRows: ({ from, count }) => this.#packets.rows(from, count),
    packetDetail: ({ seq, maxBytes }) => this.#packets.detail(seq, maxBytes),
    listedPackets: ({ from, count }) => this.#packetSearch.rows(from, count),
    setPacketQuery: ({ query }) => this.#packetSearch.setQuery(query),
    findPacketMatch: ({ seq, forward }) => this.#packetSearch.find(seq, forward),
    exchangeOf: ({ seq }) => readExchange(this.#intake.log, this.#intake.exchanges, this.#intake.topics, seq),
    exchangeStatistics: () => this.#intake.exchanges.statistics(),
    setQuery: ({ query }) => this.#search.setQuery(query),
    findMatch: ({ seq, forward }) => this.#search.find(seq, forward),
    matchMap: ({ buckets }) => this.#search.map(buckets),
    setBookmark: ({ seq, bookmarked }) => {
      const isBookmarked = this.#bookmarks.set(seq, bookmarked);
      this.#search.bookmarksChanged();
      this.#touch();
      return isBookmarked;
    },
    relatedMessages: ({ seq }) => relatedMessages(this.#intake.log, this.#intake.topics, seq),
    lastOfTopic: ({ topic, beforeSeq }) => lastOfTopic(this.#intake.log, this.#intake.topics, topic, beforeSeq),
    topicMessages: (request) => this.#topicMessages.rows(request),
    topicSeries: (request) => readTopicSeries(this.#intake.log, this.#intake.topics, request),
    retainedMessages: ({ topicFilter }) =>
      listRetained(this.#intake.log, this.#intake.topics, this.#intake.statistics, topicFilter),
    exportMessages: (request) => this.#exporter.piece(request),
    replaySurvey: (request) => this.#replay.survey(request),
    replayMessages: (request) => this.#replay.messages(request),
    exportPackets: (request) => this.#packetExporter.piece(request),
    dropPacketExport: ({ exportId }) => {
      this.#packetExporter.drop(exportId);
      return null;
    },
    packetExportSize: ({ packets }) => this.#packetExporter.size(packets),
    completeTopics: ({ text, max }) => completeTopics(this.#intake.topics, text, max),
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
    topicFacts: ({ topic }) => this.#tree.facts(topic),
    revealTopic: ({ topic }) => this.#tree.reveal(topic),
    clear: () => {
      this.#intake.clear();
      this.#charts.drop();
      clearTimeout(this.#undoTimer);
      this.#undoTimer = setTimeout(() => {
        this.#intake.log.dropCleared();
        this.#touch();
      }, UNDO_CLEAR_MS);
      return this.#changed();
    },
    undoClear: () => {
      clearTimeout(this.#undoTimer);
      this.#intake.restoreCleared();
      this.#charts.drop();
      this.#search.restart();
      this.#packetSearch.restart();
      this.#topicMessages.restart();
      return this.#changed();
    },
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
