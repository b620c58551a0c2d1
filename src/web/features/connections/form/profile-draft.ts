// A profile as it stands in the form: as typed, so that nothing typed is lost before it is valid.
import { looksLikeAddress, parseAddress } from '../../../../core/mqtt/address.ts';
import { type ConnectionProfile, DEFAULT_KEEP_ALIVE_S } from '../../../../core/mqtt/connection-profile.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Scheme } from '../../../../core/mqtt/endpoint.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';

export interface ProfileDraft {
  readonly name: string;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: string;
  /** The person chose this port, so it stays when the protocol changes. */
  readonly portEdited: boolean;
  readonly path: string;
  readonly username: string;
  /** Empty in the form of a profile whose password is stored: it stays as it is. */
  readonly password: string;
  /** A password is stored, and is to stay. */
  readonly passwordStored: boolean;
  readonly version: ProtocolVersion;
  readonly clientId: string;
  readonly keepAlive: string;
  readonly cleanStart: boolean;
}

export function newDraft(prefill: Partial<ConnectionProfile>, clientId: string): ProfileDraft {
  const endpoint = { scheme: 'ws' as const, host: '', port: DEFAULT_PORTS.ws, path: DEFAULT_PATH, ...prefill.endpoint };
  return {
    name: prefill.name ?? '',
    scheme: endpoint.scheme,
    host: endpoint.host,
    port: String(endpoint.port),
    portEdited: endpoint.port !== DEFAULT_PORTS[endpoint.scheme],
    path: endpoint.path,
    username: prefill.username ?? '',
    password: '',
    passwordStored: false,
    version: prefill.version ?? 5,
    clientId: prefill.clientId ?? clientId,
    keepAlive: String(prefill.keepAliveS ?? DEFAULT_KEEP_ALIVE_S),
    cleanStart: prefill.cleanStart ?? true,
  };
}

/** The port moves with the protocol, unless the person chose it. */
export function withScheme(draft: ProfileDraft, scheme: Scheme): ProfileDraft {
  const keepsPort = draft.portEdited && draft.port.trim() !== '';
  return keepsPort
    ? { ...draft, scheme }
    : { ...draft, scheme, port: String(DEFAULT_PORTS[scheme]), portEdited: false };
}

/** Takes a whole address in the host field apart. The same draft when there is none, or none that can be understood. */
export function withAddress(draft: ProfileDraft): ProfileDraft {
  if (!looksLikeAddress(draft.host)) {
    const host = draft.host.trim();
    return host === draft.host ? draft : { ...draft, host };
  }
  const parsed = parseAddress(draft.host);
  if (!parsed.ok) return draft;
  const { scheme = draft.scheme, host, port, path, username, password } = parsed.value;
  const moved = withScheme(draft, scheme);
  return {
    ...moved,
    host,
    port: port === undefined ? moved.port : String(port),
    portEdited: port === undefined ? moved.portEdited : port !== DEFAULT_PORTS[scheme],
    path: path ?? moved.path,
    username: username ?? moved.username,
    password: password ?? moved.password,
  };
}

/** What of a valid draft is saved in the profile. The name may be empty: then it is the host. */
export function profileFields(draft: ProfileDraft) {
  const path = draft.path.trim();
  const username = draft.username;
  return {
    name: draft.name.trim() || draft.host,
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
    keepAliveS: Number(draft.keepAlive),
    cleanStart: draft.cleanStart,
  } satisfies Partial<ConnectionProfile>;
}
