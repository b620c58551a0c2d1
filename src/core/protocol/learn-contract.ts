// What the page asks an engine while a lab is open: which packets of its log prove which task. Pulled after ticks; the
// engine goes on where the last answer ended.
import type { LabPattern } from '../learn/lab-pattern.ts';
import type { PacketRow } from '../log/packet-row.ts';

export interface LearnRequests {
  labProgress: { args: LabWatch; result: LabProgress };
}

/** The engine begins anew with each `watchId` that it does not know, and keeps the last one only. */
export interface LabWatch {
  readonly watchId: string;
  readonly tasks: readonly WatchedTask[];
  /** Of the connection profile: the fields that every packet has. */
  readonly scheme: string;
  readonly embedded: boolean;
  readonly clientId: string;
}

export interface WatchedTask {
  readonly id: string;
  readonly expect: readonly LabPattern[];
  readonly wrong: readonly LabPattern[];
  /** Milliseconds since the epoch: only what came then or later counts. */
  readonly from: number;
  /** What came over the open connection counts as well, even if before. */
  readonly ofConnection: boolean;
  readonly after: string | null;
}

export interface LabProgress {
  /** In the order of the tasks. */
  readonly tasks: readonly TaskProgress[];
  /** There is more to read than one answer takes: ask again. */
  readonly isBehind: boolean;
}

export interface TaskProgress {
  readonly id: string;
  readonly passed: boolean;
  /** The packets found so far, in the order of `expect`: those of the attempt that came furthest. */
  readonly evidence: readonly PacketRow[];
  /** The last packet that was nearly the next one that is waited for, and came after `evidence`. */
  readonly nearMiss: NearMiss | null;
}

export interface NearMiss {
  readonly row: PacketRow;
  /** Position in `expect`. */
  readonly expected: number;
  /** Position in `wrong` of a pattern that it matches; null: none. */
  readonly wrong: number | null;
  readonly mismatches: readonly Mismatch[];
}

export interface Mismatch {
  /** `topic`, or a property's name. */
  readonly field: string;
  /** As the pattern has it, variables in place; as text. */
  readonly expected: string;
  readonly actual: string;
}
