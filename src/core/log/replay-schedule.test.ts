import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReplaySchedule } from './replay-schedule.ts';

it('keeps the distances, at any speed', () => {
  const schedule = new ReplaySchedule(10);
  schedule.start(1_000);
  expect(schedule.dueAt(500)).toBe(1_000);
  schedule.passed(500, 1_000, 1_000);
  expect(schedule.dueAt(700)).toBe(1_020);
  schedule.passed(700, 1_020, 1_027);
  // The lateness of the last is not passed on.
  expect(schedule.dueAt(1_500)).toBe(1_100);
});

it('stands still while paused, and goes on with what was left to wait', () => {
  const schedule = new ReplaySchedule(1);
  schedule.start(0);
  schedule.passed(0, 0, 0);
  schedule.pause(400);
  expect(schedule.dueAt(1_000)).toBeNull();
  schedule.start(5_000);
  expect(schedule.dueAt(1_000)).toBe(5_600);
  schedule.setSpeed(0.1, 5_300);
  expect(schedule.dueAt(1_000)).toBe(8_300);
  schedule.setSpeed(Number.POSITIVE_INFINITY, 6_000);
  expect(schedule.dueAt(99_000)).toBeLessThanOrEqual(6_000);
});

it('does not rush after what it missed while the computer slept', () => {
  const schedule = new ReplaySchedule(1);
  schedule.start(0);
  schedule.passed(0, 0, 0);
  schedule.passed(100, 100, 60_000);
  expect(schedule.dueAt(1_100)).toBe(61_000);
});

it('is due at once after a clock that was set back', () => {
  const schedule = new ReplaySchedule(1);
  schedule.start(0);
  schedule.passed(1_000, 0, 0);
  expect(schedule.dueAt(200)).toBe(0);
});

it('takes as long as the recording, whatever the timers do', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 100 }),
      fc.constantFrom(0.1, 0.5, 1, 2, 10, 100),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 20 }),
      (gaps, speed, latenesses) => {
        const schedule = new ReplaySchedule(speed);
        schedule.start(0);
        let time = 0;
        let now = 0;
        for (const [i, gap] of gaps.entries()) {
          time += i === 0 ? 0 : gap;
          const due = schedule.dueAt(time) as number;
          expect(due).toBeCloseTo(time / speed, 3);
          now = Math.max(now, due + (i === 0 ? 0 : (latenesses[i % latenesses.length] as number)));
          schedule.passed(time, due, now);
        }
      },
    ),
  );
});
