import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Variables } from '../../../../core/publish/variables.ts';
import { loadVariables, variablesOf, variablesStore } from '../../../state/variables-store.ts';

/** What the connection's publishes are expanded with, as it is changed elsewhere. */
export function useVariables(profileId: string): Variables {
  useEffect(() => void loadVariables(), []);
  const state = useStore(variablesStore);
  return useMemo(() => variablesOf(profileId, state), [profileId, state]);
}
