// How a broker can be made to misbehave on purpose for one client, so that a lab can show what the protocol does then.
import type { LabPacketType } from './lab-pattern.ts';

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

/** Longest. */
export const MAX_HOLD_MS = 60_000;
