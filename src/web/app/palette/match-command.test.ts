import { describe, expect, it } from 'vitest';
import { matchesCommand } from './match-command.ts';

describe('matchesCommand', () => {
  it('finds words in any order and case', () => {
    expect(matchesCommand('Connect Lab broker', 'lab CONN')).toBe(true);
    expect(matchesCommand('Подключиться: Стенд', 'стенд')).toBe(true);
    expect(matchesCommand('Connect Lab broker', 'lab dis')).toBe(false);
    expect(matchesCommand('anything', '  ')).toBe(true);
  });
});
