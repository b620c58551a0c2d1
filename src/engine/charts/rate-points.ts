// Messages, or bytes of payload, by second: a point each second, zeros included while the connection stands.
import { ChartPoints } from '../../core/log/chart-points.ts';

/** A day of zeros is enough: a longer silence has a point at its begin and its end. */
const MAX_ZEROS = 86_400;

export class RatePoints {
  readonly points = new ChartPoints();
  readonly #of: 'messages' | 'bytes';
  /** The second that is being counted; null: none yet. */
  #second: number | null = null;
  #count = 0;
  #seq = 0;
  #isOpen = true;

  constructor(of: 'messages' | 'bytes') {
    this.#of = of;
  }

  add(time: number, bytes: number, seq: number): void {
    this.passTo(time);
    if (this.#count === 0) this.#seq = seq;
    this.#count += this.#of === 'messages' ? 1 : bytes;
  }

  /** Time goes on: seconds that are over are written down. */
  passTo(time: number): void {
    const second = Math.floor(time / 1000);
    const before = this.#second;
    if (before === null) {
      this.#second = second;
      return;
    }
    if (second <= before) return;
    this.points.add(before * 1000, this.#count, this.#seq);
    this.#count = 0;
    this.#second = second;
    if (!this.#isOpen) return;
    for (let quiet = Math.max(before + 1, second - MAX_ZEROS); quiet < second; quiet++)
      this.points.add(quiet * 1000, 0, this.#seq);
  }

  /** The network connection is gone: nothing can come, which is no rate of zero. */
  closed(time: number): void {
    this.passTo(time);
    this.#isOpen = false;
  }

  opened(time: number): void {
    this.passTo(time);
    this.#isOpen = true;
  }
}
