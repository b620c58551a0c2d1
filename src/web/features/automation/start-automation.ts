// From what is kept to what runs.
import type { Result } from '../../../core/base/result.ts';
import type { EngineError } from '../../../core/protocol/engine-contract.ts';
import type { JobSpec } from '../../../core/protocol/job-contract.ts';
import { controlJob, startJob } from '../../state/jobs-actions.ts';
import { isRunning, jobsOf, type RunningJob } from '../../state/jobs-store.ts';
import { loadVariables, variablesOf } from '../../state/variables-store.ts';
import type { KeptAutomation } from '../../storage/stored-automations.ts';

/** A browser that keeps nothing may not even say so: what needs no variables begins all the same. */
const MAX_WAIT_MS = 1_000;

/** What a person calls it: its name, or else its topic; empty where it has neither. */
export function titleOf(kept: KeptAutomation): string {
  const topic = kept.kind === 'repeat' ? kept.template.topic : kept.rule.topicFilter;
  return kept.name.trim() || topic;
}

/** The last that was begun from it; undefined: none, or it was dismissed. */
export function jobOf(jobs: readonly RunningJob[], id: string): RunningJob | undefined {
  return jobs.findLast(({ origin }) => origin === id);
}

/** Where it runs already, it begins anew. */
export async function startAutomation(kept: KeptAutomation): Promise<Result<number, EngineError>> {
  const { profileId, id } = kept;
  stopAutomation(profileId, id);
  await Promise.race([loadVariables(), new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS))]);
  return startJob(profileId, { title: titleOf(kept), origin: id, spec: specOf(kept) });
}

export function stopAutomation(profileId: string, id: string): void {
  for (const job of jobsOf(profileId)) {
    if (job.origin === id && isRunning(job)) controlJob(profileId, job.jobId, 'stop');
  }
}

/** What runs is not what is kept: it was changed after it began. */
export function isChanged(kept: KeptAutomation, { spec }: RunningJob): boolean {
  const { variables: _now, ...wanted } = specOf(kept);
  const { variables: _then, ...running } = spec;
  return sorted(wanted) !== sorted(running);
}

function specOf(kept: KeptAutomation): JobSpec {
  const variables = variablesOf(kept.profileId);
  if (kept.kind === 'responder') return { kind: 'responder', rule: kept.rule, variables };
  const { template, intervalMs, jitter, count } = kept;
  return { kind: 'repeat', template, variables, intervalMs, jitter, count };
}

/** As text that does not depend on the order of fields: what storage gives back has another one. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
