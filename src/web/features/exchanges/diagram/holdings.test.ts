import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtExchange, repeatedExchange } from '../../../../testing/built-exchange.ts';
import { heldAfter, holdings } from './holdings.ts';

function told(exchange: Parameters<typeof holdings>[0]): readonly string[] {
  return holdings(exchange).map(({ side, keeps, from, to, until }) => `${side} ${keeps} ${from}-${to ?? ''} ${until}`);
}

describe('what each side keeps', () => {
  it('is nothing at QoS 0', () => {
    expect(told(builtExchange(['> PUBLISH'], { qos: 0 }))).toEqual([]);
  });

  it('is the message until PUBACK at QoS 1, in both directions', () => {
    expect(told(builtExchange(['> PUBLISH', '< PUBACK'], { qos: 1 }))).toEqual(['client message 0-1 PUBACK']);
    expect(told(builtExchange(['< PUBLISH', '> PUBACK'], { qos: 1 }))).toEqual(['broker message 0-1 PUBACK']);
  });

  it('is at QoS 2 the message until PUBREC, then its identifier', () => {
    expect(told(builtExchange(['> PUBLISH', '< PUBREC', '> PUBREL', '< PUBCOMP']))).toEqual([
      'client message 0-1 PUBREC',
      'broker packetId 0-2 PUBREL',
      'client packetId 1-3 PUBCOMP',
    ]);
    expect(told(builtExchange(['< PUBLISH', '> PUBREC', '< PUBREL', '> PUBCOMP']))).toEqual([
      'client packetId 0-2 PUBREL',
      'broker message 0-1 PUBREC',
      'broker packetId 1-3 PUBCOMP',
    ]);
  });

  it('outlives the connection, and begins at the broker only when it has the message', () => {
    expect(told(repeatedExchange())).toEqual([
      'client message 0-4 PUBREC',
      'broker packetId 3-5 PUBREL',
      'client packetId 4-6 PUBCOMP',
    ]);
  });

  it('has no end while somebody waits', () => {
    expect(told(builtExchange(['> PUBLISH'], { qos: 1, status: 'open' }))).toEqual(['client message 0- PUBACK']);
    expect(told(builtExchange(['> PUBLISH', '< PUBREC', '> PUBREL'], { status: 'open' }))).toEqual([
      'client message 0-1 PUBREC',
      'broker packetId 0- PUBREL',
      'client packetId 1- PUBCOMP',
    ]);
  });

  it('ends when it is refused, and when it is lost', () => {
    expect(told(builtExchange(['> PUBLISH', '< PUBREC 0x87'], { status: 'refused' }))).toEqual([
      'client message 0-1 PUBREC',
    ]);
    expect(told(builtExchange(['> PUBLISH lost', 'x', 'new'], { qos: 1, status: 'lost' }))).toEqual([
      'client message 0-2 PUBACK',
    ]);
  });

  it('is the identifier of a SUBSCRIBE until its answer', () => {
    const subscribe = builtExchange(['> SUBSCRIBE', '< SUBACK'], { kind: 'subscribe', qos: null });
    expect(told(subscribe)).toEqual(['client packetId 0-1 SUBACK']);
    expect(told(builtExchange(['> PINGREQ', '< PINGRESP'], { kind: 'ping', qos: null, packetId: null }))).toEqual([]);
  });
});

it('says what is kept after a step', () => {
  const all = holdings(repeatedExchange());
  const after = (at: number) => [heldAfter(all, 'client', at)?.keeps, heldAfter(all, 'broker', at)?.keeps];
  expect([0, 3, 4, 5, 6].map(after)).toEqual([
    ['message', undefined],
    ['message', 'packetId'],
    ['packetId', 'packetId'],
    ['packetId', undefined],
    [undefined, undefined],
  ]);
});

it('never keeps two things at a side at once, whatever the packets are', () => {
  const line = fc.constantFrom(
    '> PUBLISH',
    '> PUBLISH lost',
    '< PUBREC',
    '> PUBREL',
    '< PUBCOMP',
    'x',
    'session',
    '< PUBACK',
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, open) => {
      const exchange = builtExchange(['> PUBLISH', ...lines], { status: open ? 'open' : 'complete' });
      const all = holdings(exchange);
      for (const side of ['client', 'broker'] as const)
        for (let at = 0; at < exchange.steps.length; at++) {
          const held = all.filter((one) => one.side === side && one.from <= at && (one.to === null || one.to > at));
          expect(held.length).toBeLessThanOrEqual(1);
        }
      expect(all.every(({ from, to }) => to === null || to > from)).toBe(true);
    }),
  );
});
