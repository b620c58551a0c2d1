// What the page's main thread and an engine (one Web Worker a connection) say to each other over one MessagePort.
// Requests are typed by one map, events are one union, errors are values. Rows and details are pulled by the page;
// the engine pushes at most one tick, and the next only after the page has acknowledged the last.
import type { ExportedConnection, ExportFormat } from '../capture/exported-message.ts';
import type { LogCaptureSize } from '../capture/log-capture-size.ts';
import type { RecordingRequest, RecordingState } from '../capture/recording.ts';
import type { Exchange, ExchangeStatistics } from '../log/exchange.ts';
import type { MessageQuery } from '../log/message-query.ts';
import type { MessageDetail, MessageRow, MessageWindow } from '../log/message-row.ts';
import type { PacketDetail, PacketRow, PacketWindow } from '../log/packet-row.ts';
import type { RetainedMessage } from '../log/retained-message.ts';
import type { TopicFacts, TopicRow, TopicTreeView, TopicWindow, TopicWindowRequest } from '../log/topic-row.ts';
import type { TopicSeries, TopicSeriesRequest } from '../log/topic-series.ts';
import type { ConnectionSettings, SubscriptionOptions } from '../mqtt/connection-profile.ts';
import type { PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { PreparedProperties } from '../publish/prepared-publish.ts';
import type { ServerLimits } from '../wire/server-limits.ts';
import type { BrokerRequests } from './broker-contract.ts';
import type { BrokerProbeRequests } from './broker-probe-contract.ts';
import type { CaptureEvent, CaptureRequests } from './capture-contract.ts';
import type { ChartRequests } from './chart-contract.ts';
import type { BridgeErrorCode, CertificateFacts } from './companion-contract.ts';
import type { ControlJob, JobState, StartJob } from './job-contract.ts';
import type { LearnRequests } from './learn-contract.ts';
import type { PacketListRequests, PacketListState } from './packet-list-contract.ts';
import type {
  ReplayControl,
  ReplayFed,
  ReplayFeed,
  ReplayMessages,
  ReplayMessagesRequest,
  ReplayState,
  ReplaySurveyPiece,
  ReplaySurveyRequest,
} from './replay-contract.ts';

/** Method name -> arguments and result. */
export interface EngineRequests
  extends BrokerProbeRequests,
    BrokerRequests,
    CaptureRequests,
    ChartRequests,
    LearnRequests,
    PacketListRequests {
  /** Begins to connect. What comes of it arrives as `connection` events. Refused with `busy` unless disconnected or failed. */
  connect: { args: ConnectRequest; result: null };
  /** Sends DISCONNECT and closes; while it is trying, gives up. Nothing when it is disconnected already. */
  disconnect: { args: null; result: null };
  /** While reconnecting: tries at once. */
  retryNow: { args: null; result: null };
  /** Adds (or replaces, by filter) subscriptions; sends SUBSCRIBE when connected, else at the next connect. */
  subscribe: { args: { readonly subscriptions: readonly SubscriptionRequest[] }; result: null };
  unsubscribe: { args: { readonly filters: readonly string[] }; result: null };
  /** Refused as an error `not-connected`, `exceeds-limit` or `invalid`; else its fate arrives as `publish` events. */
  publish: { args: PublishRequest; result: null };
  /** A window of the message list. Rows that were evicted or are not there yet are left out. */
  messageRows: { args: { readonly from: number; readonly count: number }; result: MessageWindow };
  /** One message whole; null when it was evicted. */
  messageDetail: { args: { readonly seq: number; readonly maxPayloadBytes: number }; result: MessageDetail | null };
  /** A window of all control packets, by sequence number. Those that were let go or are not there yet are left out. */
  packetRows: { args: { readonly from: number; readonly count: number }; result: PacketWindow };
  /** One control packet as fields; null when it is not kept. */
  packetDetail: { args: { readonly seq: number; readonly maxBytes: number }; result: PacketDetail | null };
  /**
   * The exchange that a packet belongs to, as it stands now; null: it is not kept, or is part of none. A message at QoS 0
   * has one, too: a single step.
   */
  exchangeOf: { args: { readonly seq: number }; result: Exchange | null };
  exchangeStatistics: { args: null; result: ExchangeStatistics };
  /**
   * From here on the message list holds only what matches; null: everything. Positions begin anew, and the past is
   * searched in slices: `Tick.filter` tells how far.
   */
  setQuery: { args: { readonly query: MessageQuery | null }; result: null };
  /**
   * The next message that the search's text matches, after (or before) the one with the sequence number `seq`; null for
   * `seq`: from the list's begin (or end). Null: there is none. Where the list is not filtered by text, all is a match.
   */
  findMatch: { args: { readonly seq: number | null; readonly forward: boolean }; result: MatchPlace | null };
  /** For each of `buckets` equal parts of the list whether a match lies in it: 1, else 0. At most 1,000. */
  matchMap: { args: { readonly buckets: number }; result: Uint8Array };
  /**
   * Bookmarked messages stay when the budget lets their block go, and after a clear. The answer says whether the message
   * has a bookmark now: none where it is not kept any more, or bookmarks take 64 MiB already.
   */
  setBookmark: { args: { readonly seq: number; readonly bookmarked: boolean }; result: boolean };
  /** Brings back what the last `clear` took, while `Tick.cleared` says that it can be had. */
  undoClear: { args: null; result: null };
  /** A piece of a payload, at most `length` bytes; null when the message is not kept. For payloads of any size. */
  messagePayload: {
    args: { readonly seq: number; readonly offset: number; readonly length: number };
    result: Uint8Array | null;
  };
  /** The messages that belong to one: by topic, and by MQTT 5's request and response (4.10). */
  relatedMessages: { args: { readonly seq: number }; result: RelatedMessages | null };
  /** The last message of a topic before `beforeSeq` (null: the last of all); null when none is kept. */
  lastOfTopic: { args: { readonly topic: string; readonly beforeSeq: number | null }; result: number | null };
  /**
   * Messages of the topics that a filter matches, whatever the list is filtered by: `count` rows from a position, null:
   * the last ones. Positions hold as long as the same filter is asked for.
   */
  topicMessages: {
    args: { readonly topicFilter: string; readonly from: number | null; readonly count: number };
    result: MessageWindow;
  };
  /** The numbers in the messages of one topic, over time. */
  topicSeries: { args: TopicSeriesRequest; result: TopicSeries };
  /** What the broker keeps, as far as it was seen, for the topics that a filter matches; by topic name. */
  retainedMessages: { args: { readonly topicFilter: string }; result: readonly RetainedMessage[] };
  /**
   * Subscribes to the filter and unsubscribes again, so that the broker sends what it keeps. Answers when it has, or with
   * `not-connected`, `exceeds-limit` or `refused`.
   */
  askRetained: { args: { readonly topicFilter: string }; result: null };
  /** A piece of an export: see `ExportRequest`. */
  exportMessages: { args: ExportRequest; result: ExportPiece };
  /** A piece of control packets as pcapng: see `PacketExportRequest`. */
  exportPackets: { args: PacketExportRequest; result: PacketExportPiece };
  /** An export of packets is given up before its last piece. */
  dropPacketExport: { args: { readonly exportId: number }; result: null };
  /** What an export of packets would come to. Those of messages are not counted beforehand: null. */
  packetExportSize: { args: { readonly packets: PacketChoice }; result: LogCaptureSize | null };
  /** What a replay of messages of this log would publish: a piece of the count. See replay-contract. */
  replaySurvey: { args: ReplaySurveyRequest; result: ReplaySurveyPiece };
  /** Messages of this log, as they are to be published. */
  replayMessages: { args: ReplayMessagesRequest; result: ReplayMessages };
  /** Begins a replay onto this engine's broker, or says how it goes on; what comes of it arrives as `replay` events. */
  replayControl: { args: ReplayControl; result: null };
  /** The next messages to publish. Answered when there is room for more, which may take long. */
  replayFeed: { args: ReplayFeed; result: ReplayFed };
  /** Begins something that publishes by itself; what comes of it arrives as `job` events. Refused with `not-connected`. */
  startJob: { args: StartJob; result: null };
  /** Nothing where it is over, or where the job's kind knows no pause. */
  controlJob: { args: ControlJob; result: null };
  stopAllJobs: { args: null; result: null };
  /** Topics that were seen and hold the text, those that begin with it first; at most `max`. */
  completeTopics: { args: { readonly text: string; readonly max: number }; result: readonly string[] };
  /** How the topic tree is sorted and filtered. */
  setTopicView: { args: TopicTreeView; result: null };
  /** Unfolds or folds a level; `node` is a row's. */
  expandTopic: { args: { readonly node: number; readonly expanded: boolean }; result: null };
  /** Unfolds one level more of all that is in the tree, or folds everything. */
  expandAllTopics: { args: { readonly expanded: boolean }; result: null };
  /** A window of the topic tree's rows. */
  topicRows: { args: TopicWindowRequest; result: TopicWindow };
  /** What is known of a level or topic, by its name; null when nothing was seen of it. */
  topicFacts: { args: { readonly topic: string }; result: TopicFacts | null };
  /** Unfolds the tree down to a level or topic, and answers with its row's `node`; null when nothing was seen of it. */
  revealTopic: { args: { readonly topic: string }; result: number | null };
  /** Empties the log; see `undoClear`. Counters of received and sent go on. Bookmarks stay. */
  clear: { args: null; result: null };
  /** The most bytes the log may hold. */
  setBudget: { args: { readonly maxBytes: number }; result: null };
  /**
   * Records what passes from here on, until it is stopped or the connection is ended. Settles when the first bytes are
   * written; whether they could be, and how far it is, arrives as `recording` events. Refused with `busy` while it records.
   */
  startRecording: { args: RecordingRequest; result: null };
  /** Settles when all is written. */
  stopRecording: { args: null; result: null };
  /** The page has drawn the last tick. */
  tickDrawn: { args: null; result: null };
}

export type EngineMethod = keyof EngineRequests;

export interface ConnectRequest {
  readonly settings: ConnectionSettings;
  readonly subscriptions: readonly SubscriptionRequest[];
  /** How to reach TCP brokers; null on a static host. */
  readonly bridge: BridgeAccess | null;
  /**
   * Under which name what is in flight is kept over a reload of the page (IndexedDB, in the engine): the profile's id.
   * Only one engine in all tabs may have it. Null or absent: it is kept in memory only.
   */
  readonly keepInFlightAs?: string | null;
}

export interface BridgeAccess {
  /** The WebSocket address of the companion's bridge. */
  readonly url: string;
  readonly token: string;
}

export interface SubscriptionRequest extends SubscriptionOptions {
  readonly filter: string;
  readonly qos: Qos;
}

export interface PublishRequest {
  /** Chosen by the page, unique within the engine's life: names this publish in `publish` events. */
  readonly publishId: number;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Not sent before version 5. */
  readonly properties?: PublishProperties | undefined;
}

export type PublishProperties = PreparedProperties;

/** Where a match stands. */
export interface MatchPlace {
  readonly seq: number;
  /** Its position in the list. */
  readonly ordinal: number;
  /** From 1, among the `Tick.filter.matches` matches that are kept. */
  readonly number: number;
}

/** Sequence numbers; null: none is kept. */
export interface RelatedMessages {
  /** Of the same topic, right before and right after. */
  readonly previous: number | null;
  readonly next: number | null;
  /** The message whose Response Topic and Correlation Data this one has. */
  readonly request: number | null;
  /** The first message after it that has its Correlation Data, on its Response Topic. */
  readonly response: number | null;
}

/** A large export is asked for piece by piece, so that it can be written out, shown and cancelled as it goes. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly messages: /** Of the list as it is filtered: from a position up to (and without) another. */
    | { readonly from: number; readonly end: number }
    /** These, in this order; the answer's `next` counts them. */
    | { readonly seqs: readonly number[] };
  /** Where this piece begins: the begin, or the last answer's `next`. */
  readonly next: number;
  /** A piece ends with the message that reaches it. */
  readonly maxBytes: number;
  /** For the columns of `csv` that name it. */
  readonly connection?: ExportedConnection;
}

