// The last run of each profile, so that its report and its undoing outlive the panel. Not the page: for that there is the
// backup.
import { createStore } from 'zustand/vanilla';
import { fail, ok } from '../../../../core/base/result.ts';
import type { PublishState } from '../../../../core/protocol/engine-contract.ts';
import { askRetained, fetchRetained } from '../../../state/log-access.ts';
import { publish } from '../../../state/workspace-actions.ts';
import { emptyWorkspace, type Workspace, workspacesStore } from '../../../state/workspaces-store.ts';
import type { KeptMessage } from '../kept-message.ts';
import { RetainedRun, type RunKind, type RunNeeds, type RunView } from './retained-run.ts';

/** A thousand acknowledgements a second are not a thousand pictures. */
const SHOW_EVERY_MS = 80;

export interface ShownRun extends RunView {
  /** How many messages `undoRun` would bring back. */
  readonly undoable: number;
  /** How many `repeatRun` would publish. */
  readonly left: number;
}

interface RunEntry {
  readonly run: RetainedRun;
  /** Of deletions before it that did not come to their end. */
  readonly earlier: readonly KeptMessage[];
}

const entries = new Map<string, RunEntry>();

export const runsStore = createStore<{ readonly byProfile: Readonly<Record<string, ShownRun>> }>()(() => ({
  byProfile: {},
}));

/** Nothing while another run of the profile goes on. */
export function startRun(profileId: string, kind: RunKind, messages: readonly KeptMessage[]): void {
  if (messages.length === 0 || isRunning(profileId)) return;
  const before = entries.get(profileId);
  const isContinued = kind === 'delete' && before?.run.kind === 'delete' && before.run.view.end !== 'finished';
  const topics = new Set(messages.map(({ topic }) => topic));
  const earlier = isContinued ? undoableOf(before).filter(({ topic }) => !topics.has(topic)) : [];
  const shown = throttled(() => show(profileId, entry));
  const run = new RetainedRun(kind, messages, needsOf(profileId, shown));
  const entry = { run, earlier };
  entries.set(profileId, entry);
  show(profileId, entry);
  const unsubscribe = workspacesStore.subscribe(() => {
    if (!isConnected(profileId)) run.connectionLost();
  });
  void run.run().finally(() => {
    unsubscribe();
    show(profileId, entry);
  });
}

export function cancelRun(profileId: string): void {
  entries.get(profileId)?.run.cancel();
}

/** Publishes again what the last deletion took. */
export function undoRun(profileId: string): void {
  const entry = entries.get(profileId);
  if (entry) startRun(profileId, 'restore', undoableOf(entry));
}

/** Publishes what the last restoring did not. */
export function repeatRun(profileId: string): void {
  const entry = entries.get(profileId);
  if (entry) startRun(profileId, entry.run.kind, entry.run.left);
}

export function dismissRun(profileId: string): void {
  if (isRunning(profileId)) return;
  entries.delete(profileId);
  runsStore.setState(({ byProfile: { [profileId]: _gone, ...byProfile } }) => ({ byProfile }));
}

function isRunning(profileId: string): boolean {
  const phase = entries.get(profileId)?.run.view.phase;
  return phase !== undefined && phase !== 'ended';
}

function undoableOf({ run, earlier }: RunEntry): readonly KeptMessage[] {
  return run.kind === 'delete' ? [...earlier, ...run.effective] : [];
}

function show(profileId: string, entry: RunEntry): void {
  if (entries.get(profileId) !== entry) return;
  const shown = { ...entry.run.view, undoable: undoableOf(entry).length, left: entry.run.left.length };
  runsStore.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: shown } }));
}

function throttled(act: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      act();
    }, SHOW_EVERY_MS);
  };
}

function workspaceOf(profileId: string): Workspace {
  return workspacesStore.getState().byProfile[profileId] ?? emptyWorkspace(profileId);
}

function isConnected(profileId: string): boolean {
  return workspaceOf(profileId).connection.phase === 'connected';
}

function needsOf(profileId: string, onChange: () => void): RunNeeds {
  return {
    publish: (draft) => publish(profileId, draft),
    watch: (publishId, onState) => watchPublish(profileId, publishId, onState),
    isConnected: () => isConnected(profileId),
    ask: async (topicFilter) => {
      const asked = await askRetained(profileId, topicFilter);
      return asked.ok ? ok(await fetchRetained(profileId, topicFilter)) : fail(asked.error);
    },
    onChange,
  };
}

function watchPublish(profileId: string, publishId: number, onState: (state: PublishState) => void): () => void {
  let last: PublishState | undefined;
  const look = () => {
    const state = workspaceOf(profileId).publishes.findLast((known) => known.publishId === publishId);
    if (state === undefined || state === last) return;
    last = state;
    onState(state);
  };
  const stop = workspacesStore.subscribe(look);
  look();
  return stop;
}
