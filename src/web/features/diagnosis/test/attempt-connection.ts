// One real attempt to connect, in an engine of its own that is gone afterwards.
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import type { BridgeAccess, ConnectionFailure, SessionInfo } from '../../../../core/protocol/engine-contract.ts';
import { startEngine } from '../../../client/engine-client.ts';

export type AttemptOutcome =
  | { readonly ok: true; readonly session: SessionInfo; readonly elapsedMs: number }
  | { readonly ok: false; readonly failure: ConnectionFailure };

/** Until DISCONNECT is surely on its way. */
const GOODBYE_MS = 300;

/** Never rejects; null when the signal fires first. */
export function attemptConnection(
  settings: ConnectionSettings,
  bridge: BridgeAccess | null,
  signal: AbortSignal,
): Promise<AttemptOutcome | null> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (outcome: AttemptOutcome | null) => {
      signal.removeEventListener('abort', giveUp);
      if (outcome?.ok) {
        void engine.request('disconnect', null);
        setTimeout(() => engine.terminate(), GOODBYE_MS);
      } else {
        engine.terminate();
      }
      resolve(outcome);
    };
    const giveUp = () => end(null);
    const crash = (message: string) => end({ ok: false, failure: crashed(settings, message) });
    const engine = startEngine('connection test', {
      onEvent: (event) => {
        if (event.type !== 'connection') return;
        const { connection } = event;
        if (connection.phase === 'connected') {
          end({ ok: true, session: connection.session, elapsedMs: performance.now() - begun });
        } else if (connection.phase === 'failed' || connection.phase === 'reconnecting') {
          end({ ok: false, failure: connection.failure });
        }
      },
      onCrash: crash,
    });
    signal.addEventListener('abort', giveUp);
    void engine
      .request('connect', { settings, subscriptions: [], bridge, keepInFlightAs: null })
      .then(
        (result) => !result.ok && !signal.aborted && result.error.code !== 'internal' && crash(result.error.message),
      );
  });
}

function crashed({ endpoint, version }: ConnectionSettings, message: string): ConnectionFailure {
  return {
    cause: { kind: 'engine-crashed', message },
    at: Date.now(),
    elapsedMs: 0,
    address: formatEndpoint(endpoint),
    version,
    close: null,
    openedAfterMs: null,
  };
}
