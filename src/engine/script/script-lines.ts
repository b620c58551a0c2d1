// What a script writes, on its way out: a few times a second, also from within a loop that gives no timer its turn.
import type { ScriptLine } from '../../core/protocol/job-contract.ts';

/** As many lines wait for their turn; what is written faster is counted and left out. */
const MAX_LINES = 500;
const LINES_EVERY_MS = 50;
const MAX_LINE = 10_000;

export class ScriptLines {
  readonly #tell: (lines: readonly ScriptLine[], dropped: number) => void;
  #lines: ScriptLine[] = [];
  #dropped = 0;
  #toldAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (lines: readonly ScriptLine[], dropped: number) => void) {
    this.#tell = tell;
  }

  write(level: ScriptLine['level'], line: string): void {
    const text = line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line;
    this.#lines.push({ at: Date.now(), level, text });
    if (this.#lines.length > MAX_LINES) {
      this.#lines.shift();
      this.#dropped++;
    }
    if (performance.now() - this.#toldAt >= LINES_EVERY_MS) return this.flush();
    this.#timer ??= setTimeout(() => this.flush(), LINES_EVERY_MS);
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#toldAt = performance.now();
    if (this.#lines.length === 0) return;
    this.#tell(this.#lines, this.#dropped);
    this.#lines = [];
    this.#dropped = 0;
  }
}
