// Begins and ends what publishes by itself.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import type { ControlJob, JobSpec } from '../../core/protocol/job-contract.ts';
import { addJob, forgetJob, isRunning, jobsOf, type RunningJob } from './jobs-store.ts';
import { isReplayOver, replayStore } from './replay-store.ts';
import { engines } from './running-engines.ts';
import { variablesOf } from './variables-store.ts';

let lastJobId = 0;

/** Jobs that are over, a connection: their results are kept in memory. */
const MAX_OVER = 50;

/** Resolves with the job's number, under which `jobsStore` has it, or with why it did not begin. */
export async function startJob(
  profileId: string,
  { title, origin = null, spec }: { readonly title: string; readonly origin?: string | null; readonly spec: JobSpec },
): Promise<Result<number, EngineError>> {
  const engine = engines.get(profileId);
  if (!engine) return fail({ code: 'not-connected', message: 'no engine' });
  const jobId = ++lastJobId;
  // What it is to replace is told of until it has begun; it may be over by then.
  const before = jobsOf(profileId);
  addJob(profileId, { jobId, title, spec, origin, state: null });
  const result = await engine.request('startJob', { jobId, spec });
  if (!result.ok) {
    forgetJob(profileId, jobId);
    return result;
  }
  forgetBefore(profileId, before, origin);
  return ok(jobId);
}

export function controlJob(profileId: string, jobId: number, control: ControlJob['control']): void {
  void engines.get(profileId)?.request('controlJob', { jobId, control });
}

/** Begins again what is over, with what the variables are now. It takes the place of the one before. */
export async function startAgain(
  profileId: string,
  { jobId, title, origin, spec }: RunningJob,
): Promise<Result<number, EngineError>> {
  const result = await startJob(profileId, { title, origin, spec: { ...spec, variables: variablesOf(profileId) } });
  if (result.ok) forgetJob(profileId, jobId);
  return result;
}

/** What publishes by itself on a connection, a replay included. */
export function stopAllJobs(profileId: string): void {
  const engine = engines.get(profileId);
  if (jobsOf(profileId).some(isRunning)) void engine?.request('stopAllJobs', null);
  const replay = replayStore.getState().byTarget[profileId];
  if (replay && !isReplayOver(replay)) void engine?.request('replayControl', { kind: 'stop' });
}

/** Of every connection. */
export function stopEverything(): void {
  for (const profileId of engines.keys()) stopAllJobs(profileId);
}

/** Takes off the list what is over. */
export function dismissOverJobs(profileId: string): void {
  for (const job of jobsOf(profileId)) if (!isRunning(job)) forgetJob(profileId, job.jobId);
}

/** Of what a person starts again and again only the last is told of; of what nobody dismisses, the newest. */
function forgetBefore(profileId: string, before: readonly RunningJob[], origin: string | null): void {
  const over = before.filter((job) => !isRunning(job));
  const surplus = over.slice(0, Math.max(0, over.length - MAX_OVER));
  for (const job of over) {
    if (surplus.includes(job) || (origin !== null && job.origin === origin)) forgetJob(profileId, job.jobId);
  }
}
