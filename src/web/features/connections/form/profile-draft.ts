// A profile as it stands in the form: as typed, so that nothing typed is lost before it is valid.
import {
  type ConnectionProfile,
  type ConnectionSettings,
  DEFAULT_KEEP_ALIVE_S,
  type ProfileSecrets,
} from '../../../../core/mqtt/connection-profile.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Endpoint, type Scheme } from '../../../../core/mqtt/endpoint.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { SecretName } from '../../../storage/profile-storage.ts';
import { connectProperties, type PropertiesDraft, propertiesDraft } from './draft/properties-draft.ts';
import { connectTimeoutS, type ReconnectDraft, reconnectDraft, reconnectSettings } from './draft/reconnect-draft.ts';
import { NO_SECRETS, SECRET_NAMES, type SecretDrafts, secretsToUse } from './draft/secret-drafts.ts';
import { profileSubscriptions, type SubscriptionDraft, subscriptionDrafts } from './draft/subscription-drafts.ts';
import { type TlsDraft, tlsDraft, tlsSettings } from './draft/tls-draft.ts';
import { type WillDraft, willDraft, willMessage } from './draft/will-draft.ts';

export interface ProfileDraft {
  readonly name: string;
  readonly group: string;
  /** 1 to 8, or null for none. */
  readonly color: number | null;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: string;
  /** The person chose this port, so it stays when the protocol changes. */
  readonly portEdited: boolean;
  readonly path: string;
  readonly username: string;
  /** The password is asked for at every connect, and not stored. */
  readonly askPassword: boolean;
  readonly version: ProtocolVersion;
  readonly clientId: string;
  readonly keepAlive: string;
  readonly cleanStart: boolean;
  readonly autoConnect: boolean;
  readonly secrets: SecretDrafts;
  readonly tls: TlsDraft;
  readonly will: WillDraft;
  readonly v5: PropertiesDraft;
  readonly reconnect: ReconnectDraft;
  readonly subscriptions: readonly SubscriptionDraft[];
}

export function newDraft(prefill: Partial<ConnectionProfile>, clientId: string): ProfileDraft {
  const endpoint = { scheme: 'ws' as const, host: '', port: DEFAULT_PORTS.ws, path: DEFAULT_PATH, ...prefill.endpoint };
  return {
    name: prefill.name ?? '',
    group: prefill.group ?? '',
    color: prefill.color ?? null,
    ...endpointDraft(endpoint),
    username: prefill.username ?? '',
    askPassword: prefill.askPassword ?? false,
    version: prefill.version ?? 5,
    clientId: prefill.clientId ?? clientId,
    keepAlive: String(prefill.keepAliveS ?? DEFAULT_KEEP_ALIVE_S),
    cleanStart: prefill.cleanStart ?? true,
    autoConnect: prefill.autoConnect ?? false,
    secrets: NO_SECRETS,
    tls: tlsDraft(prefill.tls),
    will: willDraft(prefill.will),
    v5: propertiesDraft(prefill.properties),
    reconnect: reconnectDraft(prefill.reconnect, prefill.connectTimeoutS),
    subscriptions: subscriptionDrafts(prefill.subscriptions),
  };
}

function endpointDraft({ scheme, host, port, path }: Endpoint) {
  return { scheme, host, port: String(port), portEdited: port !== DEFAULT_PORTS[scheme], path };
}

/** The port moves with the protocol, unless the person chose it. */
export function withScheme(draft: ProfileDraft, scheme: Scheme): ProfileDraft {
  const keepsPort = draft.portEdited && draft.port.trim() !== '';
  return keepsPort
    ? { ...draft, scheme }
    : { ...draft, scheme, port: String(DEFAULT_PORTS[scheme]), portEdited: false };
}

/** The drafts of secrets with what was typed for some of them. */
export function withTyped(
  secrets: SecretDrafts,
  typed: { readonly [name in SecretName]?: string | undefined },
): SecretDrafts {
  const changed = SECRET_NAMES.map((name) => [name, { ...secrets[name], typed: typed[name] ?? secrets[name].typed }]);
  return Object.fromEntries(changed) as SecretDrafts;
}

/** Takes over what a test of the connection proposes. What the patch does not name stays as it was typed. */
export function withSettings(draft: ProfileDraft, patch: Partial<ConnectionSettings>): ProfileDraft {
  const { endpoint, version, clientId, username, keepAliveS, cleanStart, tls, properties, reconnect } = patch;
  return {
    ...draft,
    ...(endpoint && endpointDraft(endpoint)),
    version: version ?? draft.version,
    clientId: clientId ?? draft.clientId,
    username: username ?? draft.username,
    keepAlive: keepAliveS === undefined ? draft.keepAlive : String(keepAliveS),
    cleanStart: cleanStart ?? draft.cleanStart,
    tls: tls ? tlsDraft(tls) : draft.tls,
    will: 'will' in patch ? willDraft(patch.will) : draft.will,
    v5: properties ? propertiesDraft(properties) : draft.v5,
    reconnect: reconnect ? reconnectDraft(reconnect, patch.connectTimeoutS) : draft.reconnect,
    secrets: withTyped(draft.secrets, patch),
  };
}

/** What of a valid draft is saved in the profile. The name may be empty: then it is the host. */
export function profileFields(draft: ProfileDraft) {
  const path = draft.path.trim();
  const username = draft.username;
  return {
    name: draft.name.trim() || draft.host,
    group: draft.group.trim() || undefined,
    color: draft.color ?? undefined,
    endpoint: {
      scheme: draft.scheme,
      host: draft.host,
      port: Number(draft.port),
      path: path.startsWith('/') ? path : `/${path}`,
    },
    version: draft.version,
    clientId: draft.clientId,
    // From version 5 on a password may stand alone; an empty user name beside one is nobody's wish [MQTT-3.1.2-22].
    username: username === '' ? undefined : username,
    askPassword: draft.askPassword || undefined,
    keepAliveS: Number(draft.keepAlive),
    cleanStart: draft.cleanStart,
    autoConnect: draft.autoConnect || undefined,
    tls: tlsSettings(draft.tls),
    will: willMessage(draft.will),
    properties: connectProperties(draft.v5),
    reconnect: reconnectSettings(draft.reconnect),
    connectTimeoutS: connectTimeoutS(draft.reconnect),
    subscriptions: profileSubscriptions(draft.subscriptions),
  } satisfies Partial<ConnectionProfile>;
}

type Fields = ReturnType<typeof profileFields>;

/**
 * The fields of `current` with those that differ between the two drafts: what the form does not show, and what somebody
 * else has changed while it was open, stays.
 */
export function changedFields(current: ConnectionProfile, initial: ProfileDraft, draft: ProfileDraft): Fields {
  const before = profileFields(initial);
  const after = profileFields(draft);
  const same = (Object.keys(after) as (keyof Fields)[]).filter(
    (name) => JSON.stringify(before[name]) === JSON.stringify(after[name]),
  );
  return { ...after, ...Object.fromEntries(same.map((name) => [name, current[name]])) };
}

/** What a valid draft connects with now; `stored` are the secrets that are to stay as they are. */
export function draftSettings(draft: ProfileDraft, stored: ProfileSecrets): ConnectionSettings {
  const { name, group, color, askPassword, autoConnect, subscriptions, ...options } = profileFields(draft);
  const secrets = secretsToUse(draft.secrets, stored);
  return { ...options, ...secrets, password: secrets.password };
}
