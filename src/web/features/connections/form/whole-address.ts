// What people paste into the field `Host`: a whole address, or a mosquitto command line. Either fills the other fields.
import { looksLikeAddress, parseAddress } from '../../../../core/mqtt/address.ts';
import { DEFAULT_PORTS, isWebSocketScheme } from '../../../../core/mqtt/endpoint.ts';
import type { ImportedProfile, ImportRemark } from '../../../../core/transfer/import-result.ts';
import { looksLikeMosquittoCommand, parseMosquittoCommand } from '../../../../core/transfer/mosquitto-command.ts';
import { newDraft, type ProfileDraft, withScheme, withTyped } from './profile-draft.ts';

/** What a text in the host field was understood as. */
export type FilledFrom =
  | { readonly kind: 'address' }
  /** It named no port, so that its scheme means one. */
  | { readonly kind: 'url-port' }
  /** `leftOut`: options and files that were not taken over. */
  | { readonly kind: 'command'; readonly leftOut: readonly string[] };

/**
 * Takes a whole address or a command in the host field apart. The same draft when there is none, or none that can be
 * understood.
 */
export function withAddress(draft: ProfileDraft): ProfileDraft {
  if (looksLikeMosquittoCommand(draft.host)) {
    const command = parseMosquittoCommand(draft.host);
    return command.ok ? withImported(draft, command.value) : draft;
  }
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
    secrets: password === undefined ? moved.secrets : withTyped(moved.secrets, { password }),
  };
}

/** What `withAddress` has understood in this draft; null when there was a host, or nothing that can be understood. */
export function filledFrom({ host }: ProfileDraft): FilledFrom | null {
  if (looksLikeMosquittoCommand(host)) {
    const command = parseMosquittoCommand(host);
    return command.ok ? { kind: 'command', leftOut: leftOut(command.value.remarks) } : null;
  }
  const address = parseAddress(host);
  if (!looksLikeAddress(host) || !address.ok) return null;
  const { portNamed, scheme } = address.value;
  return { kind: !portNamed && scheme && isWebSocketScheme(scheme) ? 'url-port' : 'address' };
}

/** What the command does not say stays, where it is not a plain default; and so does where the profile stands in the list. */
function withImported(draft: ProfileDraft, { profile, secrets }: ImportedProfile): ProfileDraft {
  const imported = newDraft(profile, draft.clientId);
  return {
    ...imported,
    name: draft.name,
    group: draft.group,
    color: draft.color,
    autoConnect: draft.autoConnect,
    askPassword: draft.askPassword,
    clientId: imported.clientId || draft.clientId,
    username: imported.username || draft.username,
    secrets: withTyped(draft.secrets, secrets),
    tls: profile.tls ? imported.tls : draft.tls,
    will: profile.will ? imported.will : draft.will,
    v5: profile.properties ? imported.v5 : draft.v5,
    reconnect: profile.reconnect || profile.connectTimeoutS ? imported.reconnect : draft.reconnect,
    subscriptions: imported.subscriptions.length > 0 ? imported.subscriptions : draft.subscriptions,
  };
}

function leftOut(remarks: readonly ImportRemark[]): readonly string[] {
  const named = remarks
    // These were filled in, as what such a command means.
    .filter(({ kind }) => kind !== 'host-assumed' && kind !== 'protocol-guessed')
    .flatMap(({ values }) => values.file ?? values.field ?? []);
  return [...new Set(named)];
}
