import { expect, test } from 'vitest';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { factRows } from './fact-rows.ts';

const FAILURE: ConnectionFailure = {
  cause: { kind: 'never-opened' },
  at: 1000,
  elapsedMs: 3.4,
  address: 'ws://h:9001/mqtt',
  version: 4,
  close: { code: 1006, reason: '', wasClean: false },
  openedAfterMs: null,
};

const fact = (failure: ConnectionFailure, name: string) => factRows(failure).find((row) => row.name === name)?.value;

test('the close event as it came', () => {
  expect(fact(FAILURE, 'closeCode')).toEqual({ kind: 'text', text: '1006' });
  expect(fact(FAILURE, 'closeReason')).toEqual({ kind: 'word', word: 'empty' });
  expect(fact(FAILURE, 'wasClean')).toEqual({ kind: 'text', text: 'false' });
  expect(fact(FAILURE, 'version')).toEqual({ kind: 'text', text: '3.1.1' });
  expect(fact(FAILURE, 'openedAfter')).toEqual({ kind: 'word', word: 'never' });
});

test('no close event: it was the page that ended it', () => {
  const timedOut: ConnectionFailure = { ...FAILURE, close: null, openedAfterMs: 12 };
  expect(fact(timedOut, 'closeCode')).toEqual({ kind: 'word', word: 'none' });
  expect(fact(timedOut, 'wasClean')).toBeUndefined();
  expect(fact(timedOut, 'openedAfter')).toEqual({ kind: 'ms', ms: 12 });
});

test('a refusal has code, name and reason string', () => {
  const refused: ConnectionFailure = {
    ...FAILURE,
    version: 5,
    cause: { kind: 'refused', reasonCode: 0x87, reasonString: 'no' },
  };
  expect(fact(refused, 'reasonCode')).toEqual({ kind: 'text', text: '0x87 Not authorized' });
  expect(fact(refused, 'reasonString')).toEqual({ kind: 'text', text: 'no' });
  expect(fact(FAILURE, 'reasonCode')).toBeUndefined();
});
