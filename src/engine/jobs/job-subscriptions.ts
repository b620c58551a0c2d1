// Sees to it that what jobs wait for arrives: by the person's subscriptions where these cover it, else by subscriptions that
// are nobody's and do not stand in the person's book. Two that overlap would bring a message twice.
import { fail, ok, type Result } from '../../core/base/result.ts';
import { filterCovers } from '../../core/mqtt/filter-covers.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import { checkTopicFilter, effectiveFilter } from '../../core/mqtt/topic.ts';
import type { ServerLimits, SubscriptionRequest, SubscriptionState } from '../../core/protocol/engine-contract.ts';
import type { JobFault } from '../../core/protocol/job-contract.ts';
import { subscribeOverLimit } from '../../core/protocol/outbound-limits.ts';
import type { Suback } from '../../core/wire/read-answer.ts';

export interface JobSubscriptionsNeeds {
  /** Null unless connected. `limits`: null before version 5. */
  session(): {
    readonly session: {
      subscribe(subscriptions: readonly SubscriptionRequest[]): void;
      unsubscribe(filters: readonly string[]): void;
    };
    readonly limits: ServerLimits | null;
  } | null;
  /** The person's. */
  subscriptions(): readonly SubscriptionState[];
}

/** One of the jobs' own. */
interface Own {
  readonly qos: Qos;
  phase: 'asked' | 'written' | 'answered';
  /** While it is `written`: identifiers come again. */
  packetId: number;
  readonly settle: (result: Result<null, JobFault>) => void;
  readonly answer: Promise<Result<null, JobFault>>;
}

export class JobSubscriptions {
  readonly #needs: JobSubscriptionsNeeds;
  /** By filter: how many jobs need it, at which QoS. */
  readonly #wanted = new Map<string, { count: number; qos: Qos }>();
  readonly #own = new Map<string, Own>();
  /** A session that goes on may still have them. */
  readonly #left = new Set<string>();

  constructor(needs: JobSubscriptionsNeeds) {
    this.#needs = needs;
  }

  /** Given back with `release`, whatever comes of it. */
  subscribe(topicFilter: string, qos: Qos, wantsRetained = false): Promise<Result<null, JobFault>> {
    const wanted = this.#wanted.get(topicFilter);
    this.#wanted.set(topicFilter, { count: (wanted?.count ?? 0) + 1, qos: Math.max(qos, wanted?.qos ?? 0) as Qos });
    if (!checkTopicFilter(topicFilter).ok) return Promise.resolve(fail({ kind: 'bad-filter', filter: topicFilter }));
    return this.#see(topicFilter, qos, wantsRetained);
  }

  #see(topicFilter: string, qos: Qos, wantsRetained = false): Promise<Result<null, JobFault>> {
    const own = this.#own.get(topicFilter);
    if (own && own.qos >= qos) return own.answer;
    if (this.#isCovered(topicFilter, qos)) return Promise.resolve(ok(null));
    const connected = this.#needs.session();
    if (!connected) return Promise.resolve(fail({ kind: 'not-connected' }));
    const request = { filter: topicFilter, qos };
    const detail = connected.limits && subscribeOverLimit(request, connected.limits);
    if (detail) return Promise.resolve(fail({ kind: 'limit', detail }));
    let settle: Own['settle'] = () => {};
    const answer = new Promise<Result<null, JobFault>>((resolve) => {
      settle = resolve;
    });
    if (own) void answer.then(own.settle);
    this.#own.set(topicFilter, { qos, phase: 'asked', packetId: 0, settle, answer });
    // Most jobs answer what comes, not what the broker has kept.
    const withoutRetained = connected.limits !== null && !wantsRetained;
    connected.session.subscribe([withoutRetained ? { ...request, retainHandling: 2 } : request]);
    return answer;
  }

  /**
   * By a subscription of the person's that the broker has granted. One of the same filter is left as the person has it, as a
   * second one would replace it [MQTT-3.8.4-3].
   */
  #isCovered(topicFilter: string, qos: Qos): boolean {
    return this.#needs.subscriptions().some(({ filter, status, noLocal }) => {
      if (filter === topicFilter) return status.kind !== 'refused' && status.kind !== 'over-limit';
      const isEnough = status.kind === 'granted' && status.qos >= qos && noLocal !== true;
      return isEnough && filterCovers(filter, effectiveFilter(topicFilter));
    });
  }

  release(topicFilter: string): void {
    const wanted = this.#wanted.get(topicFilter);
    if (!wanted) return;
    if (--wanted.count > 0) return;
    this.#wanted.delete(topicFilter);
    const own = this.#own.get(topicFilter);
    if (!own) return;
    this.#own.delete(topicFilter);
    own.settle(fail({ kind: 'not-connected' }));
    if (!this.#isPersons(topicFilter)) this.#needs.session()?.session.unsubscribe([topicFilter]);
  }

  #isPersons(topicFilter: string): boolean {
    return this.#needs.subscriptions().some(({ filter }) => filter === topicFilter);
  }

  /** The person has unsubscribed: what jobs had from that they still need. */
  personUnsubscribed(filters: readonly string[]): void {
    for (const [filter, { qos }] of this.#wanted) {
      const own = this.#own.get(filter);
      if (own && !filters.includes(filter)) continue;
      this.#own.delete(filter);
      void this.#see(filter, qos).then((result) => own?.settle(result));
    }
  }

  /** A SUBSCRIBE was written. True: it is none of the person's. */
  subscribeSent(packetId: number, filters: readonly string[]): boolean {
    const [filter = ''] = filters;
    const own = filters.length === 1 ? this.#own.get(filter) : undefined;
    if (own?.phase !== 'asked') return false;
    own.phase = 'written';
    own.packetId = packetId;
    return true;
  }

  /** True: it answers none of the person's. */
  subackCame(packetId: number, { codes }: Suback): boolean {
    for (const [filter, own] of this.#own) {
      if (own.phase !== 'written' || own.packetId !== packetId) continue;
      own.phase = 'answered';
      const reasonCode = codes[0] ?? 0x80;
      if (reasonCode >= 0x80) this.#own.delete(filter);
      own.settle(reasonCode < 0x80 ? ok(null) : fail({ kind: 'subscribe-refused', filter, reasonCode }));
      return true;
    }
    return false;
  }

  /** Before the jobs end, which give back what they have: there is nobody any more to be told of that. */
  connectionLost(): void {
    for (const [filter, own] of this.#own) {
      own.settle(fail({ kind: 'not-connected' }));
      this.#left.add(filter);
    }
    this.#own.clear();
    this.#wanted.clear();
  }

  /** CONNACK came: filters that a session which goes on may still be subscribed to, and nobody wants. */
  sessionBegan(sessionPresent: boolean): readonly string[] {
    const left = sessionPresent ? [...this.#left].filter((filter) => !this.#isPersons(filter)) : [];
    this.#left.clear();
    return left;
  }
}
