// The engine of one connection: takes requests of the page, owns the log, and tells the page what changes. Knows no
// worker: it is given a way to post messages.
import { WallClock } from '../core/base/wall-clock.ts';
import { MqttCaptureReader } from '../core/capture/read-mqtt-capture.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { Qos } from '../core/mqtt/qos.ts';
import { checkTopicName } from '../core/mqtt/topic.ts';
import {
  DEFAULT_LOG_BUDGET_BYTES,
  type EngineEvent,
  type PublishRequest,
  type RequestMessage,
  type ResponseMessage,
  type SessionInfo,
  type SubscriptionRequest,
  type Tick,
} from '../core/protocol/engine-contract.ts';
import { publishOverLimit, subscribeOverLimit } from '../core/protocol/outbound-limits.ts';
import { PACKET } from '../core/wire/packet-type.ts';
import { readAcknowledgement, readSuback } from '../core/wire/read-answer.ts';
import { readTopicFilters } from '../core/wire/read-subscribe.ts';
import { ProbeDesk } from './broker-probe/probe-desk.ts';
import { CaptureLoader } from './capture-loader.ts';
import { EngineFault } from './engine-fault.ts';
import { holdFault } from './hold-fault.ts';
import { JobMessages } from './jobs/job-messages.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { JobSubscriptions } from './jobs/job-subscriptions.ts';
import { type Handlers, LogRequests } from './log-requests.ts';
import { type IntakePacket, PacketIntake } from './packet-intake.ts';
import { openRecordingStore } from './recording/open-recording-store.ts';
import { Recorder } from './recording/recorder.ts';
import { Replayer } from './replay/replayer.ts';
import { RetainedAsker } from './retained-asker.ts';
import type { PatternWorker } from './search/pattern-client.ts';
import { Connection } from './session/connection.ts';
import type { KeptPacket } from './session/in-flight-keeper.ts';
import { PublishTracker } from './session/publish-tracker.ts';
import { subscribePackets } from './session/subscribe-packets.ts';
import { SubscriptionBook } from './session/subscription-book.ts';
import { TickPump } from './tick-pump.ts';

/** Where a broker says nothing (3.2.2.3.3), or cannot. */
const DEFAULT_RECEIVE_MAXIMUM = 65_535;

/** Less has gone before anybody could look. */
const WORTH_WATCHING_BYTES = 256 * 1024;

export type EnginePost = (message: ResponseMessage | EngineEvent, transfer?: ArrayBuffer[]) => void;

