import { expect, it } from 'vitest';
import type { ConnectionFailure } from '../../../../core/protocol/engine-contract.ts';
import { connectionActivity, formatRate } from './connection-activity.ts';

const failure: ConnectionFailure = {
  cause: { kind: 'dropped' },
  at: 0,
  elapsedMs: 0,
  address: 'ws://h:1/',
  version: 5,
  close: null,
  openedAfterMs: null,
};

it('tells every state by its mark and its words', () => {
  expect(connectionActivity({ phase: 'disconnected' }, 5)).toEqual({ dot: 'off', note: { kind: 'none' } });
  expect(connectionActivity({ phase: 'connecting', since: 0 }, 0).note.kind).toBe('connecting');
  expect(
    connectionActivity({ phase: 'reconnecting', attempt: 1, nextAttemptAt: 9, waitsForNetwork: false, failure }, 0),
  ).toEqual({
    dot: 'trying',
    note: { kind: 'retry', at: 9 },
  });
  expect(connectionActivity({ phase: 'failed', failure }, 0)).toEqual({ dot: 'failed', note: { kind: 'failed' } });
});

it('keeps a rate short', () => {
  expect([0, 940, 9_400, 12_403, 200_000].map((rate) => formatRate(rate, 'en'))).toEqual([
    '0',
    '940',
    '9,400',
    '12.4K',
    '200K',
  ]);
});
