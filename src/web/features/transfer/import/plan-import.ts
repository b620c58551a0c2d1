// From what a file holds to what would be made of it here: names that are free, and which are there already.
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import type { Endpoint } from '../../../../core/mqtt/endpoint.ts';
import { formatEndpoint, isWebSocketScheme } from '../../../../core/mqtt/endpoint.ts';
import type { ImportedProfile, ProfileFields } from '../../../../core/transfer/import-result.ts';
import { uniqueName } from '../../../state/profile-name.ts';

export interface Candidate {
  readonly imported: ImportedProfile;
  /** As it will be called. */
  readonly name: string;
  /** A profile, here or before it in the file, that connects to the same address as the same client and user. */
  readonly twin: string | null;
  /** Neither a browser nor a companion of this page gets there. */
  readonly needsCompanion: boolean;
}

/** What a person has chosen for a candidate. */
export interface Choice {
  readonly taken: boolean;
  /** Instead of the TCP address: the WebSocket address that was proposed. */
  readonly proposed: boolean;
}

export function planImport(
  imported: readonly ImportedProfile[],
  existing: readonly ConnectionProfile[],
  hasBridge: boolean,
): readonly Candidate[] {
  const names = existing.map(({ name }) => name);
  const known = new Map(existing.map((profile) => [identity(profile), profile.name]));
  return imported.map((one) => {
    const name = uniqueName(one.profile.name, names);
    names.push(name);
    const { profile, proposed } = one;
    const ways = [profile.endpoint, ...(proposed ? [proposed] : [])].map((endpoint) =>
      identity({ ...profile, endpoint }),
    );
    const twin = ways.map((way) => known.get(way)).find((other) => other !== undefined) ?? null;
    for (const way of ways) if (!known.has(way)) known.set(way, name);
    const needsCompanion = !isWebSocketScheme(profile.endpoint.scheme) && !hasBridge;
    return { imported: one, name, twin, needsCompanion };
  });
}

/** What is there already is left out, and what cannot be reached from here goes the proposed way. */
export function defaultChoice({ twin, needsCompanion, imported }: Candidate): Choice {
  return { taken: twin === null, proposed: needsCompanion && imported.proposed !== null };
}

export function endpointOf({ imported }: Candidate, { proposed }: Choice): Endpoint {
  return (proposed && imported.proposed) || imported.profile.endpoint;
}

function identity({ endpoint, clientId, username }: Pick<ProfileFields, 'endpoint' | 'clientId' | 'username'>): string {
  return JSON.stringify([formatEndpoint(endpoint), clientId, username ?? null]);
}
