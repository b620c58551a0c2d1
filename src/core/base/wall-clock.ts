// Wall-clock times with the resolution of the monotonic clock.

/**
 * Turns monotonic times (`performance.now()`, event time stamps) into milliseconds since the epoch. The two clocks drift
 * apart when the computer sleeps or its time is set; they are joined anew when they differ by more than `MAX_DRIFT_MS`.
 */
export class WallClock {
  #offset: number;

  constructor() {
    this.#offset = Date.now() - performance.now();
  }

  /** Now, in milliseconds since the epoch with fractions. */
  now(): number {
    return performance.now() + this.#offset;
  }

  /** Call now and then (once a second will do). */
  check(): void {
    const offset = Date.now() - performance.now();
    if (Math.abs(offset - this.#offset) > MAX_DRIFT_MS) this.#offset = offset;
  }
}

/** Below this the monotonic clock is the better of the two: `Date.now()` has whole milliseconds and is slewed. */
const MAX_DRIFT_MS = 50;