export interface ExportPiece {
  /** UTF-8, with what stands between messages: pieces are put together as they are. */
  readonly bytes: Uint8Array;
  readonly next: number;
  readonly done: boolean;
  /** Messages in this piece, and those that were let go before their turn came. */
  readonly written: number;
  readonly missing: number;
}

/** Which control packets. */
export type PacketChoice =
  /** From a sequence number up to (and without) another. */
  | { readonly from: number; readonly end: number }
  /** Of the packet list as it is filtered: positions. */
  | { readonly listed: { readonly from: number; readonly end: number } }
  /** These, ascending. */
  | { readonly seqs: readonly number[] }
  /** Those of messages, with their acknowledgements. */
  | { readonly messages: ExportRequest['messages'] };

/** The first piece of an export says what is exported; the engine remembers it, how far it is, and each connection. */
export interface PacketExportRequest {
  /** Chosen by the page, unique within the engine's life. */
  readonly exportId: number;
  /** Null: the export goes on. */
  readonly begin: PacketExportBegin | null;
  /** A piece ends with the packet that reaches it. */
  readonly maxBytes: number;
}

export interface PacketExportBegin {
  readonly packets: PacketChoice;
  /** Passwords and authentication data as they were sent, rather than as asterisks. */
  readonly includeSecrets: boolean;
  /** Exports that become one file have different ones, 0 to 199: their clients' addresses differ. */
  readonly group: number;
}

