// Which lab and step is open, and whether labs stand in the window without a connection.
import { createStore } from 'zustand/vanilla';

export interface LearnPlace {
  readonly lab: string;
  readonly step: string | null;
}

export interface LearnState {
  /** Null: the list of labs. */
  readonly place: LearnPlace | null;
  /** Shown while no workspace is in view: labs begin before there is a connection. */
  readonly isStandalone: boolean;
}

export const learnStore = createStore<LearnState>()(() => ({ place: null, isStandalone: false }));
