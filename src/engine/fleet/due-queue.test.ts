import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

it('gives what is due in the order of its times, and nothing before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (times, now) => {
      const queue = new DueQueue<number>();
      for (const at of times) queue.add(at, at);
      const taken: number[] = [];
      for (let next = queue.takeDue(now); next; next = queue.takeDue(now)) taken.push(next.item);
      const sorted = [...times].sort((a, b) => a - b);
      expect(taken).toEqual(sorted.filter((at) => at <= now));
      expect(queue.nextAt).toBe(sorted.find((at) => at > now) ?? null);
    }),
  );
});