/**
 * Blocks of a pcapng file, without its header. `written` counts packets, not what happened to connections; `next` counts
 * from 0 up to `end`.
 */
export interface PacketExportPiece extends ExportPiece {
  readonly end: number;
  /** Connections of version 5 that begin in it without their CONNECT, which is not known: they are read as 3.1.1. */
  readonly withoutConnect: number;
}

export type EngineErrorCode = 'busy' | 'not-connected' | 'invalid' | 'exceeds-limit' | 'refused' | 'internal';

export interface EngineError {
  readonly code: EngineErrorCode;
  /** English, for developers; the page words what people read from `code` and `detail`. */
  readonly message: string;
  readonly detail?: LimitDetail;
  /** Of `refused`: what the broker answered. */
  readonly refusal?: { readonly reasonCode: number; readonly reasonString: string | null };
}

/** Which announced limit a publish or subscribe would break. */
export interface LimitDetail {
  readonly limit:
    | 'maximumQos'
    | 'retainAvailable'
    | 'maximumPacketSize'
    | 'topicAliasMaximum'
    | 'wildcardSubscriptions'
    | 'sharedSubscriptions'
    | 'subscriptionIdentifiers';
  readonly allowed: number;
  readonly asked: number;
}

export type RequestMessage = {
  [M in EngineMethod]: { readonly id: number; readonly method: M; readonly args: EngineRequests[M]['args'] };
}[EngineMethod];

