// React's view of how much publishes by itself: as numbers, so that only a change of them draws anything.
import { useStore } from 'zustand';
import { type JobsState, jobsStore } from './jobs-store.ts';
import { type ReplaysState, replayStore } from './replay-store.ts';
import { runningEverywhere, runningOn } from './workbench-jobs.ts';

/** On one connection, a replay included. */
export function useRunningOn(profileId: string): number {
  return useCount((jobs, replays) => runningOn(profileId, jobs, replays));
}

export function useRunningEverywhere(): number {
  return useCount(runningEverywhere);
}

function useCount(count: (jobs: JobsState, replays: ReplaysState) => number): number {
  useStore(jobsStore, (jobs) => count(jobs, replayStore.getState()));
  return useStore(replayStore, (replays) => count(jobsStore.getState(), replays));
}
