// Has the broker send what it keeps for a topic filter: subscribes to it, and unsubscribes once it has come. What comes
// goes into the log like every message; the subscription is nobody's, and does not appear in the book.
import type { TopicStatistics } from '../core/log/topic-statistics.ts';
import type { TopicTable } from '../core/log/topic-table.ts';
import { effectiveFilter, topicMatches } from '../core/mqtt/topic.ts';
import type { ServerLimits, SubscriptionRequest } from '../core/protocol/engine-contract.ts';
import { subscribeOverLimit } from '../core/protocol/outbound-limits.ts';
import type { Suback } from '../core/wire/read-answer.ts';
import { EngineFault } from './engine-fault.ts';

/** The broker has sent all it keeps when nothing has come for so long: there is no packet that says so. */
const QUIET_MS = 400;
/** A broker that keeps very much, or to which much is published with the flag, does not keep the answer for ever. */
const LONGEST_MS = 15_000;
const LOOK_EVERY_MS = 50;

export interface AskedSession {
  subscribe(subscriptions: readonly SubscriptionRequest[]): void;
  unsubscribe(filters: readonly string[]): void;
}

export interface RetainedAskerNeeds {
  readonly topics: TopicTable;
  readonly statistics: TopicStatistics;
  /** The sequence number that the next packet in the log gets. */
  endSeq(): number;
  /** Null unless connected. `limits`: null before version 5. */
  session(): { readonly session: AskedSession; readonly limits: ServerLimits | null } | null;
  /** A subscription of the person with this very filter. */
  subscription(filter: string): SubscriptionRequest | undefined;
}

interface Ask {
  readonly filter: string;
  /** What the broker sends in answer has this sequence number, or a greater one. */
  readonly fromSeq: number;
  /** Null: SUBSCRIBE was not written yet. */
  packetId: number | null;
  granted: boolean;
  /** On the clock of `performance.now()`. */
  lastCameAt: number;
  readonly settle: (fault: EngineFault | null) => void;
  readonly answer: Promise<null | EngineFault>;
}

export class RetainedAsker {
  readonly #needs: RetainedAskerNeeds;
  readonly #asks = new Map<string, Ask>();
  /** Subscribed to on this connection without being a person's: a session that goes on may still have them. */
  readonly #own = new Set<string>();

  constructor(needs: RetainedAskerNeeds) {
    this.#needs = needs;
  }

  /** Null: all that the broker keeps, and lets this client see, has come. */
  ask(topicFilter: string): Promise<null | EngineFault> {
    // A shared subscription gets no retained messages (4.8.2).
    const filter = effectiveFilter(topicFilter);
    const known = this.#asks.get(filter);
    if (known) return known.answer;
    const connected = this.#needs.session();
    if (!connected) return Promise.resolve(notConnected());
    const fault = overLimit(filter, connected.limits);
    return fault ? Promise.resolve(fault) : this.#begin(filter, connected.session);
  }

