// Which variables a connection's publishes are expanded with: those of the environment that was chosen for it, and its own
// above them. Fed by storage, so another tab's changes arrive too.
import { createStore } from 'zustand/vanilla';
import { NO_VARIABLES, type Variables } from '../../core/publish/variables.ts';
import type { ConnectionVariables, Environment, VariableSet } from '../storage/stored-variables.ts';

export interface VariablesState {
  readonly sets: readonly VariableSet[];
  /** Why they cannot be kept; null: they are. */
  readonly fault: string | null;
}

export const variablesStore = createStore<VariablesState>()(() => ({ sets: [], fault: null }));

let loading: Promise<void> | null = null;

/** Settles once they are known. The first call begins to watch them. */
export function loadVariables(): Promise<void> {
  loading ??= import('../storage/stored-variables.ts').then(
    ({ watchVariableSets }) =>
      new Promise((resolve) => {
        watchVariableSets(
          (sets) => {
            variablesStore.setState({ sets: withUnwritten(sets), fault: null });
            resolve();
          },
          (error) => {
            variablesStore.setState({ fault: String(error) });
            resolve();
          },
        );
      }),
  );
  return loading;
}

/** As far as they are loaded. */
export function variablesOf(profileId: string, { sets } = variablesStore.getState()): Variables {
  const own = connectionVariables(profileId, sets);
  const environment = environments(sets).find(({ id }) => id === own.environmentId);
  if (!environment && own.values.length === 0 && !own.table) return NO_VARIABLES;
  const pairs = [...(environment?.values ?? []), ...own.values].filter(([name]) => name.trim() !== '');
  return {
    values: Object.fromEntries(pairs.map(([name, value]) => [name.trim(), value])),
    table: own.table ?? environment?.table ?? null,
  };
}

export function environments(sets: readonly VariableSet[]): readonly Environment[] {
  return sets.filter((set) => set.kind === 'environment').sort((a, b) => a.name.localeCompare(b.name));
}

/** The connection's own; empty ones where nobody has written any. */
export function connectionVariables(profileId: string, sets: readonly VariableSet[]): ConnectionVariables {
  const known = sets.find((set) => set.kind === 'connection' && set.id === profileId);
  if (known?.kind === 'connection') return known;
  return { kind: 'connection', id: profileId, environmentId: null, values: [], table: null };
}

/** What was typed and is not yet written: storage still tells of what stood there before, and must not undo it. */
const unwritten = new Map<string, VariableSet>();

function withUnwritten(sets: readonly VariableSet[]): readonly VariableSet[] {
  return [...sets.filter((set) => !unwritten.has(keyOf(set))), ...unwritten.values()];
}

function keyOf({ kind, id }: VariableSet): string {
  return `${kind}:${id}`;
}

export async function saveVariables(set: VariableSet): Promise<void> {
  unwritten.set(keyOf(set), set);
  variablesStore.setState(({ sets }) => ({ sets: withUnwritten(sets) }));
  // What cannot be kept holds as long as the page does.
  const isKept = await attempt(async () => (await import('../storage/stored-variables.ts')).putVariableSet(set));
  if (isKept && unwritten.get(keyOf(set)) === set) unwritten.delete(keyOf(set));
}

export async function removeEnvironment(environment: Environment): Promise<void> {
  unwritten.delete(keyOf(environment));
  await attempt(async () => (await import('../storage/stored-variables.ts')).deleteVariableSet(environment));
}

async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    variablesStore.setState({ fault: null });
    return true;
  } catch (error) {
    variablesStore.setState({ fault: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
