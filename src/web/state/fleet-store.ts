// Kept fleets of simulated devices as the page sees them. Fed by storage (a live query, so another tab's changes arrive too),
// from the first time that somebody looks at them.
import { createStore } from 'zustand/vanilla';
import type { KeptFleet } from '../storage/stored-fleets.ts';

export interface FleetStoreState {
  /** Of all connections. */
  readonly fleets: readonly KeptFleet[];
  /** Whether storage has answered. */
  readonly loaded: boolean;
  /** Why the browser does not keep them; null while it does. */
  readonly fault: string | null;
}

export const fleetStore = createStore<FleetStoreState>()(() => ({ fleets: [], loaded: false, fault: null }));

let isWatching = false;

const stored = () => import('../storage/stored-fleets.ts');

/** Begins to read what is stored; once. */
export function watchKeptFleets(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then(
    ({ watchFleets }) => watchFleets((fleets) => fleetStore.setState({ fleets, loaded: true }), tellFault),
    tellFault,
  );
}

/** In the order in which they stand. */
export function fleetsOf(fleets: readonly KeptFleet[], profileId: string): readonly KeptFleet[] {
  return fleets.filter((fleet) => fleet.profileId === profileId).sort((a, b) => a.order - b.order);
}

/** In force at once, though the browser may not keep it. */
export async function keepFleet(fleet: Omit<KeptFleet, 'order'> & { readonly order: number | null }): Promise<void> {
  const { fleets } = fleetStore.getState();
  const order = fleet.order ?? Math.max(0, ...fleets.map((one) => one.order)) + 1;
  const kept = { ...fleet, order };
  fleetStore.setState({ fleets: [...fleets.filter(({ id }) => id !== fleet.id), kept], fault: null });
  try {
    await (await stored()).saveFleet(kept);
  } catch (error) {
    tellFault(error);
  }
}

export async function dropFleet(id: string): Promise<void> {
  fleetStore.setState(({ fleets }) => ({ fleets: fleets.filter((fleet) => fleet.id !== id), fault: null }));
  try {
    await (await stored()).removeFleet(id);
  } catch (error) {
    tellFault(error);
  }
}

function tellFault(error: unknown): void {
  fleetStore.setState({ loaded: true, fault: error instanceof Error ? error.message : String(error) });
}
