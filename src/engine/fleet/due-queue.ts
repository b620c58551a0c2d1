// What is due when, of many: a binary heap by time.

export class DueQueue<T> {
  readonly #times: number[] = [];
  readonly #items: T[] = [];

  /** Null: it is empty. */
  get nextAt(): number | null {
    return this.#times[0] ?? null;
  }

  add(at: number, item: T): void {
    let place = this.#times.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.#times[parent] as number) <= at) break;
      this.#put(place, this.#times[parent] as number, this.#items[parent] as T);
      place = parent;
    }
    this.#put(place, at, item);
  }

  /** The first that is due by `now`, which leaves the queue. */
  takeDue(now: number): { readonly at: number; readonly item: T } | null {
    const at = this.#times[0];
    if (at === undefined || at > now) return null;
    const item = this.#items[0] as T;
    this.#dropFirst();
    return { at, item };
  }

  #dropFirst(): void {
    const at = this.#times.pop() as number;
    const item = this.#items.pop() as T;
    const count = this.#times.length;
    if (count === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      if (child + 1 < count && (this.#times[child + 1] as number) < (this.#times[child] as number)) child++;
      if ((this.#times[child] as number) >= at) break;
      this.#put(place, this.#times[child] as number, this.#items[child] as T);
      place = child;
    }
    this.#put(place, at, item);
  }

  #put(place: number, at: number, item: T): void {
    this.#times[place] = at;
    this.#items[place] = item;
  }
}
