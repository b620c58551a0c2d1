// Follows one task of a lab through the packets: which attempt came furthest, whether one came to the end, and what was
// nearly right after it. Every packet may begin an attempt or carry one on, so that a failed one spoils nothing.
import type { LabEvent } from './lab-event.ts';
import type { LabPattern } from './lab-pattern.ts';
import { type Bindings, type FieldMismatch, matchPattern } from './match-pattern.ts';

export interface TaskPatterns {
  readonly expect: readonly LabPattern[];
  readonly wrong: readonly LabPattern[];
}

export interface Attempt {
  /** Sequence numbers, one for each pattern that was found. */
  readonly seqs: readonly number[];
  readonly bindings: Bindings;
}

export interface Miss {
  readonly seq: number;
  /** Positions in `expect` and in `wrong`; null: it matches none of these. */
  readonly expected: number;
  readonly wrong: number | null;
  readonly mismatches: readonly FieldMismatch[];
}

/** After these a CONNECT before them has its answer, or gets none. */
const ENDS_WAITING: readonly string[] = ['CONNECT', 'CONNACK', 'CLOSED'];

/** Of attempts that are as far as each other, the newest so many go on. */
const MAX_ATTEMPTS = 64;

export class TaskMatcher {
  readonly #patterns: TaskPatterns;
  /** By how many packets they have found. */
  readonly #attempts: Attempt[][];
  #best: Attempt;
  #miss: Miss | null = null;

  /** `bindings`: what the tasks before have bound. */
  constructor(patterns: TaskPatterns, bindings: Bindings) {
    this.#patterns = patterns;
    this.#best = { seqs: [], bindings };
    this.#attempts = patterns.expect.map(() => []);
    this.#attempts[0]?.push(this.#best);
  }

  get passed(): boolean {
    return this.#best.seqs.length === this.#patterns.expect.length;
  }

  get best(): Attempt {
    return this.#best;
  }

  /** What came after the best attempt's packets. */
  get miss(): Miss | null {
    return this.passed ? null : this.#miss;
  }

  /** `tells`: what is nearly right in it is to be told. */
  add(event: LabEvent, tells = true): void {
    if (this.passed) return;
    const waiting = this.#waitingForConnack();
    // The furthest first: a packet carries an attempt on by one.
    for (let found = this.#attempts.length - 1; found >= 0; found--) {
      for (const attempt of [...(this.#attempts[found] as Attempt[])]) {
        const result = matchPattern(this.#patterns.expect[found] as LabPattern, event, attempt.bindings);
        if (result.kind !== 'match') continue;
        this.#carryOn(attempt, event.seq, result.bindings);
        if (this.passed) return;
      }
    }
    if (tells && this.#best.seqs.at(-1) !== event.seq) this.#noteMiss(event);
    if (ENDS_WAITING.includes(event.packet)) this.#giveUp(waiting);
  }

  /** Of a CONNECT that waits for its CONNACK. */
  #waitingForConnack(): readonly Attempt[] {
    return this.#attempts.flatMap((attempts, found) => {
      const { expect } = this.#patterns;
      return expect[found - 1]?.packet === 'CONNECT' && expect[found]?.packet === 'CONNACK' ? attempts : [];
    });
  }

  /** A CONNACK answers the CONNECT of its own network connection: what another one answers is not this CONNECT. */
  #giveUp(waiting: readonly Attempt[]): void {
    if (waiting.length === 0) return;
    this.#attempts.forEach((attempts, found) => {
      this.#attempts[found] = attempts.filter((one) => !waiting.includes(one));
    });
    if (!waiting.includes(this.#best)) return;
    this.#best = this.#attempts.findLast((attempts) => attempts.length > 0)?.at(-1) ?? this.#best;
  }

  #carryOn({ seqs }: Attempt, seq: number, bindings: Bindings): void {
    const attempt: Attempt = { seqs: [...seqs, seq], bindings };
    const others = this.#attempts[attempt.seqs.length];
    others?.push(attempt);
    if (others && others.length > MAX_ATTEMPTS) others.shift();
    if (attempt.seqs.length < this.#best.seqs.length) return;
    this.#best = attempt;
    this.#miss = null;
  }

  #noteMiss(event: LabEvent): void {
    const { expect, wrong } = this.#patterns;
    const { seqs, bindings } = this.#best;
    const expected = seqs.length;
    const at = wrong.findIndex((pattern) => matchPattern(pattern, event, bindings).kind === 'match');
    const result = matchPattern(expect[expected] as LabPattern, event, bindings);
    if (at >= 0) {
      const mismatches = result.kind === 'near' ? result.mismatches : [];
      this.#miss = { seq: event.seq, expected, wrong: at, mismatches };
    } else if (result.kind === 'near' && !isOfTheApp(result.mismatches)) {
      this.#miss = { seq: event.seq, expected, wrong: null, mismatches: result.mismatches };
    }
  }
}

/** What the app subscribes to on its own account, and what comes by that, is nobody's mistake. */
function isOfTheApp(mismatches: readonly FieldMismatch[]): boolean {
  return mismatches.some(
    ({ field, expected, actual }) =>
      (field === 'filter' || field === 'topic') && actual.startsWith('$SYS') && !expected.startsWith('$SYS'),
  );
}
