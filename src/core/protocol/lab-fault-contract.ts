// How the page has the embedded broker misbehave on purpose, for one client's connection, so that a repeated PUBLISH or a
// refused SUBSCRIBE can be seen. Asked of the companion, which answers only the page that it serves.
import type { LabPacketType } from '../learn/lab-pattern.ts';

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

export interface LabFaults {
  readonly rules: readonly FaultRule[];
  /** Not null: CONNECT needs just these. */
  readonly credentials: LabCredentials | null;
  readonly deny: readonly AccessDenial[];
}

export const NO_FAULTS: LabFaults = { rules: [], credentials: null, deny: [] };

export interface FaultRule {
  /** The packet that it waits for. */
  readonly packet: Exclude<LabPacketType, 'CLOSED'>;
  /** Who sends it. */
  readonly from: 'client' | 'broker';
  /** Of PUBLISH, SUBSCRIBE: only where this filter matches its topic. */
  readonly topic?: string | undefined;
  /**
   * `hold`: the packet, and all after it in its direction, come `holdMs` later; `lose`: it never comes; `cut`: it is lost,
   * and the connection with it; `cut-after`: it comes, and then the connection is cut.
   */
  readonly effect: 'hold' | 'lose' | 'cut' | 'cut-after';
  readonly holdMs?: number | undefined;
  /** How often it acts. Absent: once. */
  readonly times?: number | undefined;
}

export interface LabCredentials {
  readonly username: string;
  readonly password: string;
}

/** SUBSCRIBE is refused with 0x87 (0x80 before version 5); a PUBLISH at QoS 1 and 2 likewise in version 5, else it is dropped. */
export interface AccessDenial {
  readonly access: 'publish' | 'subscribe';
  /** Topic names that this filter matches, or the filters that a subscription asks for as they are. */
  readonly filter: string;
}

export interface LabFaultState {
  readonly faults: LabFaults;
  /** How often each rule has acted, in their order. */
  readonly acted: readonly number[];
  /** Whether the client is connected now. */
  readonly connected: boolean;
}

/** 15 minutes. */
export const LAB_FAULT_LIFETIME_MS = 900_000;

/** Longest. */
export const MAX_HOLD_MS = 60_000;
