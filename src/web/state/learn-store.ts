// Which lab and step is open, and whether labs stand in the window without a connection.
import { createStore } from 'zustand/vanilla';
import { isCapture } from './captures-store.ts';
import { showTab, showWorkspace } from './workspace-actions.ts';
import { workspacesStore } from './workspaces-store.ts';

export interface LearnPlace {
  readonly lab: string;
  /** Null: where the person is in it. */
  readonly step: string | null;
}

export interface LearnState {
  /** Null: the list of labs. */
  readonly place: LearnPlace | null;
  /** Shown while no workspace is in view: labs begin before there is a connection. */
  readonly isStandalone: boolean;
  /** A task has led the person elsewhere: on a phone there is a way back. */
  readonly isAway: boolean;
  /** Of tasks, `lab/step/task`: they stay open wherever the lab stands next. */
  readonly openHints: ReadonlySet<string>;
}

export const learnStore = createStore<LearnState>()(() => ({
  place: null,
  isStandalone: false,
  isAway: false,
  openHints: new Set(),
}));

/**
 * Brings labs into view: beside the connection that is in view, or on their own. A capture has none beside it: the
 * connection that was in view before comes back.
 */
export function openLearn(place: LearnPlace | null = learnStore.getState().place): void {
  const { activeId, byProfile } = workspacesStore.getState();
  const beside = activeId !== null && isCapture(activeId) ? lastConnection : activeId;
  const profileId = beside !== null && byProfile[beside] ? beside : null;
  if (profileId !== activeId) showWorkspace(profileId);
  learnStore.setState({ place, isStandalone: profileId === null });
  if (profileId !== null) showTab(profileId, 'learn');
}

export function goTo(place: LearnPlace | null): void {
  learnStore.setState({ place });
}

export function setAway(isAway: boolean): void {
  learnStore.setState({ isAway });
}

export function setHintOpen(hint: string, isOpen: boolean): void {
  const openHints = new Set(learnStore.getState().openHints);
  if (isOpen) openHints.add(hint);
  else openHints.delete(hint);
  learnStore.setState({ openHints });
}

export function leaveStandalone(): void {
  learnStore.setState({ isStandalone: false });
}

/** Connections that were in view. */
const known = new Set<string>();

let lastConnection: string | null = null;

/** A connection that comes into view first, and out of a lab, has the lab beside it. */
workspacesStore.subscribe(({ activeId }, before) => {
  if (activeId === null || activeId === before.activeId) return;
  const { isStandalone } = learnStore.getState();
  const comesOutOfLab = before.activeId !== null && before.byProfile[before.activeId]?.tab === 'learn';
  if (isStandalone) leaveStandalone();
  if ((isStandalone || (comesOutOfLab && !known.has(activeId))) && !isCapture(activeId)) showTab(activeId, 'learn');
  known.add(activeId);
  if (!isCapture(activeId)) lastConnection = activeId;
});
