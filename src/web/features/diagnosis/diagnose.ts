// From the facts of a failed connection to all that is said of it: stages, cause, what was seen, what helps.

import type { Verdict } from './judge/cause.ts';
import type { Facts } from './judge/facts.ts';
import { judge } from './judge/judge.ts';
import { observed, type Sentence } from './judge/observed.ts';
import { type Remedy, remedies } from './judge/remedies.ts';
import { type StageRow, stageRows } from './judge/stage-rows.ts';
import { type StepKey, steps } from './judge/steps.ts';
import { type TriedRow, triedRows } from './judge/tried-rows.ts';

export interface Diagnosis extends Verdict {
  readonly rows: readonly StageRow[];
  readonly observed: readonly Sentence[];
  readonly steps: readonly StepKey[];
  readonly remedies: readonly Remedy[];
  readonly tried: readonly TriedRow[];
}

/** `now`: milliseconds since the epoch, for how long a certificate is still valid. */
export function diagnose(facts: Facts, now: number): Diagnosis {
  const verdict = judge(facts);
  const offered = remedies(facts, verdict);
  // Where a button is known to help, nobody needs advice.
  const mended = offered.some((remedy) => remedy.kind === 'endpoint' && remedy.worked);
  return {
    ...verdict,
    rows: stageRows(facts, verdict, now),
    observed: observed(facts, verdict),
    steps: mended ? [] : steps(facts, verdict),
    remedies: offered,
    tried: triedRows(facts),
  };
}
