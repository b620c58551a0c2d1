// Writes connections as the app's own file: versioned JSON with everything a profile has.
import type { ConnectionProfile, ProfileSecrets } from '../mqtt/connection-profile.ts';

export const OWN_APP = 'mqtt-loupe';
export const OWN_KIND = 'connections';
export const OWN_VERSION = 1;

/**
 * In the order of the list; ids and dates stay behind, as they mean nothing elsewhere. With `secretsById`, by the profiles'
 * ids, the text holds passwords and keys in the clear: it is to be encrypted before it goes anywhere.
 */
export function exportOwn(
  profiles: readonly ConnectionProfile[],
  secretsById: ReadonlyMap<string, ProfileSecrets> | null,
): string {
  const connections = profiles
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, order: _order, createdAt: _createdAt, updatedAt: _updatedAt, ...fields }) => {
      const secrets = secretsById?.get(id);
      return { ...fields, ...(secrets && Object.keys(secrets).length > 0 && { secrets }) };
    });
  const file = { app: OWN_APP, kind: OWN_KIND, version: OWN_VERSION, connections };
  return `${JSON.stringify(file, null, 2)}\n`;
}
