// Whether a task is proved, open, or not possible where the person is; and when a step or a lab is done.
import type { LabNeed, LabStep, LabTask } from '../../../core/learn/lab.ts';
import type { LabRecord } from '../../storage/stored-lab-progress.ts';

/** What there is, where the person is. */
export interface LabMeans {
  readonly companion: boolean;
  /** The companion runs its broker. */
  readonly hasEmbedded: boolean;
  /** The connection in view leads to it; null: no connection is in view. */
  readonly onEmbedded: boolean | null;
  /** Of the connection in view: `5`, `3.1.1`; null: there is none. */
  readonly version: string | null;
  /** Faults of the open step are on. */
  readonly faultsOn: boolean;
}

export type TaskLack = 'connectEmbedded' | 'mqtt5' | 'fault';

export type TaskState =
  | { readonly kind: 'passed' }
  /** `lacks`: what has to be there first, and can be. */
  | { readonly kind: 'waiting'; readonly lacks: TaskLack | null }
  | { readonly kind: 'unavailable'; readonly need: LabNeed };

export function taskState(task: LabTask, record: LabRecord | undefined, means: LabMeans): TaskState {
  if (record?.tasks[task.id] !== undefined) return { kind: 'passed' };
  for (const need of task.needs) {
    if (need === 'companion' && !means.companion) return { kind: 'unavailable', need };
    if (need === 'embedded' && !means.hasEmbedded) return { kind: 'unavailable', need };
  }
  if (task.needs.includes('embedded') && means.onEmbedded === false)
    return { kind: 'waiting', lacks: 'connectEmbedded' };
  if (task.needs.includes('mqtt5') && means.version !== null && means.version !== '5')
    return { kind: 'waiting', lacks: 'mqtt5' };
  if (task.since === 'fault' && !means.faultsOn) return { kind: 'waiting', lacks: 'fault' };
  return { kind: 'waiting', lacks: null };
}

/** All that has to be done is done; a step without tasks was read. */
export function isStepDone(step: LabStep, record: LabRecord | undefined, means: LabMeans): boolean {
  const needed = step.tasks.filter(({ optional }) => !optional);
  if (needed.length === 0)
    return (record?.done.includes(step.id) ?? false) || step.tasks.some(({ id }) => record?.tasks[id] !== undefined);
  const states = needed.map((task) => taskState(task, record, means));
  return (
    states.every(({ kind }) => kind !== 'waiting') &&
    // Where nothing is possible, it counts once the person has gone on.
    (states.some(({ kind }) => kind === 'passed') || (record?.done.includes(step.id) ?? false))
  );
}

/** Nothing in it waits to be done: who goes on from it is done with it. */
export function canBeLeft(step: LabStep, record: LabRecord | undefined, means: LabMeans): boolean {
  return step.tasks.every((task) => task.optional || taskState(task, record, means).kind !== 'waiting');
}

/** Where the person is: the first step that is not done. */
export function currentStep(steps: readonly LabStep[], record: LabRecord | undefined, means: LabMeans): LabStep {
  return (steps.find((step) => !isStepDone(step, record, means)) ?? steps.at(-1)) as LabStep;
}
