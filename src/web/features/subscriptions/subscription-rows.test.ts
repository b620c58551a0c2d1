import { expect, test } from 'vitest';
import { subscriptionRows } from './subscription-rows.ts';

test('keeps the order of the profile and finds the rate by the order of the engine', () => {
  const rows = subscriptionRows(
    [
      { filter: 'a', qos: 1, color: 3 },
      { filter: 'b', qos: 0, color: 1 },
    ],
    [
      { filter: 'b', qos: 0, status: { kind: 'pending' } },
      { filter: 'a', qos: 1, status: { kind: 'granted', qos: 0 } },
    ],
  );
  expect(rows).toEqual([
    { filter: 'a', qos: 1, color: 3, status: { kind: 'granted', qos: 0 }, rateIndex: 1 },
    { filter: 'b', qos: 0, color: 1, status: { kind: 'pending' }, rateIndex: 0 },
  ]);
});

test('what no engine knows waits', () => {
  expect(subscriptionRows([{ filter: 'a', qos: 2, color: 1 }], [])).toEqual([
    { filter: 'a', qos: 2, color: 1, status: { kind: 'waiting' }, rateIndex: -1 },
  ]);
});