  #begin(filter: string, session: AskedSession): Promise<null | EngineFault> {
    const { promise, resolve } = deferred();
    const began = performance.now();
    const ask: Ask = {
      filter,
      fromSeq: this.#needs.endSeq(),
      packetId: null,
      granted: false,
      lastCameAt: began,
      settle: (fault) => {
        clearInterval(timer);
        this.#asks.delete(filter);
        resolve(fault);
      },
      answer: promise,
    };
    this.#asks.set(filter, ask);
    let seen = this.#needs.statistics.retainedTotal;
    let latestSeq = this.#latestSeq(filter);
    const timer = setInterval(() => {
      const now = performance.now();
      const { retainedTotal } = this.#needs.statistics;
      // Most of the time nothing has come with the flag, and no topic need be looked at.
      const newest = retainedTotal === seen ? latestSeq : this.#latestSeq(filter);
      seen = retainedTotal;
      if (newest !== latestSeq) ask.lastCameAt = now;
      latestSeq = newest;
      const isQuiet = ask.granted && now - ask.lastCameAt >= QUIET_MS;
      if (isQuiet) this.#forgetOthers(ask);
      if (isQuiet || now - began >= LONGEST_MS) this.#end(ask);
    }, LOOK_EVERY_MS);
    const wanted = this.#needs.subscription(filter);
    if (!wanted) this.#own.add(filter);
    // QoS 2, so that each comes with the QoS it is kept with; retain handling 0, so that the broker sends them again.
    const request = wanted ?? { filter, qos: 2, retainAsPublished: true };
    session.subscribe([{ ...request, retainHandling: 0 }]);
    return promise;
  }

  /** The sequence number of the newest message with the flag among the filter's topics; -1: none has come. */
  #latestSeq(filter: string): number {
    const { topics, statistics } = this.#needs;
    let latest = -1;
    for (let topicId = 0; topicId < topics.count; topicId++) {
      const seq = statistics.retainedSeq(topicId);
      if (seq > latest && topicMatches(filter, topics.text(topicId))) latest = seq;
    }
    return latest;
  }

  /** What has not come the broker does not keep any more: another client has deleted it, or it has expired. */
  #forgetOthers({ filter, fromSeq }: Ask): void {
    const { topics, statistics } = this.#needs;
    for (let topicId = 0; topicId < topics.count; topicId++) {
      if (!statistics.isRetained(topicId) || statistics.retainedSeq(topicId) >= fromSeq) continue;
      if (topicMatches(filter, topics.text(topicId))) statistics.forgetRetained(topicId);
    }
  }

  #end(ask: Ask): void {
    const connected = this.#needs.session();
    if (this.#isOwn(ask.filter)) connected?.session.unsubscribe([ask.filter]);
    if (ask.granted) return ask.settle(null);
    ask.settle(new EngineFault({ code: 'internal', message: 'SUBSCRIBE was not answered in time' }));
  }

  /** The person may have subscribed to the same meanwhile. */
  #isOwn(filter: string): boolean {
    return this.#own.has(filter) && this.#needs.subscription(filter) === undefined;
  }

  /** A SUBSCRIBE was written. True: it is none of the person's. */
  subscribeSent(packetId: number, filters: readonly string[]): boolean {
    const [filter = ''] = filters;
    const ask = filters.length === 1 ? this.#asks.get(filter) : undefined;
    if (ask?.packetId !== null) return false;
    ask.packetId = packetId;
    return this.#isOwn(filter);
  }

  /** True: it answers none of the person's. */
  subackCame(packetId: number, { codes, reasonString }: Suback): boolean {
    const ask = [...this.#asks.values()].find((one) => one.packetId === packetId);
    if (!ask) return false;
    const isOwn = this.#isOwn(ask.filter);
    const reasonCode = codes[0] ?? 0x80;
    ask.granted = reasonCode < 0x80;
    ask.lastCameAt = performance.now();
    if (!ask.granted) {
      const message = `SUBACK 0x${reasonCode.toString(16)}`;
      ask.settle(new EngineFault({ code: 'refused', message, refusal: { reasonCode, reasonString } }));
    }
    return isOwn;
  }

  connectionLost(): void {
    for (const ask of [...this.#asks.values()]) ask.settle(notConnected());
  }

  /** CONNACK came: filters that a session which goes on may still be subscribed to, and nobody wants. */
  sessionBegan(sessionPresent: boolean): readonly string[] {
    const left = sessionPresent ? [...this.#own].filter((filter) => this.#isOwn(filter)) : [];
    this.#own.clear();
    return left;
  }
}

function overLimit(filter: string, limits: ServerLimits | null): EngineFault | null {
  if (!limits) return null;
  const detail = limits.retainAvailable
    ? subscribeOverLimit({ filter, qos: 2 }, limits)
    : ({ limit: 'retainAvailable', allowed: 0, asked: 1 } as const);
  return detail && new EngineFault({ code: 'exceeds-limit', message: detail.limit, detail });
}

function notConnected(): EngineFault {
  return new EngineFault({ code: 'not-connected', message: 'not connected' });
}

function deferred() {
  let resolve: (fault: EngineFault | null) => void = () => {};
  const promise = new Promise<EngineFault | null>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
