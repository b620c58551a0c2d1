// What a connection's engine and the worker of its probe say to each other; the worker answers with states.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { BrokerProbeStart, BrokerProbeState } from '../../core/protocol/broker-probe-contract.ts';
import type { BridgeAccess } from '../../core/protocol/engine-contract.ts';

export type ProbeCommand =
  | {
      readonly type: 'start';
      readonly start: BrokerProbeStart;
      /** Of the person's own connection, secrets included. */
      readonly settings: ConnectionSettings;
      readonly bridge: BridgeAccess | null;
    }
  | { readonly type: 'cancel' };

/** What the engine needs of a `Worker`. */
export interface ProbeWorker {
  onmessage: ((event: MessageEvent<BrokerProbeState>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ProbeCommand): void;
  terminate(): void;
}
