// Simulated devices of one connection: those that are kept, or the form of the one that is written.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { fleetDrafts } from '../../state/fleet-drafts.ts';
import { watchKeptFleets } from '../../state/fleet-store.ts';
import { FleetList } from './fleet-list.tsx';
import { addFleetTexts } from './fleet-texts.ts';
import { FleetForm } from './form/fleet-form.tsx';

addFleetTexts();

export function FleetSection({ profileId }: { readonly profileId: string }) {
  useEffect(watchKeptFleets, []);
  const isWriting = useStore(fleetDrafts, ({ byProfile }) => (byProfile[profileId] ?? null) !== null);
  return isWriting ? <FleetForm profileId={profileId} /> : <FleetList profileId={profileId} />;
}