export type ResponseMessage =
  | { readonly type: 'response'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'response'; readonly id: number; readonly ok: false; readonly error: EngineError };

export type EngineEvent =
  | { readonly type: 'connection'; readonly connection: ConnectionState }
  | { readonly type: 'subscriptions'; readonly subscriptions: readonly SubscriptionState[] }
  | { readonly type: 'publish'; readonly publish: PublishState }
  | { readonly type: 'replay'; readonly replay: ReplayState }
  | { readonly type: 'job'; readonly job: JobState }
  | { readonly type: 'recording'; readonly recording: RecordingState }
  | { readonly type: 'tick'; readonly tick: Tick }
  | CaptureEvent;

// ---- the connection ----

export type ConnectionState =
  | { readonly phase: 'disconnected' }
  | { readonly phase: 'connecting'; readonly since: number }
  | { readonly phase: 'connected'; readonly since: number; readonly session: SessionInfo }
  /** Was connected, is not now, and will be tried again; `nextAttemptAt` is null while an attempt runs. */
  | {
      readonly phase: 'reconnecting';
      readonly attempt: number;
      readonly nextAttemptAt: number | null;
      /** No attempt is due: the browser says that there is no network, and the next one begins when there is. */
      readonly waitsForNetwork: boolean;
      readonly failure: ConnectionFailure;
    }
  | { readonly phase: 'failed'; readonly failure: ConnectionFailure };

