// What is known of an attempt to connect: what the engine met, what the companion saw at the same target, and what the page
// itself found out. Facts only; what they mean is the diagnosis's business.
import type { ProbeReport } from '../../core/protocol/companion-contract.ts';
import type { ConnectionFailure, SessionInfo } from '../../core/protocol/engine-contract.ts';
import type { BrowserProbes } from '../client/browser-probes.ts';

export interface Examination {
  /** Null: the attempt succeeded. */
  readonly failure: ConnectionFailure | null;
  /** Of the connection that failed, where it had stood; or of the one that stands. */
  readonly session: SessionInfo | null;
  /** What the companion saw. */
  readonly report: ProbeReport | null;
  /** What the page saw. */
  readonly browser: BrowserProbes | null;
}

export const NOTHING_SEEN: Examination = { failure: null, session: null, report: null, browser: null };
