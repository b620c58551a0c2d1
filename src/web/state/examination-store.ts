// One examination a profile (see examination.ts), and the failed attempts before it. Written by examinations.ts only; small,
// because the first view must know whether there is one.
import { createStore } from 'zustand/vanilla';
import { type Examination, NOTHING_SEEN } from './examination.ts';

/** What has been found out of a profile's last attempt. */
export interface ExaminationState extends Examination {
  /** More may still be found out. */
  readonly running: boolean;
  /** Failed attempts, newest first, at most `MAX_ATTEMPTS`; the first is the examined one. */
  readonly attempts: readonly Examination[];
}

export const MAX_ATTEMPTS = 10;
const NONE: ExaminationState = { ...NOTHING_SEEN, running: false, attempts: [] };

export interface ExaminationsState {
  readonly byProfile: Readonly<Record<string, ExaminationState>>;
}

export const examinationsStore = createStore<ExaminationsState>()(() => ({ byProfile: {} }));

export function examinationOf(state: ExaminationsState, profileId: string): ExaminationState {
  return state.byProfile[profileId] ?? NONE;
}
