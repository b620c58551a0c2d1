import { describe, expect, it } from 'vitest';
import { SubscriptionBook } from './subscription-book.ts';

const suback = (...codes: number[]) => ({ codes: Uint8Array.from(codes), reasonString: null });
const a = { filter: 'a/#', qos: 1 } as const;
const b = { filter: 'b', qos: 2 } as const;

function granted(): SubscriptionBook {
  const book = new SubscriptionBook();
  book.want([a, b]);
  book.begin(false);
  book.subscribeSent(1, ['a/#', 'b']);
  book.subackCame(1, suback(1, 2));
  return book;
}

const kinds = (book: SubscriptionBook) => book.states.map(({ status }) => status.kind);

describe('SubscriptionBook', () => {
  it('tells waiting, pending, granted and refused apart', () => {
    const book = new SubscriptionBook();
    book.want([a, b]);
    expect(kinds(book)).toEqual(['waiting', 'waiting']);
    expect(book.begin(false)).toEqual({ subscribe: [a, b], unsubscribe: [] });
    book.subscribeSent(5, ['a/#', 'b']);
    expect(kinds(book)).toEqual(['pending', 'pending']);
    book.subackCame(5, suback(0, 0x87));
    expect(book.states.map(({ status }) => status)).toEqual([
      { kind: 'granted', qos: 0 },
      { kind: 'refused', reasonCode: 0x87, reasonString: null },
    ]);
  });

  it('asks for all again in a new session, for none in a resumed one', () => {
    const book = granted();
    book.connectionLost();
    expect(kinds(book)).toEqual(['waiting', 'waiting']);
    expect(book.begin(true)).toEqual({ subscribe: [], unsubscribe: [] });
    expect(kinds(book)).toEqual(['granted', 'granted']);
    book.connectionLost();
    expect(book.begin(false).subscribe).toEqual([a, b]);
  });

  it('makes up in a resumed session for what changed without a connection', () => {
    const book = granted();
    book.connectionLost();
    expect(book.remove(['b'], false)).toEqual([]);
    const c = { filter: 'c', qos: 0 } as const;
    book.want([c]);
    expect(book.begin(true)).toEqual({ subscribe: [c], unsubscribe: ['b'] });
  });

  it('asks again where the QoS was changed', () => {
    const book = granted();
    book.connectionLost();
    const changed = { filter: 'a/#', qos: 0 } as const;
    book.replaceAll([changed, b]);
    expect(book.begin(true)).toEqual({ subscribe: [changed], unsubscribe: [] });
  });

  it('names the filters to unsubscribe while connected', () => {
    const book = granted();
    expect(book.remove(['a/#', 'unknown'], true)).toEqual(['a/#']);
    expect(book.filters).toEqual(['b']);
  });

  it('bears a SUBACK that nobody waits for', () => {
    const book = granted();
    book.subackCame(99, suback(0x80));
    expect(kinds(book)).toEqual(['granted', 'granted']);
  });
});