export type ConnectionPhase = ConnectionState['phase'];

/** What CONNACK said. */
export interface SessionInfo {
  readonly version: ProtocolVersion;
  readonly sessionPresent: boolean;
  /** The client id in force: the one sent, or the one the broker assigned. */
  readonly clientId: string;
  readonly assignedClientId: boolean;
  /** Seconds, in force: the broker's Server Keep Alive, or what was asked for. */
  readonly keepAliveS: number;
  /** Milliseconds from CONNECT to CONNACK. */
  readonly connackMs: number;
  /** What a version 5 broker announced, with the specification's value where it said nothing. Null before version 5. */
  readonly limits: ServerLimits | null;
  /** All properties of CONNACK as they came. */
  readonly properties: readonly PropertyEntry[];
}

export type { ServerLimits };

/** Facts about a connection that did not come about or ended unasked; the page words them. */
export interface ConnectionFailure {
  readonly cause: FailureCause;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** From the attempt's begin to its end, or to the loss. */
  readonly elapsedMs: number;
  /** The address as it was tried. */
  readonly address: string;
  readonly version: ProtocolVersion;
  /** The WebSocket's close event, where there was one. */
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  /** Whether the WebSocket opened, after how many milliseconds. */
  readonly openedAfterMs: number | null;
}

export type FailureCause =
  /** The browser would not even try: not a WebSocket address. */
  | { readonly kind: 'invalid-address'; readonly message: string }
  /** An https page may not open ws:// to another host. */
  | { readonly kind: 'mixed-content' }
  | { readonly kind: 'offline' }
  /** mqtt:// or mqtts:// on a static host. */
  | { readonly kind: 'bridge-missing' }
  /** The companion answered, but could not reach the broker. */
  | {
      readonly kind: 'bridge';
      readonly code: BridgeErrorCode;
      readonly message: string;
      /** What the broker showed, where the certificate is to blame. */
      readonly certificate?: CertificateFacts | undefined;
    }
  /** Closed before it opened: port closed, not a WebSocket, TLS, path, … a browser does not say which. */
  | { readonly kind: 'never-opened' }
  /** Neither opened nor closed in time. */
  | { readonly kind: 'open-timeout'; readonly timeoutMs: number }
  /** Opened, CONNECT was sent, nothing came back in time. */
  | { readonly kind: 'no-connack'; readonly timeoutMs: number }
  | { readonly kind: 'closed-before-connack' }
  /** CONNACK with a code other than 0. */
  | { readonly kind: 'refused'; readonly reasonCode: number; readonly reasonString: string | null }
  /** AUTH: the broker wants a further step of the authentication method (4.12), which the app does not know. */
  | { readonly kind: 'auth-continues'; readonly method: string }
  /** DISCONNECT from a version 5 broker. */
  | { readonly kind: 'server-disconnect'; readonly reasonCode: number; readonly reasonString: string | null }
  | { readonly kind: 'keep-alive-timeout' }
  /** The connection was there and went. */
  | { readonly kind: 'dropped' }
  /**
   * Thrown out again and again right after a reconnect, `times` in a row: as another client of the same client id does
   * to this one (a broker of version 3.1.1 does not say so). Not tried again.
   */
  | { readonly kind: 'take-over-loop'; readonly times: number }
  /** The broker broke the protocol, and so the connection was closed. */
  | { readonly kind: 'protocol-violation'; readonly clause: string; readonly message: string; readonly seq: number }
  /** Our own fault. */
  | { readonly kind: 'engine-crashed'; readonly message: string };

// ---- subscriptions and publishes ----

