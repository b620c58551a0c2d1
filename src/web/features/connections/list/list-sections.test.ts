import { expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { listSections, matchesSearch } from './list-sections.ts';

const profile = (id: string, more: Partial<ConnectionProfile> = {}): ConnectionProfile => ({
  id,
  name: id,
  endpoint: { scheme: 'ws', host: 'broker.example', port: 1, path: '/' },
  version: 5,
  clientId: '',
  username: undefined,
  keepAliveS: 60,
  cleanStart: true,
  subscriptions: [{ filter: 'plant/+/Temp', qos: 0, color: 1 }],
  order: 0,
  createdAt: 0,
  updatedAt: 0,
  ...more,
});

it('puts what is in no group first, and a group where its first profile stands', () => {
  const sections = listSections([
    profile('a', { group: 'Plant' }),
    profile('b', { group: 'Home' }),
    profile('c'),
    profile('d', { group: 'Plant ' }),
    profile('e', { group: '  ' }),
  ]);
  expect(sections.map(({ group, profiles }) => [group, profiles.map(({ id }) => id).join('')])).toEqual([
    [null, 'ce'],
    ['Plant', 'ad'],
    ['Home', 'b'],
  ]);
  expect(listSections([])).toEqual([]);
});

it('searches name, host, group and topic filters, word by word', () => {
  const lab = profile('Стенд 4', { group: 'Лаборатория' });
  for (const found of ['стенд', 'broker', 'лабор', 'temp', 'plant 4', '']) expect(matchesSearch(lab, found)).toBe(true);
  for (const lost of ['стенд 5', 'humidity']) expect(matchesSearch(lab, lost)).toBe(false);
});
