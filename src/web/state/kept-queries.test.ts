import { beforeEach, expect, it, vi } from 'vitest';
import { EVERY_MESSAGE } from '../../core/log/message-query.ts';
import { keepQuery, keptQuery } from './kept-queries.ts';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

it('keeps a query for each connection, without what holds for one sitting', () => {
  const query = { ...EVERY_MESSAGE, text: 'temp', hiddenFilters: ['a/#'], size: { min: 1, max: null } };
  keepQuery('one', { ...query, bookmarked: true, time: { min: 5, max: null } });
  keepQuery('two', { ...EVERY_MESSAGE, fields: [{ path: ['a', 0], operator: '>', value: 1 }] });
  expect(keptQuery('one')).toEqual(query);
  expect(keptQuery('two')?.fields).toEqual([{ path: ['a', 0], operator: '>', value: 1 }]);
  expect(keptQuery('three')).toBeNull();
  keepQuery('one', null);
  expect(keptQuery('one')).toBeNull();
  expect(keptQuery('two')).not.toBeNull();
});

it.each(['', '{', '[]', '5', '{"one":{"text":5}}', '{"one":null}'])('takes %s for nothing', (text) => {
  stored.set('mqtt-loupe.queries', text);
  expect(keptQuery('one')).toBeNull();
  keepQuery('one', { ...EVERY_MESSAGE, text: 'a' });
  expect(keptQuery('one')?.text).toBe('a');
});

it('lets those go that were filtered longest ago', () => {
  for (let i = 0; i < 150; i++) keepQuery(`profile ${i}`, { ...EVERY_MESSAGE, qos: 1 });
  expect(keptQuery('profile 0')).toBeNull();
  expect(keptQuery('profile 149')).not.toBeNull();
});
