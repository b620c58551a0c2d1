// Two reports side by side. Times differ always: they are shown, and are no difference.
import {
  CAPABILITIES,
  type CapabilityFinding,
  type CapabilityId,
  type CapabilityValue,
} from '../../../../core/protocol/broker-probe-contract.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';

export interface ComparedLine {
  readonly id: CapabilityId;
  /** Undefined: the report does not have it. */
  readonly a: CapabilityFinding | undefined;
  readonly b: CapabilityFinding | undefined;
  readonly differs: boolean;
}

export function compareReports(a: BrokerReport, b: BrokerReport): readonly ComparedLine[] {
  return CAPABILITIES.flatMap((id) => {
    const [one, other] = [a, b].map(({ findings }) => findings.find((finding) => finding.id === id));
    return one || other ? [{ id, a: one, b: other, differs: differ(one, other) }] : [];
  });
}

function differ(a: CapabilityFinding | undefined, b: CapabilityFinding | undefined): boolean {
  if (!a || !b) return true;
  // No more was tried of either.
  if (isOpenEnded(a.value) && isOpenEnded(b.value)) return a.verdict !== b.verdict;
  return a.verdict !== b.verdict || keyOf(a.value) !== keyOf(b.value);
}

function isOpenEnded(value: CapabilityValue | null): boolean {
  return value?.kind === 'number' && value.atLeast;
}

function keyOf(value: CapabilityValue | null): string {
  switch (value?.kind) {
    case 'number':
      // How many topics there are under $SYS is different from one moment to the next.
      return value.unit === 'topics' ? '' : `${value.value} ${value.unit} ${value.atLeast}`;
    case 'text':
      return value.text;
    case 'available':
      return String(value.available);
    default:
      return '';
  }
}
