// What ended a test before its time, as evidence: an answer of the broker is a finding, too.
import { assertUnreachable } from '../../core/base/assert.ts';
import type { Evidence, EvidenceCode, Setback } from '../../core/protocol/broker-probe-contract.ts';

export function seen(code: EvidenceCode, params: Evidence['params'] = {}): Evidence {
  return { code, params };
}

export function setbackEvidence(setback: Setback): Evidence {
  switch (setback.kind) {
    case 'closed':
      return setback.reason === null
        ? seen('closedSilently')
        : seen('closed', { packet: 'DISCONNECT', reason: setback.reason });
    case 'refused':
      return seen('refused', { packet: setback.packet, reason: setback.reason });
    case 'silent':
      return seen('silent', { packet: setback.packet });
    case 'unreachable':
      return seen('unreachable', { message: setback.message });
    default:
      return assertUnreachable(setback);
  }
}
