import { expect, it } from 'vitest';
import { fileName, suggestedName } from './export-file-name.ts';

it('suggests the name of the connection and the time', () => {
  const now = new Date(2026, 10, 2, 9, 5, 7);
  expect(suggestedName('Plant, "east"', 'messages', now)).toBe('Plant-east-2026-11-02-090507');
  expect(suggestedName('Завод 2', 'messages', now)).toBe('Завод-2-2026-11-02-090507');
  expect(suggestedName('***', 'messages', now)).toBe('messages-2026-11-02-090507');
});

it('makes a name that file systems take, with the extension once', () => {
  expect(fileName('a/b:c', 'x', '.json')).toBe('a-b-c.json');
  expect(fileName(' log.CSV ', 'x', '.csv')).toBe('log.csv');
  expect(fileName('log.csv', 'x', '.json')).toBe('log.csv.json');
  expect(fileName('..', 'x', '.ndjson')).toBe('x.ndjson');
  expect(fileName('', 'x', '.json')).toBe('x.json');
});
