// How long answers took, and how much waited for one: rings of the last that was measured.
import type { Direction } from '../mqtt/direction.ts';
import { type ExchangeStatistics, ROUND_TRIP_KINDS, type RoundTripKind } from './exchange.ts';

const MAX_ROUND_TRIPS = 10_000;
const MAX_SECONDS = 600;

export class RoundTrips {
  #times = new Float64Array(256);
  #ms = new Float32Array(256);
  #kinds = new Uint8Array(256);
  #count = 0;
  /** By second, oldest first. */
  #seconds: { readonly second: number; out: number; in: number }[] = [];

  add(kind: RoundTripKind, askedAt: number, answeredAt: number): void {
    if (this.#count === this.#times.length) this.#grow();
    this.#times[this.#count] = answeredAt;
    this.#ms[this.#count] = answeredAt - askedAt;
    this.#kinds[this.#count] = ROUND_TRIP_KINDS.indexOf(kind);
    this.#count++;
  }

  /** So many messages of either direction are in flight at `time`. */
  inFlight(time: number, counts: Readonly<Record<Direction, number>>): void {
    const second = Math.floor(time / 1000);
    const last = this.#seconds.at(-1);
    if (last?.second === second) {
      last.out = Math.max(last.out, counts.out);
      last.in = Math.max(last.in, counts.in);
      return;
    }
    this.#seconds.push({ second, out: counts.out, in: counts.in });
    if (this.#seconds.length > MAX_SECONDS) this.#seconds.shift();
  }

  statistics(): Pick<ExchangeStatistics, 'roundTrips' | 'inFlight'> {
    const from = Math.max(0, this.#count - MAX_ROUND_TRIPS);
    return {
      roundTrips: {
        times: this.#times.slice(from, this.#count),
        ms: this.#ms.slice(from, this.#count),
        kinds: this.#kinds.slice(from, this.#count),
      },
      inFlight: {
        times: Float64Array.from(this.#seconds, ({ second }) => second * 1000),
        out: Uint16Array.from(this.#seconds, (sample) => sample.out),
        in: Uint16Array.from(this.#seconds, (sample) => sample.in),
      },
    };
  }

  /** Doubles the columns; when they are twice as long as what is told, the older half goes instead. */
  #grow(): void {
    const kept = Math.min(this.#count, MAX_ROUND_TRIPS);
    const length = Math.min(this.#times.length * 2, MAX_ROUND_TRIPS * 2);
    const from = this.#count - kept;
    this.#times = moved(this.#times, from, this.#count, new Float64Array(length));
    this.#ms = moved(this.#ms, from, this.#count, new Float32Array(length));
    this.#kinds = moved(this.#kinds, from, this.#count, new Uint8Array(length));
    this.#count = kept;
  }
}

function moved<T extends Float64Array | Float32Array | Uint8Array>(column: T, from: number, end: number, to: T): T {
  to.set(column.subarray(from, end));
  return to;
}
