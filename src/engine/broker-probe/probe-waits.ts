// All waiting of one probe: conditions that are looked at again whenever something arrives, until they hold, time is up, or
// the probe is cancelled. Counts what it sends.

/** Thrown from every wait of a probe that was cancelled, so that its tests unwind to where it cleans up. */
export class ProbeCancelled extends Error {}

/** An answer that takes longer counts as none. */
export const ANSWER_MS = 4_000;

interface Wait {
  readonly condition: () => boolean;
  readonly settle: (holds: boolean) => void;
  readonly reject: (why: Error) => void;
}

export class ProbeWaits {
  readonly #waits = new Set<Wait>();
  readonly answerMs: number;
  #cancelled = false;
  /** PUBLISH packets sent by all clients. */
  messages = 0;

  constructor(answerMs = ANSWER_MS) {
    this.answerMs = answerMs;
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  cancel(): void {
    this.#cancelled = true;
    for (const { reject } of [...this.#waits]) reject(new ProbeCancelled());
  }

  /** True: it holds; false: it did not in time. Rejects with `ProbeCancelled`. */
  until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
    if (this.#cancelled) return Promise.reject(new ProbeCancelled());
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const end = (act: () => void) => {
        clearTimeout(timer);
        this.#waits.delete(wait);
        act();
      };
      const timer = setTimeout(() => end(() => resolve(condition())), timeoutMs);
      const wait: Wait = {
        condition,
        settle: (holds) => end(() => resolve(holds)),
        reject: (why) => end(() => reject(why)),
      };
      this.#waits.add(wait);
    });
  }

  pause(ms: number): Promise<boolean> {
    return this.until(() => false, ms);
  }

  /** Something arrived. */
  look(): void {
    for (const wait of [...this.#waits]) if (wait.condition()) wait.settle(true);
  }
}
