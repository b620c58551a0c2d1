// Simulated devices of one connection: those that are kept, or the form of the one that is written.
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { fleetDrafts } from '../../state/fleet-drafts.ts';
import { watchKeptFleets } from '../../state/fleet-store.ts';
import classes from './fleet.module.css';
import { FleetList } from './fleet-list.tsx';
import { addFleetTexts } from './fleet-texts.ts';
import { FleetForm } from './form/fleet-form.tsx';

addFleetTexts();

export function FleetSection({ profileId }: { readonly profileId: string }) {
  useEffect(watchKeptFleets, []);
  const isWriting = useStore(fleetDrafts, ({ byProfile }) => (byProfile[profileId] ?? null) !== null);
  const whole = useRef<HTMLDivElement>(null);
  const wasWriting = useRef(isWriting);
  useEffect(() => {
    // The form is gone, and the focus with it.
    if (wasWriting.current && !isWriting) whole.current?.focus();
    wasWriting.current = isWriting;
  }, [isWriting]);
  return (
    <div ref={whole} className={classes.whole} tabIndex={-1}>
      {isWriting ? <FleetForm profileId={profileId} /> : <FleetList profileId={profileId} />}
    </div>
  );
}
