// When the next message of a replay is due: a position in the recording's time that moves with the wall clock, so that
// the lateness of one timer is not passed on to the next. Times are milliseconds; a speed of Infinity knows no waiting.

/** A replay that is later than this (the computer slept, the broker was slow) goes on from there instead of rushing after. */
const MAX_CATCH_UP_MS = 2_000;

export class ReplaySchedule {
  #speed: number;
  #running = false;
  /** At the wall clock's `#anchorMs` the recording stood at `#position`. */
  #anchorMs = 0;
  #position: number | null = null;

  /** `speed`: seconds of the recording in a second. */
  constructor(speed: number) {
    this.#speed = speed;
  }

  get speed(): number {
    return this.#speed;
  }

  get running(): boolean {
    return this.#running;
  }

  start(nowMs: number): void {
    this.#anchorMs = nowMs;
    this.#running = true;
  }

  pause(nowMs: number): void {
    this.#anchor(nowMs);
    this.#running = false;
  }

  setSpeed(speed: number, nowMs: number): void {
    this.#anchor(nowMs);
    this.#speed = speed;
  }

  #anchor(nowMs: number): void {
    // Without a speed the position is that of the last message.
    if (this.#running && this.#position !== null && Number.isFinite(this.#speed)) {
      this.#position += (nowMs - this.#anchorMs) * this.#speed;
    }
    this.#anchorMs = nowMs;
  }

  /**
   * When (by the wall clock) a message is due that was recorded at `time`; null: not before it runs. The first message is
   * due at once, and one that was recorded before the last (a clock was set back) with it.
   */
  dueAt(time: number): number | null {
    if (!this.#running) return null;
    if (this.#position === null || !Number.isFinite(this.#speed)) return this.#anchorMs;
    return this.#anchorMs + Math.max(0, time - this.#position) / this.#speed;
  }

  /** A message that was due at `dueMs` goes out now. */
  passed(time: number, dueMs: number, nowMs: number): void {
    if (this.#position === null || !Number.isFinite(this.#speed)) return this.#moveTo(time, nowMs);
    if (nowMs - dueMs > MAX_CATCH_UP_MS) this.#moveTo(time, nowMs);
  }

  /** A message goes out whether it is due or not: the recording stands there now. */
  jumped(time: number, nowMs: number): void {
    this.#moveTo(time, nowMs);
  }

  #moveTo(time: number, nowMs: number): void {
    this.#position = Math.max(time, this.#position ?? time);
    this.#anchorMs = nowMs;
  }
}
