// The model of a fleet's form: the draft, what is wrong with it and where, what it would publish, and keeping it.
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { fleetExamples } from '../../../../core/publish/fleet-examples.ts';
import { fleetQuestion } from '../../../../core/publish/fleet-limits.ts';
import { type FleetFieldFaults, readFleetDraft } from '../../../state/fleet-draft-reading.ts';
import { type FleetDraft, fleetDrafts, setFleetDraft } from '../../../state/fleet-drafts.ts';
import { keepFleet } from '../../../state/fleet-store.ts';
import { startJob } from '../../../state/jobs-actions.ts';
import { newProfileId } from '../../../state/profile-id.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { variablesOf } from '../../../state/variables-store.ts';
import type { KeptFleet } from '../../../storage/stored-fleets.ts';
import { fieldOfFault } from './field-of-fault.ts';
import { useFieldFaultWords } from './use-field-fault-words.ts';

const NO_FAULTS: FleetFieldFaults = new Map();

export function useFleetForm(profileId: string, draft: FleetDraft) {
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const [tried, setTried] = useState(false);
  const words = useFieldFaultWords();
  const version = profile?.version ?? 5;
  const reading = useMemo(() => readFleetDraft(draft), [draft]);
  const examples = useMemo(
    () => (reading.ok ? fleetExamples(reading.value, variablesOf(profileId), version) : null),
    [reading, profileId, version],
  );
  const fieldFaults = reading.ok ? NO_FAULTS : reading.error;
  const textFaults = new Map((examples?.faults ?? []).map((fault) => [fieldOfFault(fault), fault.fault]));
  const canBeKept = reading.ok && textFaults.size === 0;

  const keep = async (): Promise<KeptFleet | null> => {
    setTried(true);
    if (!reading.ok || !canBeKept) return null;
    const kept = {
      ...{ kind: 'fleet' as const, id: draft.id ?? newProfileId(), profileId, order: draft.order },
      ...{ name: draft.name.trim() || draft.clientIdPattern, fleet: reading.value },
    };
    setFleetDraft(profileId, null);
    await keepFleet(kept);
    return { ...kept, order: kept.order ?? 0 };
  };

  return {
    draft,
    tried,
    examples,
    faults: fieldFaults.size + textFaults.size,
    /** A question has to be answered first, which the list asks. */
    mayStart:
      connected && reading.ok && profile !== undefined && fleetQuestion(reading.value, profile.endpoint) === null,
    change: (patch: Partial<FleetDraft>) => setFleetDraft(profileId, { ...draft, ...patch }),
    /** What is wrong with a field, in words. What is yet to be filled in is no fault before somebody wants to keep it. */
    faultOf: (field: string): string | undefined => {
      const fault = fieldFaults.get(field);
      if (fault !== undefined)
        return (fault === 'empty' || fault === 'nothing') && !tried ? undefined : words.field(field, fault);
      const textFault = textFaults.get(field);
      return textFault && words.text(textFault);
    },
    keep,
    keepAndStart: async () => {
      const kept = await keep();
      if (!kept) return;
      const spec = { kind: 'fleet', fleet: kept.fleet, variables: variablesOf(profileId) } as const;
      void startJob(profileId, { title: kept.name, origin: kept.id, spec });
    },
    cancel: () => setFleetDraft(profileId, null),
  };
}

export type FleetFormModel = ReturnType<typeof useFleetForm>;

/** Null: no form is open. */
export function useFleetDraft(profileId: string): FleetDraft | null {
  return useStore(fleetDrafts, ({ byProfile }) => byProfile[profileId] ?? null);
}
