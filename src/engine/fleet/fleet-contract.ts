// What a connection's engine and the worker of its fleet say to each other.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { BridgeAccess } from '../../core/protocol/engine-contract.ts';
import type { FleetSpec, FleetState } from '../../core/publish/fleet.ts';
import type { PrepareFault } from '../../core/publish/prepared-publish.ts';
import type { Variables } from '../../core/publish/variables.ts';

export interface FleetStart {
  readonly fleet: FleetSpec;
  readonly variables: Variables;
  /** Of the person's own connection, secrets included. */
  readonly settings: ConnectionSettings;
  readonly bridge: BridgeAccess | null;
}

export type FleetCommandMessage =
  | { readonly type: 'start'; readonly start: FleetStart }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' };

export type FleetReport =
  /** At most ten times a second; `counts` are what was added since the last. */
  | { readonly type: 'state'; readonly state: FleetState; readonly counts: FleetCounts }
  | { readonly type: 'fault'; readonly fault: PrepareFault }
  /** It cannot go on: nothing can be published, or nobody was let in. */
  | { readonly type: 'failed'; readonly fault: PrepareFault | null }
  /** After `stop`: all connections are closed. */
  | { readonly type: 'stopped' };

export interface FleetCounts {
  readonly sent: number;
  readonly done: number;
  readonly failed: number;
  readonly lost: number;
}
