// Two clients with one client id throw each other out for ever [MQTT-3.1.4-3]. A broker of version 5 may say so with
// DISCONNECT 0x8E; mosquitto and every broker of 3.1.1 just close. What tells the loop then is its rhythm: CONNECT is
// accepted at once, and soon after, with nothing going on, the connection is closed, and so again and again.

/** Losses in a row that make a loop: two may be a coincidence. */
const LOOP_LOSSES = 3;
/** The other client comes back after a few seconds (mosquitto's tools: 1 s, MQTT.js: 1 s, with back-off up to 30 s). */
const SOON_MS = 15_000;

export class TakeOverWatch {
  #losses = 0;
  #connectedAt = 0;
  #busy = false;

  /** `now` in milliseconds on any clock that only goes forward. */
  connected(now: number): void {
    this.#connectedAt = now;
    this.#busy = false;
  }

  /** Something at QoS 1 or 2 is under way: a loss now has more likely another reason. */
  exchanged(): void {
    this.#busy = true;
  }

  /** The connection stood and was closed without a word. Returns how many times in a row, or 0: no loop. */
  dropped(now: number): number {
    const soon = now - this.#connectedAt < SOON_MS;
    // The first of a loop may have stood for long: then the other client had not come yet.
    if (this.#busy) this.#losses = 0;
    else this.#losses = soon ? this.#losses + 1 : 1;
    return this.#losses >= LOOP_LOSSES ? this.#losses : 0;
  }

  /** Anything else happened: an attempt failed (a broker that restarts does), a person stepped in. */
  reset(): void {
    this.#losses = 0;
  }
}
