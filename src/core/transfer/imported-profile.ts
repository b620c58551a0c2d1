// Makes the profile to import from what a reader has understood: the defaults filled in, what is empty left out.
import {
  type ConnectionProfile,
  type ConnectProperties,
  DEFAULT_KEEP_ALIVE_S,
  type ProfileSecrets,
  type TlsSettings,
} from '../mqtt/connection-profile.ts';
import type { Endpoint } from '../mqtt/endpoint.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { ImportedProfile, ProfileFields } from './import-result.ts';
import { proposeWebSocket } from './propose-websocket.ts';

/** What a reader may know of a connection; undefined is the same as absent. */
export interface ProfileParts {
  readonly name?: string | undefined;
  readonly endpoint: Endpoint;
  readonly version: ProtocolVersion;
  readonly clientId?: string | undefined;
  readonly username?: string | undefined;
  readonly keepAliveS?: number | undefined;
  readonly cleanStart?: boolean | undefined;
  readonly will?: ConnectionProfile['will'];
  readonly properties?: ConnectProperties | undefined;
  readonly tls?: TlsSettings | undefined;
  readonly connectTimeoutS?: number | undefined;
  readonly reconnect?: ConnectionProfile['reconnect'];
  readonly group?: string | undefined;
  readonly color?: number | undefined;
  readonly autoConnect?: boolean | undefined;
  readonly askPassword?: boolean | undefined;
  readonly subscriptions?: ConnectionProfile['subscriptions'] | undefined;
  readonly secrets?: ProfileSecrets | undefined;
}

export function importedProfile(parts: ProfileParts): ImportedProfile {
  const { name, endpoint, version, clientId, username, keepAliveS, cleanStart, subscriptions, secrets, ...rest } =
    parts;
  const profile: ProfileFields = {
    name: name?.trim() || endpoint.host,
    endpoint,
    version,
    clientId: clientId ?? '',
    username,
    keepAliveS: keepAliveS ?? DEFAULT_KEEP_ALIVE_S,
    cleanStart: cleanStart ?? true,
    subscriptions: subscriptions ?? [],
    ...compact({ ...rest, properties: filled(rest.properties), tls: filled(rest.tls) }),
  };
  return { profile, secrets: compact({ ...secrets }), proposed: proposeWebSocket(endpoint) };
}

/** Without the fields that are undefined. */
export function compact<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Without the fields that are undefined; undefined when none is left. */
export function filled<T extends object>(fields: T | undefined): T | undefined {
  const left = fields && compact(fields);
  return left && Object.keys(left).length > 0 ? left : undefined;
}
