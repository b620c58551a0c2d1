// The one timer of a fleet: does what is due, in slices, so that what arrives has its turn in between.
import { DueQueue } from './due-queue.ts';

const SLICE_MS = 8;
/** setTimeout's largest delay. */
const MAX_DELAY_MS = 2_147_483_647;

type Turn = () => void;

export class FleetClock {
  readonly #queue = new DueQueue<Turn>();
  readonly #beganAt = performance.now();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #timerAt = Number.POSITIVE_INFINITY;
  #ended = false;

  /** Milliseconds since the fleet began. */
  get elapsedMs(): number {
    return performance.now() - this.#beganAt;
  }

  after(delayMs: number, turn: Turn): void {
    this.at(this.elapsedMs + delayMs, turn);
  }

  at(elapsedMs: number, turn: Turn): void {
    this.#queue.add(elapsedMs, turn);
    this.#plan();
  }

  /** Nothing that was planned happens any more. */
  end(): void {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #plan(): void {
    const next = this.#queue.nextAt;
    if (next === null || this.#ended || next >= this.#timerAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timerAt = next;
    this.#timer = setTimeout(() => this.#advance(), Math.min(MAX_DELAY_MS, Math.max(0, next - this.elapsedMs)));
  }

  #advance(): void {
    this.#timer = null;
    this.#timerAt = Number.POSITIVE_INFINITY;
    const begin = this.elapsedMs;
    for (let now = begin; now - begin < SLICE_MS && !this.#ended; now = this.elapsedMs) {
      const due = this.#queue.takeDue(now);
      if (!due) break;
      due.item();
    }
    this.#plan();
  }
}
