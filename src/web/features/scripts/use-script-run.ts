// The script's run on a connection: its beginning, its end, and what it has written.
import { useStore } from 'zustand';
import type { JobFault, JobState, ScriptLine } from '../../../core/protocol/job-contract.ts';
import { controlJob, startJob } from '../../state/jobs-actions.ts';
import { forgetJob, isRunning, jobsOf, jobsStore } from '../../state/jobs-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { loadVariables, variablesOf } from '../../state/variables-store.ts';
import type { KeptScript } from '../../storage/stored-scripts.ts';

export interface ScriptRun {
  readonly isConnected: boolean;
  readonly canRun: boolean;
  readonly isRunning: boolean;
  /** Null: it was not run, or the page was loaded since. */
  readonly state: JobState | null;
  readonly lines: readonly ScriptLine[];
  readonly droppedLines: number;
  readonly fault: JobFault | null;
  /** What ran, as it was then. */
  readonly source: string | null;
  start(): void;
  stop(): void;
  clear(): void;
}

const NO_LINES: readonly ScriptLine[] = [];

export function useScriptRun(profileId: string, script: KeptScript | undefined): ScriptRun {
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const job = useStore(jobsStore, (state) => jobsOf(profileId, state).findLast(({ origin }) => origin === script?.id));
  const detail = job?.state?.detail;
  const runs = job !== undefined && isRunning(job);
  const isConnected = phase === 'connected';
  return {
    isConnected,
    canRun: isConnected && !runs,
    isRunning: runs,
    state: job?.state ?? null,
    lines: detail?.kind === 'script' ? detail.lines : NO_LINES,
    droppedLines: detail?.kind === 'script' ? detail.droppedLines : 0,
    fault: job?.state?.fault ?? null,
    source: job?.spec.kind === 'script' ? job.spec.source : null,
    start() {
      if (!script || runs || !isConnected) return;
      if (job) forgetJob(profileId, job.jobId);
      void loadVariables().then(() =>
        startJob(profileId, {
          title: script.name,
          origin: script.id,
          spec: { kind: 'script', source: script.source, variables: variablesOf(profileId) },
        }),
      );
    },
    stop() {
      if (job && runs) controlJob(profileId, job.jobId, 'stop');
    },
    clear() {
      if (job && !runs) forgetJob(profileId, job.jobId);
    },
  };
}
