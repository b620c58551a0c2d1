// What became of one topic in a run.
import type { EngineError, PublishState } from '../../../../core/protocol/engine-contract.ts';

export type Outcome =
  /** Its turn has not come; when the run has ended: nothing was sent. */
  | { readonly kind: 'waiting' }
  /** Published, without an answer as yet. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reasonCode: number; readonly reasonString: string | null }
  /** The connection ended before the answer, and the session is gone. */
  | { readonly kind: 'lost' }
  /** Nothing was sent: the engine says why. */
  | { readonly kind: 'fault'; readonly error: EngineError }
  /** Not restored: its Message Expiry Interval is over. */
  | { readonly kind: 'expired' }
  /** Acknowledged, but the broker did otherwise, as it showed when it was asked afterwards. */
  | { readonly kind: 'without-effect' };

/** At QoS 0 nothing is answered: what is written is done. */
export function outcomeOf({ qos, status }: PublishState): Outcome {
  switch (status.kind) {
    case 'waiting':
    case 'received':
      return { kind: 'sent' };
    case 'sent':
      return { kind: qos === 0 ? 'done' : 'sent' };
    case 'acknowledged':
    case 'completed':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', reasonCode: status.reasonCode, reasonString: status.reasonString };
    case 'lost':
      return { kind: 'lost' };
  }
}

/** Nothing more will become of it. */
export function isSettled({ kind }: Outcome): boolean {
  return kind !== 'waiting' && kind !== 'sent';
}

/** The broker may have carried it out. */
export function mayHaveWorked({ kind }: Outcome): boolean {
  return kind === 'done' || kind === 'sent' || kind === 'lost';
}
