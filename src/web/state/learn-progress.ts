// How far a person is in each lab: what is stored of it, in view at once and kept a moment later.
import { createStore } from 'zustand/vanilla';
import type { LabRecord, PassedTask } from '../storage/stored-lab-progress.ts';

export interface LearnProgressState {
  /** By lab; a lab that was not begun is not there. */
  readonly byLab: Readonly<Record<string, LabRecord>>;
  readonly isLoaded: boolean;
  /** Why the browser does not keep it; null while it does. */
  readonly fault: string | null;
}

export const learnProgressStore = createStore<LearnProgressState>()(() => ({
  byLab: {},
  isLoaded: false,
  fault: null,
}));

let isWatching = false;
/** Changes go to the database one after the other. */
let lastChange: Promise<unknown> = Promise.resolve();
/** How many have not arrived: until then what is in view is newer than what is stored. */
let pending = 0;

const stored = () => import('../storage/stored-lab-progress.ts');

/** Begins to read what is stored; once. */
export function watchLearnProgress(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then((storage) => storage.watchLabRecords(take, tellFault), tellFault);
}

function take(byLab: LearnProgressState['byLab']): void {
  if (pending === 0) learnProgressStore.setState({ byLab, isLoaded: true });
}

function store(how: (storage: Awaited<ReturnType<typeof stored>>) => Promise<unknown>): void {
  pending++;
  lastChange = lastChange
    .then(async () => how(await stored()))
    .catch(tellFault)
    .finally(() => {
      pending--;
      // What came from elsewhere meanwhile was not taken.
      if (pending === 0) stored().then(async (storage) => take(await storage.readLabRecords()), tellFault);
    });
}

function tellFault(error: unknown): void {
  const fault = error instanceof Error ? error.message : String(error);
  learnProgressStore.setState({ fault, isLoaded: true });
}

function change(labId: string, how: (record: LabRecord) => LabRecord): void {
  const now = Date.now();
  const begun = (record: LabRecord | undefined): LabRecord =>
    record ?? { id: labId, startedAt: now, opened: {}, tasks: {}, done: [], answers: {} };
  learnProgressStore.setState(({ byLab }) => ({ byLab: { ...byLab, [labId]: how(begun(byLab[labId])) } }));
  store((storage) => storage.changeLabRecord(labId, now, how));
}

/** A step comes into view; the first time counts. */
export function openedStep(labId: string, stepId: string): void {
  if (learnProgressStore.getState().byLab[labId]?.opened[stepId] !== undefined) return;
  const now = Date.now();
  change(labId, (record) => ({ ...record, opened: { [stepId]: now, ...record.opened } }));
}

/** Its first proof stays. */
export function passedTask(labId: string, taskId: string, passed: PassedTask): void {
  change(labId, (record) => ({ ...record, tasks: { [taskId]: passed, ...record.tasks } }));
}

export function leftStep(labId: string, stepId: string): void {
  if (learnProgressStore.getState().byLab[labId]?.done.includes(stepId)) return;
  change(labId, (record) => ({ ...record, done: [...new Set([...record.done, stepId])] }));
}

export function answered(labId: string, questionId: string, text: string): void {
  change(labId, (record) => ({ ...record, answers: { ...record.answers, [questionId]: text } }));
}

/** The lab begins anew: what was proved and answered is gone. */
export function beginAnew(labId: string): void {
  learnProgressStore.setState(({ byLab }) => {
    const { [labId]: _gone, ...others } = byLab;
    return { byLab: others };
  });
  store((storage) => storage.deleteLabRecord(labId));
}
