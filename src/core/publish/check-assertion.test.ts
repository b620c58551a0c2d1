import { encode as encodeMessagePack } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assertion } from './assertion.ts';
import { checkAssertions, type JudgedMessage } from './check-assertion.ts';
import { compareDecimals, readDecimal } from './decimal.ts';
import { beginScope } from './template-scope.ts';

const message = (payload: string | Uint8Array, change: Partial<JudgedMessage> = {}): JudgedMessage => ({
  topic: 'lab/answer',
  payload: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload,
  responseTopic: null,
  correlationData: null,
  contentType: 'application/json',
  userProperties: [['unit', '°C']],
  ms: 12.34,
  ...change,
});

function check(
  assertion: Assertion,
  payload: string | Uint8Array = '{"a":{"b":[1.0,"x",null]},"big":9007199254740993}',
) {
  const scope = beginScope({ values: { one: '1' }, table: null });
  return checkAssertions([assertion], message(payload), scope)[0];
}

const json = (path: string, is: Extract<Assertion, { of: 'json' }>['is'], text = ''): Assertion => ({
  of: 'json',
  path,
  is,
  text,
});

describe('checkAssertions', () => {
  it.each([
    [json('a.b[0]', 'equals', '1'), true],
    [json('a.b[0]', 'equals', '{{one}}.00'), true],
    [json('a.b[0]', 'not-equals', '1'), false],
    [json('a.b[1]', 'equals', 'x'), true],
    [json('a.b[1]', 'matches', '^x$'), true],
    [json('a.b[2]', 'is-type', 'null'), true],
    [json('a', 'is-type', 'array'), false],
    [json('a.b', 'equals', '[1.0, "x", null]'), true],
    [json('big', 'equals', '9007199254740993'), true],
    [json('big', 'equals', '9007199254740992'), false],
    [json('big', 'greater', '9007199254740992'), true],
    [json('big', 'less', '9007199254740993'), false],
    [json('a.b', 'exists'), true],
    [json('a.c', 'exists'), false],
    [json('a.c', 'not-equals', '1'), true],
    [{ of: 'payload', is: 'contains', text: '"big"' }, true],
    [{ of: 'payload', is: 'equals', text: '{}' }, false],
    [{ of: 'topic', is: 'matches', text: '^lab/' }, true],
    [{ of: 'property', name: 'unit', is: 'equals', text: '°C' }, true],
    [{ of: 'property', name: 'content-type', is: 'matches', text: 'json' }, true],
    [{ of: 'time', atMostMs: 12 }, false],
    [{ of: 'time', atMostMs: 13 }, true],
  ] as [Assertion, boolean][])('%j: %s', (assertion, holds) => {
    expect(check(assertion)).toMatchObject({ holds, fault: null });
  });

  it('says what was there instead, and why it could not be asked', () => {
    expect(check(json('a.b[1]', 'equals', 'y'))).toMatchObject({ holds: false, found: 'x' });
    expect(check(json('a.c', 'equals', 'y'))).toMatchObject({ holds: false, found: null, fault: null });
    expect(check(json('a.b[1]', 'less', '3'))).toMatchObject({ fault: 'not-a-number', found: 'x' });
    expect(check(json('a..b', 'exists'))).toMatchObject({ fault: 'bad-path' });
    expect(check(json('a', 'exists'), 'no document')).toMatchObject({ fault: 'no-document' });
    expect(check({ of: 'payload', is: 'matches', text: '(' })).toMatchObject({ holds: false, fault: 'bad-pattern' });
    expect(check({ of: 'payload', is: 'equals', text: '{{nobody}}' })).toMatchObject({ fault: 'variable' });
    expect(check({ of: 'payload', is: 'equals', text: '' }, 'x'.repeat(10_000))?.found).toHaveLength(501);
  });

  it('reads MessagePack and CBOR, too', () => {
    const document = { a: [1.5, 'x', Uint8Array.of(255, 0)], n: 2n ** 53n + 1n };
    for (const payload of [encodeMessagePack({ ...document }, { useBigInt64: true }), encodeCbor(document)]) {
      expect(check(json('a[0]', 'equals', '1.50'), payload)?.holds).toBe(true);
      expect(check(json('a[2]', 'equals', 'ff00'), payload)).toMatchObject({ found: 'ff00' });
      expect(check(json('n', 'equals', '9007199254740993'), payload)?.holds).toBe(true);
    }
  });
});

describe('compareDecimals', () => {
  it('is the order of numbers', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [left, right] = [readDecimal(String(a)), readDecimal(String(b))];
        if (!left || !right) throw new Error('no decimal');
        expect(Math.sign(compareDecimals(left, right))).toBe(Math.sign(a === b ? 0 : a < b ? -1 : 1));
      }),
    );
    const far = readDecimal('1e99999');
    expect(far && compareDecimals(far, { digits: 5n, exponent: -99_999 })).toBe(1);
    expect(readDecimal('0x10')).toBeNull();
  });
});
