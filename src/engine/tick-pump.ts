// Sends at most one tick a frame, and the next only after the page has drawn the last: a page that is slow or hidden
// gets fewer, never a backlog.

/** One frame at 60 Hz. */
const MIN_INTERVAL_MS = 16;

export class TickPump {
  readonly #send: () => void;
  #dirty = false;
  #waiting = false;
  #lastAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #touches = 0;

  constructor(send: () => void) {
    this.#send = send;
  }

  /** Something that a tick tells has changed. Call as often as it does: also tells the time to the pump in a flood. */
  touch(): void {
    this.#dirty = true;
    // With a timer set, it is only a flood that keeps waiting that needs the clock looked at.
    if (this.#waiting || (this.#timer !== null && (++this.#touches & 31) !== 0)) return;
    const now = performance.now();
    if (now - this.#lastAt >= MIN_INTERVAL_MS) return this.#emit(now);
    this.#timer ??= setTimeout(() => this.#emitLate(), MIN_INTERVAL_MS);
  }

  /** The page has drawn the last tick. */
  drawn(): void {
    this.#waiting = false;
    if (this.#dirty) this.touch();
  }

  #emitLate(): void {
    this.#timer = null;
    if (this.#dirty && !this.#waiting) this.#emit(performance.now());
  }

  #emit(now: number): void {
    this.#dirty = false;
    this.#waiting = true;
    this.#lastAt = now;
    this.#send();
  }
}
