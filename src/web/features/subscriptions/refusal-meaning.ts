import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';

export type RefusalMeaning = 'notAuthorized' | 'filterInvalid' | 'quota' | 'shared' | 'identifiers' | 'wildcards';

const MEANINGS: Readonly<Record<number, RefusalMeaning>> = {
  135: 'notAuthorized',
  143: 'filterInvalid',
  151: 'quota',
  158: 'shared',
  161: 'identifiers',
  162: 'wildcards',
};

/** What a SUBACK's reason code asks the person to do; null where the code says no more than that it was refused. */
export function refusalMeaning(version: ProtocolVersion, reasonCode: number): RefusalMeaning | null {
  return version === 5 ? (MEANINGS[reasonCode] ?? null) : null;
}
