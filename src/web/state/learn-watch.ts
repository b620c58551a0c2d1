// Has the engines of this tab look for the packets that prove the open step's tasks, and notes what was proved. One watch
// goes on as long as the step is open; a task that was passed before is not looked for again.
import type { LabStep, LabTask } from '../../core/learn/lab.ts';
import type { Exchange } from '../../core/log/exchange.ts';
import { formatEndpoint } from '../../core/mqtt/endpoint.ts';
import type { LabWatch, TaskProgress, WatchedTask } from '../../core/protocol/learn-contract.ts';
import { companionStore } from './companion-store.ts';
import { learnFaultsStore } from './learn-faults.ts';
import { learnProgressStore, passedTask } from './learn-progress.ts';
import { findProfile } from './profiles-store.ts';
import { engines } from './running-engines.ts';
import { workspacesStore } from './workspaces-store.ts';

/** What is to be shown of a task: as in TaskProgress, and on which connection. */
export interface SeenTask extends TaskProgress {
  readonly profileId: string;
}

/** Engines are asked again at the earliest after this. */
const PAUSE_MS = 120;

let lastWatch = 0;

/** By `LAB/TASK`: in whose log the packets stand that have proved it, of tasks that were passed since the page was loaded. */
const provedIn = new Map<string, { readonly profileId: string; readonly passedAt: number; readonly engine: unknown }>();

/** Where a task's packets can be opened; null: they are in no log of this page. */
export function whereProved(labId: string, taskId: string, passedAt: number): string | null {
  const place = provedIn.get(`${labId}/${taskId}`);
  const isThere = place?.passedAt === passedAt && engines.get(place.profileId) === place.engine;
  return isThere ? place.profileId : null;
}

/**
 * Looks until the answer is called. `onSeen` has the tasks that are not passed yet, each as the connection saw it on which
 * it came furthest; where several came as far, the one in view.
 */
export function watchStep(
  labId: string,
  step: LabStep,
  onSeen: (tasks: ReadonlyMap<string, SeenTask>) => void,
): () => void {
  const record = learnProgressStore.getState().byLab[labId];
  const watchId = `${labId}/${step.id} ${Date.now()} ${++lastWatch}`;
  const startedAt = record?.startedAt ?? Date.now();
  const openedAt = record?.opened[step.id] ?? Date.now();
  const tasks = step.tasks
    .filter(({ id }) => record?.tasks[id] === undefined)
    .map((task) => watchedTask(task, task.since === 'lab' ? startedAt : openedAt));
  if (tasks.length === 0) return () => {};
  let isOver = false;
  let isAsking = false;
  let isDirty = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Set<string>();

  const look = async () => {
    if (isAsking) return;
    isAsking = true;
    isDirty = false;
    const faultsFrom = faultsSince(`${labId}/${step.id}`);
    const now = tasks.map((task) => (task.needsFault ? { ...task, from: Math.max(task.from, faultsFrom) } : task));
    const id = `${watchId} ${faultsFrom}`;
    const answers = await Promise.all([...engines.keys()].map((profileId) => ask(profileId, id, now)));
    isAsking = false;
    // Begun anew meanwhile: what came before proves nothing any more.
    if (learnProgressStore.getState().byLab[labId]?.startedAt !== record?.startedAt) return;
    const seen = furthest(answers.flatMap((answer) => answer?.tasks ?? []));
    for (const task of seen.values()) {
      if (!task.passed || passed.has(task.id)) continue;
      passed.add(task.id);
      void prove(labId, task);
    }
    if (isOver) return;
    onSeen(seen);
    if (answers.some((answer) => answer?.isBehind)) isDirty = true;
    schedule();
  };
  const schedule = () => {
    if (!isDirty || isOver || isAsking || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void look();
    }, PAUSE_MS);
  };
  const stopWorkspaces = workspacesStore.subscribe((now, before) => {
    if (now === before) return;
    isDirty = true;
    schedule();
  });
  const stopFaults = learnFaultsStore.subscribe((now, before) => {
    if (now.on?.since === before.on?.since) return;
    isDirty = true;
    schedule();
  });
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stopWorkspaces();
    stopFaults();
    // What came just before the step was left counts.
    if (isDirty) void look();
  };
}

