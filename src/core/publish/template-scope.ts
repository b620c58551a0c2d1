// Where a template's variables get their values from. One scope lives as long as what publishes with it: the counter and
// the place in the table are its own.
import { randomUuid } from '../base/random-uuid.ts';
import type { Variables } from './variables.ts';

/** The message that a responder answers, or that an assertion is asked of. */
export interface ScopeMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly responseTopic: string | null;
  readonly correlationData: Uint8Array | null;
  readonly contentType: string | null;
  readonly userProperties: readonly (readonly [string, string])[];
}

export interface TemplateScope {
  readonly variables: Variables;
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0 up to 1. */
  random(): number;
  uuid(): string;
  /** What `{{counter}}` is: from 1, one more with each publish. */
  counter: number;
  /** The row of the table that this publish takes, from 0. */
  row: number;
  readonly message: ScopeMessage | null;
}

/** A scope of its own: its counter begins at 1, its table at the first row. */
export function beginScope(variables: Variables, message: ScopeMessage | null = null): TemplateScope {
  return {
    variables,
    now: () => Date.now(),
    random: () => Math.random(),
    uuid: randomUuid,
    counter: 1,
    row: 0,
    message,
  };
}

/** To the next publish. */
export function advanceScope(scope: TemplateScope): void {
  scope.counter++;
  scope.row++;
}
