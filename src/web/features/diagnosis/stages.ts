// How far a connection came, as a ladder: address, WebSocket (or companion), CONNECT, session.
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { diagnosis as texts } from '../../i18n/en/diagnosis.ts';
import type { Stage } from './diagnose.ts';
import { failedEndpoint } from './failure-values.ts';

export interface StageRow {
  readonly stage: Stage;
  readonly name: keyof (typeof texts)['stage'];
  readonly state: 'passed' | 'failed' | 'open';
  readonly text: keyof (typeof texts)['stageText'];
  /** Milliseconds from the attempt's begin; null when there is nothing to tell. */
  readonly ms: number | null;
}

const ORDER: readonly Stage[] = ['address', 'transport', 'connect', 'session'];

const TEXTS = {
  address: { passed: 'addressPassed', failed: 'addressFailed', open: 'addressFailed' },
  transport: { passed: 'transportPassed', failed: 'transportFailed', open: 'transportOpen' },
  connect: { passed: 'connectPassed', failed: 'connectFailed', open: 'connectOpen' },
  session: { passed: 'sessionOpen', failed: 'sessionFailed', open: 'sessionOpen' },
} as const;

/** One row a stage; exactly `failedAt` has the state `failed`. Empty when our own engine failed: that is on no ladder. */
export function stageRows(failure: ConnectionFailure, failedAt: Stage): StageRow[] {
  if (failure.cause.kind === 'engine-crashed') return [];
  const { scheme } = failedEndpoint(failure);
  const bridged = scheme === 'mqtt' || scheme === 'mqtts';
  const failedIndex = ORDER.indexOf(failedAt);
  return ORDER.map((stage, index) => {
    const state = index < failedIndex ? 'passed' : index === failedIndex ? 'failed' : 'open';
    const ms =
      state === 'failed'
        ? failure.elapsedMs
        : stage === 'transport' && state === 'passed'
          ? failure.openedAfterMs
          : null;
    return { stage, name: stage === 'transport' && bridged ? 'bridge' : stage, state, text: TEXTS[stage][state], ms };
  });
}
