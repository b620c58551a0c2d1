// Runs saved publishes from top to bottom on a connection, and what came of it.
import { useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CollectionStep, StepAnswer, StepResult } from '../../../../core/protocol/job-contract.ts';
import type { SavedPublish } from '../../../../core/publish/saved-publish.ts';
import { controlJob, startJob } from '../../../state/jobs-actions.ts';
import { forgetJob, isRunning, jobsOf, jobsStore, type RunningJob } from '../../../state/jobs-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { loadVariables, variablesOf } from '../../../state/variables-store.ts';

export interface LibraryRun {
  readonly canRun: boolean;
  /** The last run on this connection; null: none, or it was put away. */
  readonly job: RunningJob | null;
  readonly steps: readonly CollectionStep[];
  readonly results: readonly StepResult[];
  readonly isRunning: boolean;
  /** Ends with the first step that fails. */
  readonly stopAtFailure: boolean;
  setStopAtFailure(stops: boolean): void;
  /** It could not begin. */
  readonly isRefused: boolean;
  start(title: string, publishes: readonly SavedPublish[]): void;
  /** Those that failed, or were not reached. */
  startFailed(): void;
  stop(): void;
  dismiss(): void;
  lastAnswerOf(id: string): StepAnswer | null;
}

const ORIGIN = 'library';

/** Outlives the view. */
const terms = createStore(() => ({ stopAtFailure: false }));

export function useRun(profileId: string): LibraryRun {
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const job = useStore(
    jobsStore,
    (state) => jobsOf(profileId, state).findLast(({ origin }) => origin === ORIGIN) ?? null,
  );
  const stopAtFailure = useStore(terms, (state) => state.stopAtFailure);
  const [isRefused, setRefused] = useState(false);
  const steps = job?.spec.kind === 'collection' ? job.spec.steps : [];
  const detail = job?.state?.detail;
  const results = detail?.kind === 'collection' ? detail.results : [];
  const runs = job !== null && isRunning(job);
  const begin = async (title: string, wanted: readonly CollectionStep[]) => {
    if (runs) return;
    if (job) forgetJob(profileId, job.jobId);
    await loadVariables();
    const variables = variablesOf(profileId);
    const spec = { kind: 'collection', steps: wanted, variables, stopAtFailure } as const;
    setRefused(!(await startJob(profileId, { title, origin: ORIGIN, spec })).ok);
  };
  return {
    canRun: phase === 'connected' && !runs,
    job,
    steps,
    results,
    isRunning: runs,
    stopAtFailure,
    setStopAtFailure: (stops) => terms.setState({ stopAtFailure: stops }),
    isRefused,
    start: (title, publishes) =>
      void begin(
        title,
        publishes.map(({ id, name, template, request }) => ({ id, name, template, request })),
      ),
    startFailed() {
      const passed = new Set(results.filter(({ status }) => status === 'passed').map(({ id }) => id));
      if (job)
        void begin(
          job.title,
          steps.filter(({ id }) => !passed.has(id)),
        );
    },
    stop() {
      if (job) controlJob(profileId, job.jobId, 'stop');
    },
    dismiss() {
      if (job && !runs) forgetJob(profileId, job.jobId);
    },
    lastAnswerOf: (id) => results.find((result) => result.id === id)?.answer ?? null,
  };
}
