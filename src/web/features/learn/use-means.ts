// What labs can build on here: the companion, its broker, the connection in view.
import { useStore } from 'zustand';
import { companionStore } from '../../state/companion-store.ts';
import { learnFaultsStore } from '../../state/learn-faults.ts';
import { isEmbedded } from '../../state/learn-watch.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import type { LabMeans } from './task-state.ts';

const VERSIONS: Readonly<Record<number, string>> = { 3: '3.1', 4: '3.1.1', 5: '5' };

export function useMeans(profileId: string | null): LabMeans {
  const info = useStore(companionStore, (state) => state.info);
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const faultsOn = useStore(learnFaultsStore, ({ on }) => on !== null);
  return {
    companion: info !== null,
    hasEmbedded: info?.embeddedBroker != null,
    onEmbedded: profile ? isEmbedded(profile.id) : null,
    version: profile ? (VERSIONS[profile.version] ?? null) : null,
    faultsOn,
  };
}
