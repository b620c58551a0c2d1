import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import {
  MAX_QUEUED,
  MAX_QUEUED_BYTES,
  queuedOf,
  queuedStore,
  queuePublish,
  takeQueued,
  withdrawAll,
  withdrawPublish,
} from './queued-publishes.ts';

const message = (topic: string, bytes = 1): PreparedPublish => ({
  topic,
  payload: new Uint8Array(bytes),
  qos: 1,
  retain: false,
});
const topics = (profileId: string) => queuedOf(profileId).map((queued) => queued.message.topic);

beforeEach(() => queuedStore.setState({ byProfile: {} }));

describe('what waits for a connection', () => {
  test('keeps its order, by connection, until it is taken once', () => {
    for (const topic of ['a', 'b']) queuePublish('one', message(topic), vi.fn());
    queuePublish('other', message('c'), vi.fn());
    expect(topics('one')).toEqual(['a', 'b']);
    expect(takeQueued('one').map((queued) => queued.message.topic)).toEqual(['a', 'b']);
    expect(takeQueued('one')).toEqual([]);
    expect(topics('other')).toEqual(['c']);
  });

  test('is withdrawn one by one, or all', () => {
    for (const topic of ['a', 'b', 'c']) queuePublish('one', message(topic), vi.fn());
    withdrawPublish('one', queuedOf('one')[1]?.id ?? -1);
    expect(topics('one')).toEqual(['a', 'c']);
    withdrawAll('one');
    expect(topics('one')).toEqual([]);
  });

  test('is bounded in number and in bytes, and what is too much is refused', () => {
    for (let i = 0; i < MAX_QUEUED; i++) expect(queuePublish('one', message('a'), vi.fn())).toBe(true);
    expect(queuePublish('one', message('b'), vi.fn())).toBe(false);
    expect(queuePublish('other', message('large', MAX_QUEUED_BYTES), vi.fn())).toBe(true);
    expect(queuePublish('other', message('more'), vi.fn())).toBe(false);
    expect(topics('other')).toEqual(['large']);
  });
});