interface StepTask extends WatchedTask {
  readonly needsFault: boolean;
}

function watchedTask({ id, expect, wrong, since, after }: LabTask, from: number): StepTask {
  const patterns = { expect, wrong: wrong.map(({ when }) => when) };
  return { id, ...patterns, from, ofConnection: since === 'connection', after, needsFault: since === 'fault' };
}

/** Milliseconds since the epoch; while none of the step's faults is on, the end of time. */
function faultsSince(place: string): number {
  const { on } = learnFaultsStore.getState();
  return on?.place === place ? on.since : Number.MAX_SAFE_INTEGER;
}

interface Answer {
  readonly tasks: readonly SeenTask[];
  readonly isBehind: boolean;
}

async function ask(profileId: string, watchId: string, tasks: readonly WatchedTask[]): Promise<Answer | null> {
  const profile = findProfile(profileId);
  if (!profile) return null;
  const { endpoint, clientId } = profile;
  const { activeId, byProfile } = workspacesStore.getState();
  // What passed before counts where a person can see it: over the connection in view, if it stands.
  const stands = profileId === activeId && byProfile[profileId]?.connection.phase === 'connected';
  const watch: LabWatch = {
    watchId: `${watchId} ${stands}`,
    tasks: tasks.map((task) => ({ ...task, ofConnection: task.ofConnection && stands })),
    ...{ scheme: endpoint.scheme, embedded: isEmbedded(profileId), clientId },
  };
  const result = await engines.get(profileId)?.request('labProgress', watch);
  if (!result?.ok) return null;
  const { isBehind } = result.value;
  return { tasks: result.value.tasks.map((task) => ({ ...task, profileId })), isBehind };
}

/** Whether a profile leads to the broker that the companion runs. */
export function isEmbedded(profileId: string): boolean {
  const broker = companionStore.getState().info?.embeddedBroker;
  const endpoint = findProfile(profileId)?.endpoint;
  if (!broker || !endpoint) return false;
  const isThere = endpoint.scheme === 'ws' ? endpoint.port === broker.wsPort : endpoint.port === broker.tcpPort;
  const isNear = endpoint.host === broker.host || /^(localhost|127\.|::1$)/u.test(endpoint.host);
  return isThere && (isNear || endpoint.host === location.hostname);
}

function furthest(all: readonly SeenTask[]): Map<string, SeenTask> {
  const { activeId } = workspacesStore.getState();
  const seen = new Map<string, SeenTask>();
  for (const task of all) {
    const known = seen.get(task.id);
    if (!known || rank(task, activeId) > rank(known, activeId)) seen.set(task.id, task);
  }
  return seen;
}

function rank({ passed, evidence, nearMiss, profileId }: SeenTask, activeId: string | null): number {
  return (passed ? 1000 : 0) + evidence.length * 4 + (nearMiss ? 2 : 0) + (profileId === activeId ? 1 : 0);
}

async function prove(labId: string, { id, evidence, profileId }: SeenTask): Promise<void> {
  const profile = findProfile(profileId);
  const connection = profile ? profile.name || formatEndpoint(profile.endpoint) : '';
  const engine = engines.get(profileId);
  const exchanges: Exchange[] = [];
  for (const { seq } of evidence) {
    const result = await engine?.request('exchangeOf', { seq });
    const exchange = result?.ok ? result.value : null;
    if (exchange && !exchanges.some((known) => known.id === exchange.id)) exchanges.push(exchange);
  }
  const passedAt = Date.now();
  provedIn.set(`${labId}/${id}`, { profileId, passedAt, engine });
  passedTask(labId, id, { passedAt, connection, evidence, exchanges });
}
