// Repeats and responders as the page sees them, and how they are changed. Fed by storage (a live query, so another tab's
// changes arrive too), from the first time that somebody looks at them.
import { createStore } from 'zustand/vanilla';
import type { KeptAutomation } from '../storage/stored-automations.ts';

export interface AutomationState {
  /** Of all connections. */
  readonly automations: readonly KeptAutomation[];
  /** Whether storage has answered. */
  readonly loaded: boolean;
  /** Why the browser does not keep them; null while it does. */
  readonly fault: string | null;
}

export const automationStore = createStore<AutomationState>()(() => ({
  automations: [],
  loaded: false,
  fault: null,
}));

let isWatching = false;

const stored = () => import('../storage/stored-automations.ts');

/** Begins to read what is stored; once. */
export function watchAutomations(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then(
    (storage) =>
      storage.watchAutomations((automations) => automationStore.setState({ automations, loaded: true }), tellFault),
    tellFault,
  );
}

/** In the order in which they stand. */
export function automationsOf<K extends KeptAutomation['kind']>(
  automations: readonly KeptAutomation[],
  profileId: string,
  kind: K,
): readonly Extract<KeptAutomation, { readonly kind: K }>[] {
  return automations
    .filter((one): one is Extract<KeptAutomation, { readonly kind: K }> => one.kind === kind)
    .filter((one) => one.profileId === profileId)
    .sort((a, b) => a.order - b.order);
}

/** Behind all others. */
export function nextOrder(automations: readonly KeptAutomation[]): number {
  return Math.max(0, ...automations.map(({ order }) => order)) + 1;
}

/** In force at once, though the browser may not keep it. */
export async function keepAutomation(automation: KeptAutomation): Promise<void> {
  const { automations } = automationStore.getState();
  const others = automations.filter(({ id }) => id !== automation.id);
  automationStore.setState({ automations: [...others, automation], fault: null });
  try {
    await (await stored()).saveAutomation(automation);
  } catch (error) {
    tellFault(error);
  }
}

export async function removeAutomation(id: string): Promise<void> {
  const { automations } = automationStore.getState();
  automationStore.setState({ automations: automations.filter((one) => one.id !== id), fault: null });
  try {
    await (await stored()).removeAutomation(id);
  } catch (error) {
    tellFault(error);
  }
}

function tellFault(error: unknown): void {
  automationStore.setState({ loaded: true, fault: error instanceof Error ? error.message : String(error) });
}