export interface SubscriptionState extends SubscriptionRequest {
  readonly status: /** Will be sent at the next connect. */
    | { readonly kind: 'waiting' }
    /** SUBSCRIBE sent, no SUBACK yet. */
    | { readonly kind: 'pending' }
    | { readonly kind: 'granted'; readonly qos: Qos }
    /** SUBACK refused it (0x80 and above), or it would break an announced limit (`limit`, nothing was sent). */
    | { readonly kind: 'refused'; readonly reasonCode: number; readonly reasonString: string | null }
    | { readonly kind: 'over-limit'; readonly detail: LimitDetail };
}

export interface PublishState {
  readonly publishId: number;
  readonly topic: string;
  readonly qos: Qos;
  /** Null at QoS 0 and before it was sent. */
  readonly packetId: number | null;
  /** The PUBLISH packet in the log, once it was sent. */
  readonly seq: number | null;
  readonly status: /**
   * Held back: the broker's receive maximum is reached, or (`redelivery`) what was in flight before a reconnect or a
   * reload of the page goes out first.
   */
    | { readonly kind: 'waiting'; readonly redelivery?: true }
    /** PUBLISH written. The end of the road at QoS 0. */
    | { readonly kind: 'sent' }
    /** QoS 2: PUBREC came. */
    | { readonly kind: 'received' }
    /** QoS 1: PUBACK came. */
    | { readonly kind: 'acknowledged'; readonly ms: number; readonly reasonCode: number }
    /** QoS 2: PUBCOMP came. */
    | { readonly kind: 'completed'; readonly ms: number; readonly reasonCode: number }
    | {
        readonly kind: 'refused';
        readonly ms: number;
        readonly reasonCode: number;
        readonly reasonString: string | null;
      }
    /** The connection ended with the exchange open and the session is gone: whether it arrived is not known. */
    | { readonly kind: 'lost' };
}

// ---- the log ----

export interface Tick {
  /** PUBLISH packets from and to the broker since the engine began; a clear does not reset them. */
  readonly received: number;
  readonly sent: number;
  /** Messages in the log, and those that the byte budget let go. */
  readonly kept: number;
  readonly dropped: number;
  /** The message list, as it is filtered, holds the ordinals `firstOrdinal <= n < endOrdinal`. They only grow. */
  readonly firstOrdinal: number;
  readonly endOrdinal: number;
  /** The control packets that are kept: `firstSeq <= seq < endSeq`. They only grow. */
  readonly firstSeq: number;
  readonly endSeq: number;
  /** The packet list as it is filtered. */
  readonly packets: PacketListState;
  /** Exchanges that wait for an answer. */
  readonly openExchanges: number;
  /** Null: the list is not filtered. */
  readonly filter: FilterState | null;
  /** Messages with a bookmark. */
  readonly bookmarks: number;
  /** Messages that the last `clear` took and `undoClear` brings back; null: they are gone for good. */
  readonly cleared: number | null;
  /** Messages in the last full second, both directions. */
  readonly ratePerS: number;
  /** The last 24 full seconds, oldest first. */
  readonly rateHistory: readonly number[];
  /** Messages a second by subscription, in the order of the last `subscriptions` event. */
  readonly subscriptionRates: readonly number[];
  readonly keptBytes: number;
  readonly budgetBytes: number;
  /** Handed to the network and not sent yet. */
  readonly unsentBytes: number;
}

export interface FilterState {
  /** 0 to 1: how much of what is kept was searched. */
  readonly progress: number;
  /** Kept messages that match everything, the text included. */
  readonly matches: number;
  /** The regular expression took too long for some message, and was given up: what it had found stays. */
  readonly tooSlow: boolean;
}

export type {
  Exchange,
  ExchangeStatistics,
  ExportFormat,
  MessageDetail,
  MessageQuery,
  MessageRow,
  MessageWindow,
  PacketDetail,
  PacketRow,
  PacketWindow,
  RecordingRequest,
  RecordingState,
  RetainedMessage,
  TopicFacts,
  TopicRow,
  TopicSeries,
  TopicSeriesRequest,
  TopicTreeView,
  TopicWindow,
  TopicWindowRequest,
};

/** 256 MiB. */
export const DEFAULT_LOG_BUDGET_BYTES = 256 * 1024 * 1024;
