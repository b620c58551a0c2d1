import { useState } from 'react';
import type { EngineError } from '../../../core/protocol/engine-contract.ts';
import { askRetained } from '../../state/log-access.ts';

export type AskState =
  | { readonly kind: 'not-asked' | 'asking' | 'answered' }
  | { readonly kind: 'failed'; readonly error: EngineError };

export interface Asking {
  readonly state: AskState;
  ask(): void;
}

/** `onAnswer`: the log has what the broker keeps. */
export function useAsking(profileId: string, topicFilter: string, onAnswer: () => void): Asking {
  const [state, setState] = useState<AskState>({ kind: 'not-asked' });
  return {
    state,
    ask() {
      setState({ kind: 'asking' });
      void askRetained(profileId, topicFilter).then((result) => {
        setState(result.ok ? { kind: 'answered' } : { kind: 'failed', error: result.error });
        onAnswer();
      });
    },
  };
}
