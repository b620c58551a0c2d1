// One test of a probe: what it finds out, and how. It leaves its clients to the lab.
import type { CapabilityFinding, CapabilityId } from '../../core/protocol/broker-probe-contract.ts';
import type { ProbeLab } from './probe-lab.ts';

export interface Check {
  readonly ids: readonly CapabilityId[];
  /** A finding for each of `ids`. */
  run(lab: ProbeLab): Promise<readonly CapabilityFinding[]>;
}
