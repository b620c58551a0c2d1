import { expect, it } from 'vitest';
import { messageTime } from './message-time.ts';

it('shows local time to the millisecond, cut and not rounded', () => {
  const time = messageTime(new Date(2026, 10, 22, 9, 4, 7, 59).getTime() + 0.9996);
  expect(time.clock).toBe('09:04:07.059');
  expect(time.date).toBe('2026-11-22');
  expect(new Date(time.iso).getTime() % 1000).toBe(59);
});
