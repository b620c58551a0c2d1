// What of all that publishes by itself runs, in which part of the workbench, and what ended that nobody ended.
import type { JobKind } from '../../core/protocol/job-contract.ts';
import { isRunning, type JobsState, jobsOf, type RunningJob } from './jobs-store.ts';
import { isReplayOver, type Replay, type ReplaysState } from './replay-store.ts';
import type { WorkbenchSection } from './workbench-store.ts';

const SECTION_OF: Readonly<Record<JobKind, WorkbenchSection>> = {
  repeat: 'automation',
  responder: 'automation',
  collection: 'library',
  script: 'scripts',
  fleet: 'devices',
};

export function sectionOf(kind: JobKind): WorkbenchSection {
  return SECTION_OF[kind];
}

export function runningIn(section: WorkbenchSection, jobs: readonly RunningJob[]): number {
  return jobs.filter((job) => isRunning(job) && SECTION_OF[job.spec.kind] === section).length;
}

export interface JobsSummary {
  readonly running: number;
  /** Of those that run. */
  readonly sent: number;
  /** Failed, or lost with their connection. */
  readonly failed: number;
}

export function summaryOf(jobs: readonly RunningJob[], replay: Replay | undefined): JobsSummary {
  const states = jobs.filter(isRunning).map(({ state }) => state);
  const runningReplay = replay && !isReplayOver(replay) ? replay.state : null;
  const sum = (of: (state: NonNullable<(typeof states)[number]>) => number) =>
    states.reduce((total, state) => total + (state ? of(state) : 0), 0);
  return {
    running: states.length + (runningReplay ? 1 : 0),
    sent: sum(({ sent }) => sent) + (runningReplay?.published ?? 0),
    failed: sum(({ failed, lost }) => failed + lost) + (runningReplay ? runningReplay.refused + runningReplay.lost : 0),
  };
}

/** How much runs by itself on a connection, a replay included. */
export function runningOn(profileId: string, jobs: JobsState, replays: ReplaysState): number {
  return summaryOf(jobsOf(profileId, jobs), replays.byTarget[profileId]).running;
}

export function runningEverywhere(jobs: JobsState, replays: ReplaysState): number {
  const profileIds = new Set([...Object.keys(jobs.byProfile), ...Object.keys(replays.byTarget)]);
  return [...profileIds].reduce((total, profileId) => total + runningOn(profileId, jobs, replays), 0);
}

/** A fault or the end of the connection ended it, and it was not dismissed. */
export function endedUnasked({ state }: RunningJob): boolean {
  return state?.phase === 'failed' || (state?.phase === 'stopped' && state.stoppedBy === 'connection');
}
