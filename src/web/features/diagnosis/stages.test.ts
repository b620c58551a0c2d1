import { expect, test } from 'vitest';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { stageRows } from './stages.ts';

const FAILURE: ConnectionFailure = {
  cause: { kind: 'no-connack', timeoutMs: 10_000 },
  at: 0,
  elapsedMs: 10_020,
  address: 'ws://h:9001/mqtt',
  version: 5,
  close: null,
  openedAfterMs: 20,
};

test('what came before passed, what comes after was not reached', () => {
  const rows = stageRows(FAILURE, 'connect');
  expect(rows.map(({ stage, state, ms }) => [stage, state, ms])).toEqual([
    ['address', 'passed', null],
    ['transport', 'passed', 20],
    ['connect', 'failed', 10_020],
    ['session', 'open', null],
  ]);
});

test('over TCP the companion stands where the WebSocket would', () => {
  expect(stageRows({ ...FAILURE, address: 'mqtt://h:1883' }, 'transport')[1]?.name).toBe('bridge');
});

test('a crash of our own is no stage of a connection', () => {
  expect(stageRows({ ...FAILURE, cause: { kind: 'engine-crashed', message: 'm' } }, 'session')).toEqual([]);
});
