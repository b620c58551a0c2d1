// What publishes by itself, by connection: as the engines last said. Those that are over stay until they are dismissed.
import { createStore } from 'zustand/vanilla';
import { isJobOver, type JobSpec, type JobState } from '../../core/protocol/job-contract.ts';

export interface RunningJob {
  readonly jobId: number;
  /** What the person calls it. */
  readonly title: string;
  readonly spec: JobSpec;
  /** What it was made from: the id of a kept automation, of a library item or folder; null: of neither. */
  readonly origin: string | null;
  /** Null: the engine has not answered yet. */
  readonly state: JobState | null;
}

export interface JobsState {
  /** By profile, oldest first. */
  readonly byProfile: Readonly<Record<string, readonly RunningJob[]>>;
}

export const jobsStore = createStore<JobsState>()(() => ({ byProfile: {} }));

const NO_JOBS: readonly RunningJob[] = [];

export function jobsOf(profileId: string, { byProfile } = jobsStore.getState()): readonly RunningJob[] {
  return byProfile[profileId] ?? NO_JOBS;
}

export function isRunning({ state }: RunningJob): boolean {
  return state === null || !isJobOver(state);
}

export function addJob(profileId: string, job: RunningJob): void {
  change(profileId, (jobs) => [...jobs, job]);
}

/** What an engine says of a job; of one that nobody knows any more, nothing. */
export function takeJobState(profileId: string, state: JobState): void {
  change(profileId, (jobs) => jobs.map((job) => (job.jobId === state.jobId ? { ...job, state } : job)));
}

/** Takes a job off the list. One that runs has to be stopped first. */
export function forgetJob(profileId: string, jobId: number): void {
  change(profileId, (jobs) => jobs.filter((job) => job.jobId !== jobId));
}

/** The engine is gone, and all that it ran. */
export function forgetJobs(profileId: string): void {
  jobsStore.setState(({ byProfile }) => {
    const { [profileId]: _gone, ...rest } = byProfile;
    return { byProfile: rest };
  });
}

function change(profileId: string, to: (jobs: readonly RunningJob[]) => readonly RunningJob[]): void {
  jobsStore.setState(({ byProfile }) => ({
    byProfile: { ...byProfile, [profileId]: to(byProfile[profileId] ?? NO_JOBS) },
  }));
}
