// Scripts as the page sees them, and how they are changed. What is typed is kept a moment later, by itself.
import { createStore } from 'zustand/vanilla';
import type { KeptScript } from '../storage/stored-scripts.ts';
import { newProfileId } from './profile-id.ts';

export interface ScriptsState {
  readonly scripts: readonly KeptScript[];
  readonly isLoaded: boolean;
  /** Why the browser does not keep them; null while it does. */
  readonly fault: string | null;
  /** The one that is in view, by connection. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What was removed last; null: there is nothing to bring back. */
  readonly removed: KeptScript | null;
}

export const scriptsStore = createStore<ScriptsState>()(() => ({
  scripts: [],
  isLoaded: false,
  fault: null,
  chosen: {},
  removed: null,
}));

const SAVE_AFTER_MS = 400;

/** Changed, and not kept yet. */
const unsaved = new Map<string, ReturnType<typeof setTimeout>>();
let isWatching = false;

const stored = () => import('../storage/stored-scripts.ts');

/** Begins to read what is stored; once. */
export function watchScripts(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then((storage) => storage.watchScripts(take, tellFault), tellFault);
  // What was typed last is kept before the page goes.
  window.addEventListener('pagehide', () => {
    for (const id of unsaved.keys()) void save(id);
  });
}

/** Another tab's changes arrive, but for a script that is being typed here. */
function take(kept: readonly KeptScript[]): void {
  scriptsStore.setState(({ scripts }) => {
    const typed = scripts.filter(({ id }) => unsaved.has(id));
    const others = kept.filter(({ id }) => !unsaved.has(id));
    return { scripts: [...others, ...typed].sort((a, b) => a.createdAt - b.createdAt), isLoaded: true };
  });
}

export function scriptOf(profileId: string, { scripts, chosen } = scriptsStore.getState()): KeptScript | undefined {
  return scripts.find(({ id }) => id === chosen[profileId]) ?? scripts[0];
}

export function chooseScript(profileId: string, id: string): void {
  scriptsStore.setState(({ chosen }) => ({ chosen: { ...chosen, [profileId]: id } }));
}

export function addScript(profileId: string, name: string, source: string): void {
  const script: KeptScript = { kind: 'script', id: newProfileId(), name, source, createdAt: Date.now() };
  scriptsStore.setState(({ scripts }) => ({ scripts: [...scripts, script] }));
  chooseScript(profileId, script.id);
  void keep(script);
}

export function changeScript(id: string, change: Partial<Pick<KeptScript, 'name' | 'source'>>): void {
  scriptsStore.setState(({ scripts }) => ({
    scripts: scripts.map((script) => (script.id === id ? { ...script, ...change } : script)),
  }));
  clearTimeout(unsaved.get(id));
  unsaved.set(
    id,
    setTimeout(() => void save(id), SAVE_AFTER_MS),
  );
}

async function save(id: string): Promise<void> {
  clearTimeout(unsaved.get(id));
  const script = scriptsStore.getState().scripts.find((one) => one.id === id);
  if (script) await keep(script);
  unsaved.delete(id);
}

async function keep(script: KeptScript): Promise<void> {
  try {
    await (await stored()).putScript(script);
    scriptsStore.setState({ fault: null });
  } catch (error) {
    tellFault(error);
  }
}

export async function removeScript(script: KeptScript): Promise<void> {
  clearTimeout(unsaved.get(script.id));
  unsaved.delete(script.id);
  scriptsStore.setState(({ scripts }) => ({
    scripts: scripts.filter(({ id }) => id !== script.id),
    removed: script,
  }));
  try {
    await (await stored()).deleteScript(script.id);
  } catch (error) {
    tellFault(error);
  }
}

export function undoScriptRemoval(profileId: string): void {
  const { removed } = scriptsStore.getState();
  if (!removed) return;
  scriptsStore.setState(({ scripts }) => ({ scripts: [...scripts, removed], removed: null }));
  chooseScript(profileId, removed.id);
  void keep(removed);
}

function tellFault(error: unknown): void {
  scriptsStore.setState({ isLoaded: true, fault: error instanceof Error ? error.message : String(error) });
}
