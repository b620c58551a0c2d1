// On which terms a profile connects: with which client id, whether what is in flight is kept, and whether something must
// be asked first.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';
import type { ConnectionFailure } from '../../core/protocol/engine-contract.ts';
import { claimClientId, claimInFlight } from './client-id-claims.ts';
import type { ConnectGiven, ConnectQuestion, PasswordQuestion } from './connect-questions.ts';

export interface ConnectTerms {
  readonly clientId: string;
  /** See `ConnectRequest`. */
  readonly keepInFlightAs: string | null;
}

/** Client ids that were chosen for this tab, by profile. Used while somebody else has the profile's own. */
const idsOfThisTab = new Map<string, string>();

/** Claims what the connection needs; the claims are given back by `releaseClaims`. Fails with what must be asked first. */
export async function settleTerms(
  profile: ConnectionProfile,
  given: ConnectGiven,
): Promise<Result<ConnectTerms, ConnectQuestion>> {
  const { id: profileId, clientId } = profile;
  const used = clientId === '' ? ok('') : await settleClientId(profile, given);
  if (!used.ok) return used;
  if (profile.askPassword && given.password === undefined) {
    return fail({ kind: 'password', profileId, given, refused: null });
  }
  // Another session's packets would be sent in this one, or lost to it.
  const keeps = used.value === clientId && (await claimInFlight(profileId));
  return ok({ clientId: used.value, keepInFlightAs: keeps ? profileId : null });
}

async function settleClientId(
  profile: ConnectionProfile,
  given: ConnectGiven,
): Promise<Result<string, ConnectQuestion>> {
  const { id: profileId, endpoint, clientId } = profile;
  if (given.clientId !== undefined) {
    idsOfThisTab.set(profileId, given.clientId);
    await claimClientId(profileId, endpoint, given.clientId, true);
    return ok(given.clientId);
  }
  const holder = await claimClientId(profileId, endpoint, clientId, given.evenIfInUse ?? false);
  if (!holder) return ok(clientId);
  const other = idsOfThisTab.get(profileId);
  if (other === undefined) return fail({ kind: 'client-id', profileId, given, clientId, holder });
  await claimClientId(profileId, endpoint, other, true);
  return ok(other);
}

/** Bad user name or password, and not authorised, which brokers say for it too: before version 5, and in it. */
const LOGIN_REFUSED: readonly number[] = [4, 5, 0x86, 0x87];

/** What to ask again after a password was not the right one; undefined when that is not what has failed. */
export function passwordRefused(
  profile: ConnectionProfile | undefined,
  { cause }: ConnectionFailure,
  quiet: boolean,
): PasswordQuestion | undefined {
  if (!profile?.askPassword || cause.kind !== 'refused' || !LOGIN_REFUSED.includes(cause.reasonCode)) return undefined;
  const { reasonCode, reasonString } = cause;
  return { kind: 'password', profileId: profile.id, given: { quiet }, refused: { reasonCode, reasonString } };
}
