import { expect, it } from 'vitest';
import {
  connectTimeoutS,
  type ReconnectDraft,
  reconnectDraft,
  reconnectFaults,
  reconnectSettings,
} from './reconnect-draft.ts';

const start = reconnectDraft(undefined, undefined);

it('gives the settings back as they were', () => {
  const settings = { enabled: false, firstDelayMs: 250, maxDelayMs: 60_000, maxAttempts: 3 };
  const draft = reconnectDraft(settings, 30);
  expect(draft).toMatchObject({ firstDelay: '0.25', maxDelay: '60', attempts: '3', timeout: '30' });
  expect([reconnectSettings(draft), connectTimeoutS(draft)]).toEqual([settings, 30]);
  expect([reconnectSettings(start), connectTimeoutS(start)]).toEqual([undefined, undefined]);
});

it('lets the longest delay, left empty, be no shorter than the first', () => {
  expect(reconnectFaults({ ...start, firstDelay: '60' })).toEqual({});
  expect(reconnectSettings({ ...start, firstDelay: '60' })).toMatchObject({ firstDelayMs: 60_000, maxDelayMs: 60_000 });
});

it.each<[Partial<ReconnectDraft>, object]>([
  [{}, {}],
  [{ firstDelay: '0,5' }, {}],
  [{ firstDelay: '0' }, { 'reconnect.firstDelay': 'delay' }],
  [{ firstDelay: 'x' }, { 'reconnect.firstDelay': 'delay' }],
  [{ maxDelay: '86401' }, { 'reconnect.maxDelay': 'delay' }],
  [{ firstDelay: '5', maxDelay: '4' }, { 'reconnect.maxDelay': 'delay-order' }],
  [{ attempts: '0' }, { 'reconnect.attempts': 'attempts' }],
  [{ timeout: '601' }, { 'reconnect.timeout': 'timeout' }],
  [{ timeout: '600' }, {}],
])('%j: %j', (change, faults) => {
  expect(reconnectFaults({ ...start, ...change })).toEqual(faults);
});
