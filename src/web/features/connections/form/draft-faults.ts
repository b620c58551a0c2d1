// What is wrong with a draft, field by field. The form words each fault.
import { parseAddress, parsePort } from '../../../../core/mqtt/address.ts';
import { isWebSocketScheme } from '../../../../core/mqtt/endpoint.ts';
import { type HostFault, hostFault } from '../../../../core/mqtt/host.ts';
import type { ProfileDraft } from './profile-draft.ts';

export type DraftField = 'host' | 'port' | 'path' | 'username' | 'password' | 'clientId' | 'keepAlive';

export type DraftFault =
  | `host-${HostFault}`
  | 'host-scheme'
  | 'host-port'
  | 'port'
  | 'path-space'
  | 'path-fragment'
  | 'text-null'
  | 'text-surrogate'
  | 'text-too-long'
  | 'password-alone'
  | 'client-id-31'
  | 'client-id-needs-clean'
  | 'keep-alive';

export type DraftFaults = Partial<Readonly<Record<DraftField, DraftFault>>>;

/** In the order of the form, so that the first fault is the one to go to. */
export const DRAFT_FIELDS: readonly DraftField[] = [
  'host',
  'port',
  'path',
  'username',
  'password',
  'clientId',
  'keepAlive',
];

/** The fields inside the fold `Session`. */
export const SESSION_FIELDS: readonly DraftField[] = ['clientId', 'keepAlive'];

/** The longest UTF-8 string that a packet holds [MQTT-1.5.3]. */
const MAX_TEXT_BYTES = 65_535;
/** MQTT 3.1, section 3.1: "between 1 and 23 characters long". Later versions have no such limit. */
const MAX_CLIENT_ID_31 = 23;

export function draftFaults(draft: ProfileDraft): DraftFaults {
  const faults: Record<DraftField, DraftFault | undefined> = {
    host: faultOfHost(draft.host),
    port: parsePort(draft.port) === null ? 'port' : undefined,
    path: isWebSocketScheme(draft.scheme) ? faultOfPath(draft.path) : undefined,
    username: faultOfText(draft.username),
    password: faultOfPassword(draft),
    clientId: faultOfClientId(draft),
    keepAlive: isKeepAlive(draft.keepAlive) ? undefined : 'keep-alive',
  };
  const known: Partial<Record<DraftField, DraftFault>> = {};
  for (const field of DRAFT_FIELDS) if (faults[field]) known[field] = faults[field];
  return known;
}

/** The first field at fault, in the order of the form. */
export function firstFault(faults: DraftFaults): DraftField | undefined {
  return DRAFT_FIELDS.find((field) => faults[field] !== undefined);
}

function faultOfHost(host: string): DraftFault | undefined {
  const fault = hostFault(host.trim());
  if (fault === null) return undefined;
  if (fault === 'empty') return 'host-empty';
  // A whole address that was not taken apart: what is wrong with it says more than that it is no host.
  const address = parseAddress(host);
  if (address.ok) return `host-${fault}`;
  switch (address.error.kind) {
    case 'scheme':
      return 'host-scheme';
    case 'port':
      return 'host-port';
    case 'host':
      return `host-${address.error.fault}`;
  }
}

function faultOfPath(path: string): DraftFault | undefined {
  if (/\s/u.test(path.trim())) return 'path-space';
  return path.includes('#') ? 'path-fragment' : undefined;
}

/** Any UTF-8 string that a packet can carry [MQTT-1.5.3-1, MQTT-1.5.3-2]. */
function faultOfText(text: string): DraftFault | undefined {
  if (text.includes('\0')) return 'text-null';
  if (!text.isWellFormed()) return 'text-surrogate';
  return utf8Length(text) > MAX_TEXT_BYTES ? 'text-too-long' : undefined;
}

function faultOfPassword({ username, password, passwordStored, version }: ProfileDraft): DraftFault | undefined {
  const given = password !== '' || passwordStored;
  // [MQTT-3.1.2-22]; version 5 has lifted it.
  if (given && username === '' && version < 5) return 'password-alone';
  if (!password.isWellFormed()) return 'text-surrogate';
  return utf8Length(password) > MAX_TEXT_BYTES ? 'text-too-long' : undefined;
}

function faultOfClientId({ clientId, version, cleanStart }: ProfileDraft): DraftFault | undefined {
  const fault = faultOfText(clientId);
  if (fault) return fault;
  switch (version) {
    case 3:
      return clientId === '' || [...clientId].length > MAX_CLIENT_ID_31 ? 'client-id-31' : undefined;
    case 4:
      // [MQTT-3.1.3-7]
      return clientId === '' && !cleanStart ? 'client-id-needs-clean' : undefined;
    case 5:
      return undefined;
  }
}

function isKeepAlive(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= 65_535;
}

/** A character takes at most 3 bytes a UTF-16 unit, so short texts need no encoding. */
function utf8Length(text: string): number {
  return text.length * 3 <= MAX_TEXT_BYTES ? text.length : new TextEncoder().encode(text).length;
}
