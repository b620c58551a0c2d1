// One kept fleet's run: begins it, with a question where one is due, and says how it goes.
import { useState } from 'react';
import { useStore } from 'zustand';
import type { FleetSpec } from '../../../core/publish/fleet.ts';
import { type FleetQuestion, fleetQuestion } from '../../../core/publish/fleet-limits.ts';
import { controlJob, startJob } from '../../state/jobs-actions.ts';
import { isRunning, jobsOf, jobsStore, type RunningJob } from '../../state/jobs-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { variablesOf } from '../../state/variables-store.ts';
import type { KeptFleet } from '../../storage/stored-fleets.ts';

export function useFleetRun(profileId: string, { id, name, fleet }: KeptFleet) {
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const endpoint = useStore(profilesStore, ({ profiles }) => profiles.find((one) => one.id === profileId)?.endpoint);
  const job = useStore(jobsStore, (state) => jobsOf(profileId, state).findLast(({ origin }) => origin === id) ?? null);
  const [question, setQuestion] = useState<FleetQuestion | null>(null);
  const [notStarted, setNotStarted] = useState(false);

  const startNow = async () => {
    setQuestion(null);
    const variables = variablesOf(profileId);
    const started = await startJob(profileId, { title: name, origin: id, spec: { kind: 'fleet', fleet, variables } });
    setNotStarted(!started.ok);
  };
  return {
    endpoint,
    connected,
    job,
    running: job !== null && isRunning(job),
    question,
    notStarted,
    start: () => {
      const due = endpoint ? fleetQuestion(fleet, endpoint) : null;
      if (due) setQuestion(due);
      else void startNow();
    },
    startNow: () => void startNow(),
    dropQuestion: () => setQuestion(null),
    control: (control: 'pause' | 'resume' | 'stop') => job && controlJob(profileId, job.jobId, control),
  };
}

/** The fleet that runs, which may be an earlier version of the one that is kept. */
export function fleetOfJob({ spec }: RunningJob): FleetSpec | null {
  return spec.kind === 'fleet' ? spec.fleet : null;
}
