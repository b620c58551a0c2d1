// What the engines have found of the open step's tasks, as it comes.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LabStep } from '../../../../core/learn/lab.ts';
import { learnProgressStore } from '../../../state/learn-progress.ts';
import { type SeenTask, watchStep } from '../../../state/learn-watch.ts';

const NOTHING: ReadonlyMap<string, SeenTask> = new Map();

/** By task; those that were passed before are not there. Null: no step is open. */
export function useStepTasks(labId: string, step: LabStep | null): ReadonlyMap<string, SeenTask> {
  const [seen, setSeen] = useState(NOTHING);
  const [watched, setWatched] = useState(step);
  if (watched !== step) {
    setWatched(step);
    setSeen(NOTHING);
  }
  const startedAt = useStore(learnProgressStore, ({ byLab }) => byLab[labId]?.startedAt);
  useEffect(() => {
    if (step === null || startedAt === undefined) return;
    // Another one when the lab was begun anew.
    setSeen(NOTHING);
    return watchStep(labId, step, setSeen);
  }, [labId, step, startedAt]);
  return seen;
}
