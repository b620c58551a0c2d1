// How the page has the embedded broker misbehave on purpose, for one client's connection, so that a repeated PUBLISH or a
// refused SUBSCRIBE can be seen. Asked of the companion, which answers only the page that it serves.
import type { LabFaults } from '../learn/lab-faults.ts';

/**
 * POST with a `LabFaultRequest` as JSON: a `LabFaultState`. 403 for a wrong token or a page of another origin, 404 without
 * an embedded broker, 400 for what cannot be understood.
 */
export const LAB_FAULT_PATH = '/loupe/lab';

export type LabFaultRequest = {
  /** The bridge's. */
  readonly token: string;
  /** Whose connection: only one from the same address as this request. */
  readonly clientId: string;
} & (
  | /** From here on these, and no others. They end after `LAB_FAULT_LIFETIME_MS`. */
  { readonly action: 'set'; readonly faults: LabFaults }
  /** Ends the client's network connection at once, as if a cable was pulled: no DISCONNECT. */
  | { readonly action: 'cut' }
  | { readonly action: 'state' }
);

export interface LabFaultState {
  readonly faults: LabFaults;
  /** How often each rule has acted, in their order. */
  readonly acted: readonly number[];
  /** Whether the client is connected now. */
  readonly connected: boolean;
}

/** 15 minutes. */
export const LAB_FAULT_LIFETIME_MS = 900_000;
