import { expect, it } from 'vitest';
import { comesBefore } from './place-in-log.ts';

it('goes by the time, and by the place where the times are the same', () => {
  expect(comesBefore({ seq: 1, time: 5 }, { seq: 2, time: 9 })).toBe(true);
  expect(comesBefore({ seq: 2, time: 9 }, { seq: 1, time: 5 })).toBe(false);
  expect(comesBefore({ seq: 1, time: 5 }, { seq: 2, time: 5 })).toBe(true);
  expect(comesBefore({ seq: 2, time: 5 }, { seq: 1, time: 5 })).toBe(false);
});
