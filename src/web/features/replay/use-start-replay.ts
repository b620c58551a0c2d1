// Begins a replay, and says why where it could not.
import { useState } from 'react';
import type { EngineError } from '../../../core/protocol/engine-contract.ts';
import { type ReplayPlan, startReplay } from '../../state/replay-actions.ts';
import { showWorkspace } from '../../state/workspace-actions.ts';
import { closeReplay } from './replay-dialog-store.ts';

export interface StartReplayModel {
  /** Why the last attempt came to nothing. */
  readonly trouble: EngineError | null;
  readonly starting: boolean;
  readonly start: (plan: ReplayPlan) => Promise<void>;
}

export function useStartReplay(): StartReplayModel {
  const [trouble, setTrouble] = useState<EngineError | null>(null);
  const [starting, setStarting] = useState(false);
  return {
    trouble,
    starting,
    start: async (plan) => {
      if (starting) return;
      setStarting(true);
      const begun = await startReplay(plan);
      setStarting(false);
      if (!begun.ok) return setTrouble(begun.error);
      closeReplay();
      // Its bar stands where the messages go.
      showWorkspace(plan.targetId);
    },
  };
}
