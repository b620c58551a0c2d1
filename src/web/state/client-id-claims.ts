// Who uses which client id at which broker, in all tabs of this browser. Two connections of one id throw each other out
// [MQTT-3.1.4-3], and each comes back: so an id is claimed before it is used, and given back when its connection ends.
import type { Endpoint } from '../../core/mqtt/endpoint.ts';
import { awaitLock, type Release, tryLock } from './tab-locks.ts';

export type ClientIdHolder =
  | { readonly kind: 'tab' }
  /** Another profile in this tab. */
  | { readonly kind: 'profile'; readonly profileId: string };

interface Claim {
  readonly name: string;
  /** Null: somebody else has it. */
  readonly release: Promise<Release | null>;
}

const claims = new Map<string, Claim>();
const keepers = new Map<string, Promise<Release | null>>();

/**
 * Claims a client id for a profile's connection; a claim that the profile has already is kept. Resolves with who has it,
 * or null when it is this profile's now, which it also is `evenIfInUse`.
 */
export async function claimClientId(
  profileId: string,
  endpoint: Endpoint,
  clientId: string,
  evenIfInUse: boolean,
): Promise<ClientIdHolder | null> {
  const name = `client ${brokerName(endpoint)} ${clientId}`;
  if (claims.get(profileId)?.name !== name) {
    releaseClaim(profileId);
    claims.set(profileId, { name, release: tryLock(name) });
  }
  const claim = claims.get(profileId);
  if (!claim || (await claim.release)) return null;
  // Given back meanwhile: what has come of it is not asked for any more.
  if (claims.get(profileId) !== claim) return null;
  if (evenIfInUse) {
    claims.set(profileId, { name, release: Promise.resolve(awaitLock(name)) });
    return null;
  }
  claims.delete(profileId);
  const other = [...claims].find(([, theirs]) => theirs.name === name)?.[0];
  return other === undefined ? { kind: 'tab' } : { kind: 'profile', profileId: other };
}

/** Whether this tab is the one that may keep what the profile has in flight. */
export async function claimInFlight(profileId: string): Promise<boolean> {
  const keeper = keepers.get(profileId) ?? tryLock(`in flight ${profileId}`);
  keepers.set(profileId, keeper);
  if (await keeper) return true;
  keepers.delete(profileId);
  return false;
}

/** The profile's connection has ended. */
export function releaseClaims(profileId: string): void {
  releaseClaim(profileId);
  void keepers.get(profileId)?.then((release) => release?.());
  keepers.delete(profileId);
}

function releaseClaim(profileId: string): void {
  void claims.get(profileId)?.release.then((release) => release?.());
  claims.delete(profileId);
}

/** This computer has three names, and a broker on it is the same by each. */
function brokerName({ host, port }: Endpoint): string {
  const name = host.toLowerCase();
  return `${name === 'localhost' || name === '::1' ? '127.0.0.1' : name}:${port}`;
}
