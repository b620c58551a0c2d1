// What each side has to remember between the packets of an exchange, computed from the packets that were really there
// (4.3.2, 4.3.3; of a request with an identifier: that it is in use, 2.2.1).
import type { Exchange, ExchangeStep, PacketStep } from '../../../../core/log/exchange.ts';

export type Side = 'client' | 'broker';

export interface Holding {
  readonly side: Side;
  readonly keeps: 'message' | 'packetId';
  /** Positions in the exchange's steps. */
  readonly from: number;
  /** Null: it is kept still. */
  readonly to: number | null;
  /** The packet that ends it: `PUBREC`. */
  readonly until: string;
}

/** In the order in which they began. */
export function holdings(exchange: Exchange): readonly Holding[] {
  const book = new HoldingBook();
  for (const [at, step] of exchange.steps.entries()) {
    if (step.kind !== 'packet') continue;
    if (exchange.kind === 'publish') addPublishStep(book, exchange, step, at);
    else addRequestStep(book, exchange, step, at);
  }
  // What is lost is kept by nobody.
  return book.all(exchange.status === 'open' ? null : exchange.steps.length - 1);
}

export function publisherOf({ direction }: Exchange): Side {
  return direction === 'out' ? 'client' : 'broker';
}

function receiverOf({ direction }: Exchange): Side {
  return direction === 'out' ? 'broker' : 'client';
}

function addPublishStep(book: HoldingBook, exchange: Exchange, step: PacketStep, at: number): void {
  const [sender, receiver] = [publisherOf(exchange), receiverOf(exchange)];
  switch (step.type) {
    case 'PUBLISH':
      if (exchange.qos === 0) return;
      if (!book.holds(sender)) book.begin(sender, 'message', at, exchange.qos === 1 ? 'PUBACK' : 'PUBREC');
      if (exchange.qos === 2 && hasArrived(exchange, at, 'PUBREC') && !book.holds(receiver))
        book.begin(receiver, 'packetId', at, 'PUBREL');
      return;
    case 'PUBACK':
      return book.endBoth(at);
    case 'PUBREC':
      if ((step.reasonCode ?? 0) >= 0x80) return book.endBoth(at);
      if (!book.holds(receiver)) book.begin(receiver, 'packetId', at, 'PUBREL');
      book.end(sender, at);
      return book.begin(sender, 'packetId', at, 'PUBCOMP');
    case 'PUBREL':
      if (!book.holds(sender)) book.begin(sender, 'packetId', at, 'PUBCOMP');
      if (hasArrived(exchange, at, 'PUBCOMP')) book.end(receiver, at);
      return;
    case 'PUBCOMP':
      return book.endBoth(at);
  }
}

/**
 * What comes to the client has arrived where it was seen. What the client sends has arrived when an answer shows it:
 * before, nobody can say what the broker keeps. What is refused is kept by nobody.
 */
function hasArrived({ direction, steps }: Exchange, at: number, answer: string): boolean {
  if (direction === 'in') return true;
  for (const step of steps.slice(at + 1)) {
    if (isCut(step)) return false;
    if (step.kind === 'packet' && step.type === answer) return (step.reasonCode ?? 0) < 0x80;
  }
  return false;
}

function isCut(step: ExchangeStep): boolean {
  return step.kind === 'reconnect' || (step.kind === 'event' && step.event.kind === 'closed');
}

/** The identifier of a SUBSCRIBE or UNSUBSCRIBE may not be used anew before it is answered. */
function addRequestStep(book: HoldingBook, { kind }: Exchange, { direction }: PacketStep, at: number): void {
  if (kind !== 'subscribe' && kind !== 'unsubscribe') return;
  if (direction === 'in') return book.end('client', at);
  if (!book.holds('client')) book.begin('client', 'packetId', at, kind === 'subscribe' ? 'SUBACK' : 'UNSUBACK');
}

class HoldingBook {
  readonly #ended: Holding[] = [];
  readonly #open = new Map<Side, Holding>();

  holds(side: Side): boolean {
    return this.#open.has(side);
  }

  begin(side: Side, keeps: Holding['keeps'], from: number, until: string): void {
    this.end(side, from);
    this.#open.set(side, { side, keeps, from, to: null, until });
  }

  end(side: Side, to: number): void {
    const open = this.#open.get(side);
    if (!open) return;
    this.#open.delete(side);
    if (to > open.from) this.#ended.push({ ...open, to });
  }

  endBoth(to: number): void {
    this.end('client', to);
    this.end('broker', to);
  }

  all(lastStep: number | null): readonly Holding[] {
    const open = [...this.#open.values()].map((one) => ({ ...one, to: lastStep }));
    return [...this.#ended, ...open]
      .filter(({ from, to }) => to === null || to > from)
      .sort((a, b) => a.from - b.from || (a.side < b.side ? 1 : -1));
  }
}

/** What a side keeps right after a step; null: nothing. */
export function heldAfter(all: readonly Holding[], side: Side, at: number): Holding | null {
  return all.find((one) => one.side === side && one.from <= at && (one.to === null || one.to > at)) ?? null;
}
