// The diagnosis of a profile's last failed attempt, kept up to date while more is found out.
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { companionStore } from '../../state/companion-store.ts';
import { examinationNeed } from '../../state/examination-run.ts';
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
  /** It is tried again, or looked at again: this is what was found last time. */
  readonly trying: boolean;
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
  const found = useMemo(() => {
    if (!failure) return null;
    // In the moment before the examination has taken the failure up.
    const seen = examination.failure === failure ? examination : { session: null, report: null, browser: null };
    const facts: Facts = { ...seen, failure, context };
    return { facts, diagnosis: diagnose(facts, Date.now()) };
  }, [failure, examination, context]);
  // What is half known would say "probably" for a moment, and move the buttons from under the hand that tests again.
  const settled = useRef<typeof found>(null);
  const half = found !== null && phase === 'failed' && isHalfKnown(found.facts);
  const before = settled.current?.facts.failure.address === failure?.address ? settled.current : null;
  const shown = half && before ? before : found;
  useEffect(() => {
    if (!half) settled.current = found;
  }, [half, found]);
  if (!shown) return null;
  return { ...shown, examination, context, trying: phase === 'connecting' || (half && before !== null) };
}

/** More is about to be found out. */
function isHalfKnown({ failure, session, browser }: Facts): boolean {
  return browser === null && examinationNeed(failure.cause, session !== null) !== 'nothing';
}

function useContext(profileId: string): DiagnosisContext {
  const bridge = useStore(companionStore, ({ info }) => info?.bridge.enabled ?? false);
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const username = profile?.username !== undefined;
  const emptyClientId = profile?.clientId === '';
  return useMemo(() => ({ bridge, username, emptyClientId }), [bridge, username, emptyClientId]);
}
