// The diagnosis of a profile's last failed attempt, kept up to date while more is found out.
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { companionStore } from '../../state/companion-store.ts';
import { type ExaminationState, examinationOf, examinationsStore } from '../../state/examination-store.ts';
import { examine } from '../../state/examinations.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import type { DiagnosisContext, Facts } from './judge/facts.ts';

export interface Diagnosed {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  readonly examination: ExaminationState;
  readonly context: DiagnosisContext;
}

/** Null: nothing has failed. While it tries again, what failed last. */
export function useDiagnosis(profileId: string): Diagnosed | null {
  const connection = useWorkspace(profileId, (workspace) => workspace.connection);
  const examination = useStore(examinationsStore, (state) => examinationOf(state, profileId));
  const { phase } = connection;
  const now = phase === 'failed' || phase === 'reconnecting' ? connection.failure : null;
  const failure: ConnectionFailure | null = now ?? (phase === 'connecting' ? examination.failure : null);
  const context = useContext(profileId);
  useEffect(() => {
    if (phase === 'failed' && failure) void examine(profileId, failure);
  }, [profileId, phase, failure]);
  return useMemo(() => {
    if (!failure) return null;
    // In the moment before the examination has taken the failure up.
    const seen = examination.failure === failure ? examination : { session: null, report: null, browser: null };
    const facts: Facts = { ...seen, failure, context };
    return { facts, diagnosis: diagnose(facts, Date.now()), examination, context };
  }, [failure, examination, context]);
}

function useContext(profileId: string): DiagnosisContext {
  const bridge = useStore(companionStore, ({ info }) => info?.bridge.enabled ?? false);
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const username = profile?.username !== undefined;
  const emptyClientId = profile?.clientId === '';
  return useMemo(() => ({ bridge, username, emptyClientId }), [bridge, username, emptyClientId]);
}
