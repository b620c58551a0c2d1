import { describe, expect, it } from 'vitest';
import { backOffMs, isWorthRetrying } from './back-off.ts';

describe('backOffMs', () => {
  it('doubles from one second to thirty', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((n) => backOffMs(n, 0))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('takes off up to a quarter at random', () => {
    expect(backOffMs(3, 0.999)).toBeGreaterThan(3000 - 1);
    expect(backOffMs(3, 0.5)).toBe(3500);
  });
});

describe('isWorthRetrying', () => {
  it('does not knock again after a refusal that time does not cure', () => {
    const refused = (reasonCode: number) => isWorthRetrying({ kind: 'refused', reasonCode, reasonString: null });
    expect([1, 2, 4, 5, 0x84, 0x85, 0x86, 0x87, 0x8a].map(refused)).not.toContain(true);
    expect([3, 0x88, 0x89].map(refused)).not.toContain(false);
  });

  it('does not fight for a client id', () => {
    const gone = (reasonCode: number) => isWorthRetrying({ kind: 'server-disconnect', reasonCode, reasonString: null });
    expect(gone(0x8e)).toBe(false);
    expect(gone(0x8b)).toBe(true);
  });

  it('comes back after a loss', () => expect(isWorthRetrying({ kind: 'dropped' })).toBe(true));
});
