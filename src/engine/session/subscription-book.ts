// The subscriptions that a person wants, and how each stands: read from SUBSCRIBE and SUBACK as they pass.
import type { SubscriptionRequest, SubscriptionState } from '../../core/protocol/engine-contract.ts';
import type { Suback } from '../../core/wire/read-answer.ts';

type Status = SubscriptionState['status'];

interface Entry {
  readonly request: SubscriptionRequest;
  status: Status;
  /** The broker has it, as far as is known: a resumed session need not be asked for it again. */
  atBroker: boolean;
}

function isSameRequest(a: SubscriptionRequest, b: SubscriptionRequest): boolean {
  return (
    a.qos === b.qos &&
    (a.noLocal ?? false) === (b.noLocal ?? false) &&
    (a.retainAsPublished ?? false) === (b.retainAsPublished ?? false) &&
    (a.retainHandling ?? 0) === (b.retainHandling ?? 0) &&
    a.subscriptionIdentifier === b.subscriptionIdentifier
  );
}

export class SubscriptionBook {
  readonly #entries = new Map<string, Entry>();
  /** SUBSCRIBE packets without an answer: packet id -> filters. */
  readonly #pending = new Map<number, readonly string[]>();
  /** Unsubscribed while there was no connection: a resumed session still has them. */
  readonly #removedOffline = new Set<string>();

  get states(): SubscriptionState[] {
    return [...this.#entries.values()].map(({ request, status }) => ({ ...request, status }));
  }

  get filters(): string[] {
    return [...this.#entries.keys()];
  }

  /** Adds or replaces by filter; a replaced one keeps its place. */
  want(requests: readonly SubscriptionRequest[]): void {
    for (const request of requests) {
      this.#entries.set(request.filter, { request, status: { kind: 'waiting' }, atBroker: false });
      this.#removedOffline.delete(request.filter);
    }
  }

  /** Replaces all by those that a profile has now. */
  replaceAll(requests: readonly SubscriptionRequest[]): void {
    const before = new Map(this.#entries);
    this.#entries.clear();
    for (const request of requests) {
      const known = before.get(request.filter);
      const same = known !== undefined && isSameRequest(known.request, request);
      this.#entries.set(request.filter, { request, status: { kind: 'waiting' }, atBroker: same && known.atBroker });
      before.delete(request.filter);
    }
    for (const [filter, { atBroker }] of before) if (atBroker) this.#removedOffline.add(filter);
  }

  /** Takes filters out; returns those that the broker may know of. */
  remove(filters: readonly string[], connected: boolean): string[] {
    const known: string[] = [];
    for (const filter of filters) {
      const entry = this.#entries.get(filter);
      if (!entry) continue;
      this.#entries.delete(filter);
      if (!connected && entry.atBroker) this.#removedOffline.add(filter);
      if (connected && entry.status.kind !== 'over-limit') known.push(filter);
    }
    return known;
  }

  setStatus(filter: string, status: Status): void {
    const entry = this.#entries.get(filter);
    if (entry) entry.status = status;
  }

  /** CONNACK came: what is to be subscribed and unsubscribed now. */
  begin(sessionPresent: boolean): { readonly subscribe: SubscriptionRequest[]; readonly unsubscribe: string[] } {
    this.#pending.clear();
    const subscribe: SubscriptionRequest[] = [];
    for (const entry of this.#entries.values()) {
      if (!sessionPresent) entry.atBroker = false;
      if (!entry.atBroker) subscribe.push(entry.request);
      else if (entry.status.kind === 'waiting') entry.status = { kind: 'granted', qos: entry.request.qos };
    }
    const unsubscribe = sessionPresent ? [...this.#removedOffline] : [];
    this.#removedOffline.clear();
    return { subscribe, unsubscribe };
  }

  subscribeSent(packetId: number, filters: readonly string[]): void {
    this.#pending.set(packetId, filters);
    for (const filter of filters) this.setStatus(filter, { kind: 'pending' });
  }

  subackCame(packetId: number, { codes, reasonString }: Suback): void {
    const filters = this.#pending.get(packetId);
    this.#pending.delete(packetId);
    filters?.forEach((filter, i) => {
      const entry = this.#entries.get(filter);
      if (!entry) return;
      const code = codes[i] ?? 0x80;
      entry.atBroker = code < 0x80;
      entry.status =
        code === 0 || code === 1 || code === 2
          ? { kind: 'granted', qos: code }
          : { kind: 'refused', reasonCode: code, reasonString };
    });
  }

  /** The connection ended: what was granted will be made again. */
  connectionLost(): void {
    this.#pending.clear();
    for (const entry of this.#entries.values()) {
      if (entry.status.kind !== 'refused') entry.status = { kind: 'waiting' };
    }
  }
}
