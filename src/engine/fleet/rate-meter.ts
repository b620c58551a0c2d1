// How much was counted within the last second, in steps of a tenth.

const STEP_MS = 100;
const STEPS = 10;

export class RateMeter {
  readonly #counts = new Array<number>(STEPS).fill(0);
  #step = 0;

  count(elapsedMs: number): void {
    this.#turn(elapsedMs);
    const slot = this.#step % STEPS;
    this.#counts[slot] = (this.#counts[slot] as number) + 1;
  }

  perSecond(elapsedMs: number): number {
    this.#turn(elapsedMs);
    // The step that has only begun counts with the time that has passed of it.
    const covered = (STEPS - 1) * STEP_MS + (elapsedMs - this.#step * STEP_MS);
    const sum = this.#counts.reduce((total, count) => total + count, 0);
    return Math.round((sum * STEPS * STEP_MS) / covered);
  }

  #turn(elapsedMs: number): void {
    const step = Math.floor(elapsedMs / STEP_MS);
    for (let passed = Math.max(this.#step + 1, step - STEPS + 1); passed <= step; passed++) {
      this.#counts[passed % STEPS] = 0;
    }
    this.#step = Math.max(this.#step, step);
  }
}
