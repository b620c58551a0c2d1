// Begins and ends what publishes by itself.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import type { ControlJob, JobSpec } from '../../core/protocol/job-contract.ts';
import { addJob, forgetJob, isRunning, jobsOf, jobsStore } from './jobs-store.ts';
import { engines } from './running-engines.ts';

let lastJobId = 0;

/** Resolves with the job's number, under which `jobsStore` has it, or with why it did not begin. */
export async function startJob(
  profileId: string,
  { title, origin = null, spec }: { readonly title: string; readonly origin?: string | null; readonly spec: JobSpec },
): Promise<Result<number, EngineError>> {
  const engine = engines.get(profileId);
  if (!engine) return fail({ code: 'not-connected', message: 'no engine' });
  const jobId = ++lastJobId;
  addJob(profileId, { jobId, title, spec, origin, state: null });
  const result = await engine.request('startJob', { jobId, spec });
  if (result.ok) return ok(jobId);
  forgetJob(profileId, jobId);
  return result;
}

export function controlJob(profileId: string, jobId: number, control: ControlJob['control']): void {
  void engines.get(profileId)?.request('controlJob', { jobId, control });
}

export function stopAllJobs(profileId: string): void {
  void engines.get(profileId)?.request('stopAllJobs', null);
}

/** Of every connection. */
export function stopEverything(): void {
  for (const [profileId, jobs] of Object.entries(jobsStore.getState().byProfile)) {
    if (jobs.some(isRunning)) stopAllJobs(profileId);
  }
}

/** Takes off the list what is over. */
export function dismissOverJobs(profileId: string): void {
  for (const job of jobsOf(profileId)) if (!isRunning(job)) forgetJob(profileId, job.jobId);
}
