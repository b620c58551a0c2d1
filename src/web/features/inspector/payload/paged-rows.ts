// Rows that come in pages from elsewhere, for a list that draws some of them: what is here is drawn, what is not is asked
// for and drawn when it has come.
import { useEffect, useMemo, useReducer } from 'react';

export interface RowSource<T> {
  /** Null: it cannot be had any more. */
  fetch(from: number, count: number): Promise<readonly T[] | null>;
  /** At once, where rows are in this thread. */
  readonly here: ((index: number) => T | undefined) | null;
}

const PAGE_ROWS = 128;
/** Pages kept: those around what a person has looked at last. */
const MAX_PAGES = 64;

export class PagedRows<T> {
  readonly #source: RowSource<T>;
  readonly #onCome: () => void;
  readonly #pages = new Map<number, readonly T[] | 'asked'>();
  #isClosed = false;

  constructor(source: RowSource<T>, onCome: () => void) {
    this.#source = source;
    this.#onCome = onCome;
  }

  /** Undefined: it has not come yet. */
  row(index: number): T | undefined {
    if (this.#source.here) return this.#source.here(index);
    const page = this.#pages.get(Math.floor(index / PAGE_ROWS));
    return page === 'asked' ? undefined : page?.[index % PAGE_ROWS];
  }

  /** Asks for what is missing of `from <= index < to`. */
  want(from: number, to: number): void {
    if (this.#source.here || to <= from) return;
    for (let page = Math.floor(from / PAGE_ROWS); page <= Math.floor((to - 1) / PAGE_ROWS); page++) {
      if (!this.#pages.has(page)) void this.#ask(page);
    }
  }

  /** What comes from here on is not drawn. */
  close(): void {
    this.#isClosed = true;
  }

  async #ask(page: number): Promise<void> {
    this.#pages.set(page, 'asked');
    const rows = await this.#source.fetch(page * PAGE_ROWS, PAGE_ROWS);
    if (this.#isClosed || rows === null) return;
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const [oldest] of this.#pages) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
    this.#onCome();
  }
}

/** New rows whenever `source` is another. */
export function usePagedRows<T>(source: RowSource<T>): PagedRows<T> {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const rows = useMemo(() => new PagedRows(source, redraw), [source]);
  useEffect(() => () => rows.close(), [rows]);
  return rows;
}