export class Engine {
  readonly #post: EnginePost;
  readonly #startPatternWorker: () => PatternWorker;
  readonly #clock = new WallClock();
  readonly #log = new PacketLog(DEFAULT_LOG_BUDGET_BYTES);
  readonly #topics = new TopicTable();
  readonly #subscriptions = new TopicSubscriptions(this.#topics);
  readonly #intake = new PacketIntake(this.#log, this.#topics, this.#clock);
  readonly #requests = new LogRequests(
    this.#intake,
    this.#subscriptions,
    () => this.#startPatternWorker(),
    () => this.#pump.touch(),
  );
  readonly #book = new SubscriptionBook();
  readonly #retained = new RetainedAsker({
    topics: this.#topics,
    statistics: this.#intake.statistics,
    endSeq: () => this.#log.endSeq,
    session: () => {
      const { state, session } = this.#connection;
      return state.phase === 'connected' && session ? { session, limits: state.session.limits } : null;
    },
    subscription: (filter) => this.#book.states.find((known) => known.filter === filter),
  });
  readonly #replayer: Replayer;
  readonly #jobMessages = new JobMessages(this.#topics, (isListening) => {
    this.#intake.onMessage = isListening ? (message) => this.#jobMessages.take(message) : null;
  });
  readonly #jobSubscriptions = new JobSubscriptions({
    session: () => {
      const { state, session } = this.#connection;
      return state.phase === 'connected' && session ? { session, limits: state.session.limits } : null;
    },
    subscriptions: () => this.#book.states,
  });
  readonly #jobs: JobRunner;
  readonly #probe = new ProbeDesk(() => this.#jobTerms());
  readonly #recorder = new Recorder(this.#log, openRecordingStore, (recording) =>
    this.#post({ type: 'recording', recording }),
  );
  readonly #publishes: PublishTracker;
  readonly #connection: Connection;
  readonly #pump = new TickPump(() => this.#sendTick());
  readonly #capture = new CaptureLoader({
    intake: this.#intake,
    read: (file, sink) => new MqttCaptureReader(file, sink),
    onState: (capture) => this.#post({ type: 'capture', capture }),
    onProgress: () => this.#pump.touch(),
  });
  #subscriptionRates: readonly number[] = [];
  #lastTurn = performance.now();
  #passes = 0;
  /** As the last tick said. */
  #unsent = 0;
  #unsentTimer: ReturnType<typeof setInterval> | null = null;

  constructor(post: EnginePost, startWorker: () => PatternWorker) {
    this.#post = post;
    this.#startPatternWorker = startWorker;
    this.#replayer = new Replayer({
      receiveMaximum: () => this.#receiveMaximum(),
      publish: (request) => this.#publish(request),
      unsentBytes: () => this.#connection.unsentBytes,
      onState: (replay) => post({ type: 'replay', replay }),
    });
    this.#jobs = new JobRunner({
      terms: () => this.#jobTerms(),
      publish: (request) => this.#publish(request),
      withdraw: (isWithdrawn) => this.#publishes.withdraw(isWithdrawn),
      unsentBytes: () => this.#connection.unsentBytes,
      onMessage: (filter, listener) => this.#jobMessages.add(filter, listener),
      subscribe: (filter, qos, options) => this.#jobSubscriptions.subscribe(filter, qos, options?.wantsRetained),
      release: (filter) => this.#jobSubscriptions.release(filter),
      onState: (job) => post({ type: 'job', job }),
    });
    this.#publishes = new PublishTracker({
      onState: (publish) => {
        if (!this.#jobs.take(publish) && !this.#replayer.take(publish)) post({ type: 'publish', publish });
      },
      onRelease: (request) => this.#connection.session?.publish(request),
    });
    this.#connection = new Connection(this.#intake, {
      onState: (connection) => {
        // How a connection ended stands in the log.
        this.#pump.touch();
        post({ type: 'connection', connection });
        if (connection.phase === 'disconnected' || connection.phase === 'failed') this.#recorder.connectionEnded();
      },
      onSession: (session) => this.#sessionBegan(session),
      onReady: () => this.#publishes.ready(),
      onSessionReplaced: (releasedIds) => this.#sessionReplaced(releasedIds),
      onRestored: (packets) => this.#restore(packets),
      onLost: () => this.#connectionLost(),
      onSessionEnded: () => this.#publishes.sessionEnded(),
      onInbound: (packet) => this.#takeInbound(packet),
      onOutbound: (packet) => this.#takeOutbound(packet),
      onTraffic: () => this.#trafficPassed(),
      isRepetition: (packetId) => this.#publishes.isRepetition(packetId),
    });
    setInterval(() => this.#turnSecond(), 1000);
  }

  /** Answers every request exactly once, in their order unless one takes time. */
  handle(request: RequestMessage): void {
    const { id } = request;
    const handler = this.#handlers[request.method] as (args: unknown) => unknown;
    try {
      const value = handler(request.args);
      if (value instanceof Promise) value.then((later) => this.#answer(id, later)).catch((e) => this.#failed(id, e));
      else this.#answer(id, value);
    } catch (error) {
      this.#failed(id, error);
    }
  }

  #answer(id: number, value: unknown): void {
    if (value instanceof EngineFault) this.#post({ type: 'response', id, ok: false, error: value.error });
    else this.#post({ type: 'response', id, ok: true, value });
  }

  #failed(id: number, error: unknown): void {
    const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    this.#post({ type: 'response', id, ok: false, error: { code: 'internal', message } });
  }

  readonly #handlers: Handlers = {
    ...this.#requests.handlers,
    connect: (request) => {
      const { phase } = this.#connection.state;
      if (this.#capture.isOpen) return new EngineFault({ code: 'busy', message: 'a capture is open' });
      if (phase !== 'disconnected' && phase !== 'failed') {
        return new EngineFault({ code: 'busy', message: `the connection is ${phase}` });
      }
      this.#changeSubscriptions(() => this.#book.replaceAll(request.subscriptions));
      this.#connection.connect(request);
      return null;
    },
    disconnect: () => {
      this.#probe.cancel();
      this.#connection.disconnect();
      return null;
    },
    retryNow: () => {
      this.#connection.retryNow();
      return null;
    },
    subscribe: ({ subscriptions }) => {
      this.#changeSubscriptions(() => this.#book.want(subscriptions));
      this.#sendSubscribe(subscriptions);
      return null;
    },
    unsubscribe: ({ filters }) => {
      const { session } = this.#connection;
      this.#changeSubscriptions(() => {
        const known = this.#book.remove(filters, session !== null);
        if (known.length > 0) session?.unsubscribe(known);
      });
      this.#jobSubscriptions.personUnsubscribed(filters);
      return null;
    },
    publish: (request) => this.#publish(request) ?? null,
    replayControl: (control) => this.#replayer.control(control),
    replayFeed: (feed) => this.#replayer.feed(feed),
    startJob: (request) => this.#jobs.start(request),
    controlJob: (request) => this.#jobs.control(request),
    stopAllJobs: () => this.#jobs.stopAll(),
    startBrokerProbe: (request) => this.#probe.start(request),
    brokerProbe: () => this.#probe.state,
    cancelBrokerProbe: () => this.#probe.cancel(),
    holdTopics: async ({ topicFilter }) => {
      const held = await this.#jobSubscriptions.subscribe(topicFilter, 0, true);
      return held.ok ? null : holdFault(held.error);
    },
    releaseTopics: ({ topicFilter }) => {
      this.#jobSubscriptions.release(topicFilter);
      return null;
    },
    askRetained: ({ topicFilter }) => this.#retained.ask(topicFilter),
    startRecording: (request) => this.#recorder.start(request),
    stopRecording: () => this.#recorder.stop(),
    clear: (args) => {
      this.#recorder.drain();
      return this.#requests.handlers.clear(args);
    },
    setBudget: (args) => {
      this.#recorder.drain();
      return this.#requests.handlers.setBudget(args);
    },
    openCapture: ({ file, maxLogBytes }) => {
      const { phase } = this.#connection.state;
      if (phase !== 'disconnected') return new EngineFault({ code: 'busy', message: `the connection is ${phase}` });
      return this.#capture.open(file, maxLogBytes);
    },
    stopCapture: () => this.#capture.stop(),
    capturedConnections: ({ from, count }) => this.#capture.connections(from, count),
    tickDrawn: () => {
      this.#pump.drawn();
      return null;
    },
  };

  #publish(request: PublishRequest): EngineFault | undefined {
    const { state } = this.#connection;
    if (state.phase !== 'connected') return new EngineFault({ code: 'not-connected', message: state.phase });
    const name = checkTopicName(request.topic);
    if (!name.ok) return new EngineFault({ code: 'invalid', message: `${name.error.rule} [${name.error.clause}]` });
    const { responseTopic } = request.properties ?? {};
    const response = responseTopic === undefined ? name : checkTopicName(responseTopic);
    // It would be a protocol error, for which the broker closes the connection [MQTT-3.3.2-14].
    if (!response.ok) return new EngineFault({ code: 'invalid', message: `Response Topic: ${response.error.rule}` });
    const { limits } = state.session;
    const detail = limits && publishOverLimit(request, limits);
    if (detail) return new EngineFault({ code: 'exceeds-limit', message: detail.limit, detail });
    this.#publishes.add(request);
    return undefined;
  }

  /** Something large goes out: says how far it is, until it has gone. */
  #watchUnsent(): void {
    this.#unsent = this.#connection.unsentBytes;
    if (this.#unsent < WORTH_WATCHING_BYTES) return;
    this.#pump.touch();
    this.#unsentTimer ??= setInterval(() => {
      this.#unsent = this.#connection.unsentBytes;
      this.#pump.touch();
      if (this.#unsent > 0 || this.#unsentTimer === null) return;
      clearInterval(this.#unsentTimer);
      this.#unsentTimer = null;
    }, 100);
  }

  /** Null unless connected. */
  #jobTerms() {
    const { state, settings, bridge } = this.#connection;
    if (state.phase !== 'connected' || !settings) return null;
    const { version, limits } = state.session;
    return { version, settings, bridge, receiveMaximum: limits?.receiveMaximum ?? DEFAULT_RECEIVE_MAXIMUM };
  }

  /** Null unless connected. */
  #receiveMaximum(): number | null {
    const { state } = this.#connection;
    return state.phase === 'connected' ? (state.session.limits?.receiveMaximum ?? DEFAULT_RECEIVE_MAXIMUM) : null;
  }

  /** What a page before this one has left in flight. Its publishes had numbers of their own: here they count down from -1. */
  #restore(packets: readonly KeptPacket[]): void {
    packets.forEach((packet, i) => {
      const { topic = '', qos = 2 } = packet as { topic?: string; qos?: Qos };
      this.#publishes.restore(packet.messageId, { publishId: -1 - i, topic, qos });
    });
  }

  #sessionReplaced(releasedIds: readonly number[]): void {
    this.#publishes.sessionReplaced(releasedIds);
    this.#intake.sessionReplaced();
  }

  #connectionLost(): void {
    this.#jobSubscriptions.connectionLost();
    this.#jobs.connectionLost();
    this.#replayer.connectionLost();
    this.#publishes.connectionLost();
    this.#retained.connectionLost();
    this.#changeSubscriptions(() => this.#book.connectionLost());
  }

  #sessionBegan({ sessionPresent, limits }: SessionInfo): void {
    this.#publishes.setReceiveMaximum(limits?.receiveMaximum ?? DEFAULT_RECEIVE_MAXIMUM);
    this.#changeSubscriptions(() => {
      const { subscribe, unsubscribe } = this.#book.begin(sessionPresent);
      const left = [
        ...unsubscribe,
        ...this.#retained.sessionBegan(sessionPresent),
        ...this.#jobSubscriptions.sessionBegan(sessionPresent),
      ];
      if (left.length > 0) this.#connection.session?.unsubscribe(left);
      this.#sendSubscribe(subscribe);
    });
  }

  /** Nothing when there is no session: `begin` of the next one sends them. */
  #sendSubscribe(requests: readonly SubscriptionRequest[]): void {
    const { state, session } = this.#connection;
    if (state.phase !== 'connected' || !session) return;
    const { limits } = state.session;
    const allowed = requests.filter((request) => {
      const detail = limits && subscribeOverLimit(request, limits);
      if (detail) this.#book.setStatus(request.filter, { kind: 'over-limit', detail });
      return !detail;
    });
    for (const packet of subscribePackets(allowed)) session.subscribe(packet);
    if (allowed.length < requests.length) this.#tellSubscriptions();
  }

  #changeSubscriptions(change: () => void): void {
    change();
    const filters = this.#book.filters;
    if (filters.join('\n') !== this.#subscriptions.filters.join('\n')) {
      this.#subscriptions.setFilters(filters);
      this.#subscriptionRates = filters.map(() => 0);
    }
    this.#tellSubscriptions();
  }

  #tellSubscriptions(): void {
    this.#post({ type: 'subscriptions', subscriptions: this.#book.states });
  }

  #takeInbound({ packet, head, time }: IntakePacket): void {
    const version = this.#connection.state.phase === 'connected' ? this.#connection.state.session.version : 4;
    const { type, packetId, bodyStart } = head;
    switch (type) {
      case PACKET.puback:
        return this.#publishes.puback(packetId, time, readAcknowledgement(packet, bodyStart, version));
      case PACKET.pubrec:
        return this.#publishes.pubrec(packetId, time, readAcknowledgement(packet, bodyStart, version));
      case PACKET.pubcomp:
        return this.#publishes.pubcomp(packetId, time, readAcknowledgement(packet, bodyStart, version));
      case PACKET.suback: {
        const suback = readSuback(packet, bodyStart, version);
        if (this.#retained.subackCame(packetId, suback) || this.#jobSubscriptions.subackCame(packetId, suback)) return;
        return this.#changeSubscriptions(() => this.#book.subackCame(packetId, suback));
      }
    }
  }

  #takeOutbound({ packet, head, seq, time }: IntakePacket): void {
    if (head.type === PACKET.publish) this.#publishes.sent(head.packetId, seq, time);
    // Its bytes are handed on after this.
    if (packet.length >= WORTH_WATCHING_BYTES) queueMicrotask(() => this.#watchUnsent());
    if (head.type === PACKET.subscribe) {
      const version = this.#connection.state.phase === 'connected' ? this.#connection.state.session.version : 4;
      const filters = readTopicFilters(packet, head.bodyStart, version, 'SUBSCRIBE');
      if (this.#retained.subscribeSent(head.packetId, filters)) return;
      if (this.#jobSubscriptions.subscribeSent(head.packetId, filters)) return;
      this.#changeSubscriptions(() => this.#book.subscribeSent(head.packetId, filters));
    }
  }

  #trafficPassed(): void {
    // Looking at the clock costs a flood more than counting; without a flood the timer is there.
    if ((++this.#passes & 63) === 0) {
      const now = performance.now();
      this.#recorder.trafficPassed(now);
      if (now - this.#lastTurn >= 1000) this.#turnSecond();
    }
    this.#pump.touch();
  }

  /** By the timer, or by the traffic itself where a flood keeps the timer waiting. */
  #turnSecond(): void {
    const now = performance.now();
    const elapsedMs = now - this.#lastTurn;
    if (elapsedMs < 900) return;
    const before = this.#intake.rates.perSecond;
    this.#intake.rates.turn(elapsedMs);
    this.#requests.ratesTurned();
    this.#lastTurn = now;
    this.#clock.check();
    this.#subscriptionRates = this.#intake.rates.bySubscription(this.#subscriptions.filters.length, (topicId) =>
      this.#subscriptions.matching(topicId),
    );
    if (this.#intake.rates.history.some((rate) => rate > 0) || before > 0) this.#pump.touch();
  }

  #sendTick(): void {
    this.#requests.search();
    const { filter, bookmarks, cleared, list } = this.#requests;
    const { firstOrdinal, endOrdinal, firstSeq, endSeq, evictedMessages, totalBytes, budgetBytes } = this.#log;
    const tick: Tick = {
      received: this.#intake.received,
      sent: this.#intake.sent,
      kept: endOrdinal - firstOrdinal,
      dropped: evictedMessages,
      firstOrdinal: list.first,
      endOrdinal: list.end,
      firstSeq,
      endSeq,
      packets: this.#requests.packetList,
      openExchanges: this.#intake.exchanges.openCount,
      filter,
      bookmarks,
      cleared,
      ratePerS: this.#intake.rates.perSecond,
      rateHistory: this.#intake.rates.history,
      subscriptionRates: this.#subscriptionRates,
      keptBytes: totalBytes,
      budgetBytes,
      unsentBytes: this.#unsent,
    };
    this.#post({ type: 'tick', tick });
  }
}
