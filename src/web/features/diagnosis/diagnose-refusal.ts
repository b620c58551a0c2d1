// CONNACK with a code: the return codes 1 to 5 of MQTT 3.1 and 3.1.1, the reason codes from 0x80 of version 5.
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { Diagnosis, DiagnosisContext, StepKey, TitleKey, WhyKey } from './diagnose.ts';
import { otherVersion } from './failure-values.ts';

type Refusal = Extract<TitleKey & WhyKey, `refused${string}`>;

/** By code, whatever version was asked in: a broker answers in the version that it knows. */
const REFUSALS: ReadonlyMap<number, Refusal> = new Map([
  [1, 'refusedVersion'],
  [2, 'refusedIdentifier'],
  [3, 'refusedUnavailable'],
  [4, 'refusedCredentials'],
  [5, 'refusedNotAuthorized'],
  [0x84, 'refusedVersion'],
  [0x85, 'refusedIdentifier'],
  [0x86, 'refusedCredentials'],
  [0x87, 'refusedNotAuthorized'],
  [0x88, 'refusedUnavailable'],
  [0x89, 'refusedUnavailable'],
  [0x8a, 'refusedBanned'],
  [0x8c, 'refusedAuthMethod'],
  [0x97, 'refusedUnavailable'],
  [0x9c, 'refusedMoved'],
  [0x9d, 'refusedMoved'],
  [0x9f, 'refusedUnavailable'],
]);

const STEPS: Readonly<Record<Refusal, readonly StepKey[]>> = {
  refusedVersion: ['otherVersion'],
  refusedIdentifier: ['otherClientId'],
  refusedUnavailable: ['waitAndRetry', 'askAdministrator'],
  refusedCredentials: ['checkCredentials'],
  refusedNotAuthorized: ['checkCredentials', 'checkRights', 'lookAtLog'],
  refusedBanned: ['askAdministrator'],
  refusedMoved: ['useOtherServer'],
  refusedAuthMethod: ['askAdministrator'],
  refusedOther: ['lookAtLog', 'askAdministrator'],
};

export function diagnoseRefusal(
  { reasonCode, reasonString }: { readonly reasonCode: number; readonly reasonString: string | null },
  version: ProtocolVersion,
  { username }: DiagnosisContext,
): Diagnosis {
  const refusal = REFUSALS.get(reasonCode) ?? 'refusedOther';
  const anonymous = !username && (refusal === 'refusedCredentials' || refusal === 'refusedNotAuthorized');
  const told: readonly WhyKey[] = reasonString ? ['reasonString'] : [];
  return {
    stage: 'connect',
    title: refusal,
    seen: 'refused',
    why: [anonymous ? 'noUsername' : refusal, ...told],
    // "Not authorized" is said of a bad password as well as of a right one.
    certain: refusal !== 'refusedNotAuthorized',
    steps: anonymous ? ['addUsername', 'lookAtLog'] : STEPS[refusal],
    remedy: refusal === 'refusedVersion' ? { kind: 'version', version: otherVersion(version) } : null,
  };
}
