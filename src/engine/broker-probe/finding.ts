// How findings are made: what was seen against what was announced.

import type { PropertyEntry } from '../../core/mqtt/property.ts';
import type {
  Announced,
  CapabilityFinding,
  CapabilityId,
  CapabilityUnit,
  CapabilityValue,
  CapabilityVerdict,
  Evidence,
  Setback,
} from '../../core/protocol/broker-probe-contract.ts';
import { seen, setbackEvidence } from './setback.ts';

export function amount(unit: CapabilityUnit, value: number, atLeast = false): CapabilityValue {
  return { kind: 'number', unit, value, atLeast };
}

export function available(value: boolean): CapabilityValue {
  return { kind: 'available', available: value };
}

/** Null before version 5, which announces nothing. */
export function announced(
  version: number,
  properties: readonly PropertyEntry[],
  propertyId: number,
  value: CapabilityValue,
): Announced | null {
  if (version !== 5) return null;
  return { value, byDefault: !properties.some(({ id }) => id === propertyId) };
}

/** Of what either works or does not. `said`: whether the broker announces it; null: it cannot. */
export function judge(said: boolean | null, works: boolean): CapabilityVerdict {
  if (works) return said === false ? 'unannounced' : 'ok';
  return said === true ? 'broken' : 'no';
}

export interface Found {
  readonly verdict: CapabilityVerdict;
  readonly value?: CapabilityValue | null;
  readonly announced?: Announced | null;
  readonly evidence: readonly Evidence[];
}

export function finding(id: CapabilityId, found: Found): CapabilityFinding {
  return { id, value: null, announced: null, ...found };
}

export function untested(id: CapabilityId, evidence: Evidence, said: Announced | null = null): CapabilityFinding {
  return finding(id, { verdict: 'untested', announced: said, evidence: [evidence] });
}

/** The test itself could not be made: it says nothing about what was to be tested. */
export function notTestable(id: CapabilityId, setback: Setback, said: Announced | null = null): CapabilityFinding {
  return untested(id, setbackEvidence(setback), said);
}

export function needsFive(id: CapabilityId): CapabilityFinding {
  return untested(id, seen('olderVersion'));
}
