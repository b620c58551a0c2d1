// The messages of a replay that were handed over and not published yet, in order.
import type { ReplayMessage } from '../../core/protocol/replay-contract.ts';

/** Below both of these more is asked for: enough for what lies between two answers at full speed. */
const LOW_MESSAGES = 500;
const LOW_BYTES = 1024 * 1024;

export class ReplayQueue {
  #messages: readonly ReplayMessage[] = [];
  /** The next one. */
  #at = 0;
  #bytes = 0;
  #isWhole = false;

  /** `last`: nothing comes after these. */
  add(messages: readonly ReplayMessage[], last: boolean): void {
    this.#messages = [...this.#messages.slice(this.#at), ...messages];
    this.#at = 0;
    for (const { payload } of messages) this.#bytes += payload.length;
    this.#isWhole = last;
  }

  get next(): ReplayMessage | undefined {
    return this.#messages[this.#at];
  }

  /** The next one goes out. */
  shift(): void {
    this.#bytes -= this.next?.payload.length ?? 0;
    this.#at++;
  }

  get hasRoom(): boolean {
    return this.#messages.length - this.#at <= LOW_MESSAGES && this.#bytes <= LOW_BYTES;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** All of the replay has gone out. */
  get isDone(): boolean {
    return this.#isWhole && this.next === undefined;
  }
}
