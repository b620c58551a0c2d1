// What a connection's line in the list says of it: one mark, and a few characters.
import type { ConnectionState } from '../../../../core/protocol/engine-contract.ts';
import type { ConnectQuestion } from '../../../state/connect-questions.ts';

export interface ConnectionActivity {
  readonly dot: 'on' | 'off' | 'trying' | 'failed';
  readonly note:
    | { readonly kind: 'none' }
    | { readonly kind: 'rate'; readonly perS: number }
    | { readonly kind: 'connecting' }
    /** `at`: milliseconds since the epoch; null while it tries. */
    | { readonly kind: 'retry'; readonly at: number | null }
    /** It is tried again when there is a network. */
    | { readonly kind: 'offline' }
    | { readonly kind: 'failed' }
    /** It waits for an answer before it connects. */
    | { readonly kind: 'asks'; readonly what: ConnectQuestion['kind'] };
}

export function connectionActivity(
  connection: ConnectionState,
  ratePerS: number,
  question?: ConnectQuestion['kind'],
): ConnectionActivity {
  if (question)
    return { dot: connection.phase === 'failed' ? 'failed' : 'off', note: { kind: 'asks', what: question } };
  switch (connection.phase) {
    case 'disconnected':
      return { dot: 'off', note: { kind: 'none' } };
    case 'connecting':
      return { dot: 'trying', note: { kind: 'connecting' } };
    case 'connected':
      return { dot: 'on', note: { kind: 'rate', perS: ratePerS } };
    case 'reconnecting':
      if (connection.waitsForNetwork) return { dot: 'trying', note: { kind: 'offline' } };
      return { dot: 'trying', note: { kind: 'retry', at: connection.nextAttemptAt } };
    case 'failed':
      return { dot: 'failed', note: { kind: 'failed' } };
  }
}

/** At most five characters: `940`, `9,400`, `12.4K`. */
export function formatRate(perS: number, language: string): string {
  const compact = perS >= 10_000;
  return new Intl.NumberFormat(language, {
    notation: compact ? 'compact' : 'standard',
    maximumFractionDigits: compact ? 1 : 0,
  }).format(perS);
}
