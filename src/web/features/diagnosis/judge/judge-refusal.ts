// CONNACK with a code: the return codes 1 to 5 of MQTT 3.1 and 3.1.1, the reason codes from 0x80 of version 5.
import { type Cause, guessed, seen, type Verdict } from './cause.ts';
import type { DiagnosisContext } from './facts.ts';

/** By code, whatever version was asked in: a broker answers in the version that it knows. */
const REFUSALS: ReadonlyMap<number, Cause> = new Map<number, Cause>([
  [1, 'refused-version'],
  [2, 'refused-client-id'],
  [3, 'refused-unavailable'],
  [4, 'refused-credentials'],
  [5, 'refused-not-authorized'],
  [0x84, 'refused-version'],
  [0x85, 'refused-client-id'],
  [0x86, 'refused-credentials'],
  [0x87, 'refused-not-authorized'],
  [0x88, 'refused-unavailable'],
  [0x89, 'refused-unavailable'],
  [0x8a, 'refused-banned'],
  [0x8c, 'refused-auth-method'],
  // The will is the only message in CONNECT, so what is said of a message is said of it.
  [0x90, 'refused-will'],
  [0x95, 'refused-packet-size'],
  [0x97, 'refused-unavailable'],
  [0x99, 'refused-will'],
  [0x9a, 'refused-will'],
  [0x9b, 'refused-will'],
  [0x9c, 'refused-moved'],
  [0x9d, 'refused-moved'],
  [0x9f, 'refused-unavailable'],
]);

export function judgeRefusal(reasonCode: number, { username, emptyClientId }: DiagnosisContext): Verdict {
  const refusal = REFUSALS.get(reasonCode) ?? 'refused-other';
  if (!username && (refusal === 'refused-credentials' || refusal === 'refused-not-authorized')) {
    return seen('refused-no-username', ['refused-not-authorized']);
  }
  // Some brokers have no better word for an empty client id that they do not take.
  if (refusal === 'refused-other' && emptyClientId) return guessed(['refused-client-id', 'refused-other']);
  // "Not authorized" is said of a bad password as well as of a right one.
  return seen(refusal, refusal === 'refused-not-authorized' ? ['refused-credentials'] : []);
}
