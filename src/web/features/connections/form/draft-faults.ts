// What is wrong with a draft, field by field. The form words each fault.
import { parseAddress, parsePort } from '../../../../core/mqtt/address.ts';
import { isWebSocketScheme } from '../../../../core/mqtt/endpoint.ts';
import { hostFault } from '../../../../core/mqtt/host.ts';
import { looksLikeMosquittoCommand } from '../../../../core/transfer/mosquitto-command.ts';
import { type DraftFault, present } from './draft/draft-fault.ts';
import { readWhole } from './draft/field-text.ts';
import { propertiesFaults } from './draft/properties-draft.ts';
import { reconnectFaults } from './draft/reconnect-draft.ts';
import { isGiven } from './draft/secret-drafts.ts';
import { subscriptionFaults } from './draft/subscription-drafts.ts';
import { faultOfText, utf8Length } from './draft/text-fault.ts';
import { tlsFaults } from './draft/tls-draft.ts';
import { willFaults } from './draft/will-draft.ts';
import type { ProfileDraft } from './profile-draft.ts';

export type DraftField =
  | ('host' | 'port' | 'path' | 'username' | 'password' | 'clientId' | 'keepAlive')
  | keyof ReturnType<typeof tlsFaults>
  | keyof ReturnType<typeof willFaults>
  | keyof ReturnType<typeof propertiesFaults>
  | keyof ReturnType<typeof reconnectFaults>
  | `subscription.${number}`;

/** In the order of the form, so that the first fault is the one to go to. */
export type DraftFaults = Partial<Readonly<Record<DraftField, DraftFault>>>;

export type FoldName = 'session' | 'tls' | 'will' | 'v5' | 'reconnect' | 'subscriptions';

/** MQTT 3.1, section 3.1: "between 1 and 23 characters long". Later versions have no such limit. */
const MAX_CLIENT_ID_31 = 23;
/** The longest binary data that a packet holds. */
const MAX_PASSWORD_BYTES = 65_535;

export function draftFaults(draft: ProfileDraft): DraftFaults {
  return {
    ...present({
      host: faultOfHost(draft.host),
      port: parsePort(draft.port) === null ? 'port' : undefined,
      path: isWebSocketScheme(draft.scheme) ? faultOfPath(draft.path) : undefined,
      username: faultOfText(draft.username),
      password: faultOfPassword(draft),
      clientId: faultOfClientId(draft),
      keepAlive: readWhole(draft.keepAlive, 0, 65_535) === null ? 'keep-alive' : undefined,
    }),
    // The other schemes do not use what stands there; it is kept as it is.
    ...(draft.scheme === 'mqtts' ? tlsFaults(draft.tls, draft.secrets) : {}),
    ...willFaults(draft.will),
    ...propertiesFaults(draft.v5, draft.secrets),
    ...reconnectFaults(draft.reconnect),
    ...subscriptionFaults(draft.subscriptions),
  };
}

/** The first field at fault, in the order of the form. */
export function firstFault(faults: DraftFaults): DraftField | undefined {
  return Object.keys(faults)[0] as DraftField | undefined;
}

/** The fold that a field stands in; undefined for those that are always in view. */
export function foldOf(field: DraftField): FoldName | undefined {
  if (field === 'clientId' || field === 'keepAlive') return 'session';
  const [part, name] = field.split('.');
  if (name === undefined) return undefined;
  return part === 'subscription' ? 'subscriptions' : (part as FoldName);
}

function faultOfHost(host: string): DraftFault | undefined {
  const fault = hostFault(host.trim());
  if (fault === null) return undefined;
  if (fault === 'empty') return 'host-empty';
  if (looksLikeMosquittoCommand(host)) return 'host-command';
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

function faultOfPassword({ username, secrets: { password }, askPassword, version }: ProfileDraft) {
  // [MQTT-3.1.2-22]; version 5 has lifted it.
  if ((isGiven(password) || askPassword) && username === '' && version < 5) return 'password-alone';
  if (!password.typed.isWellFormed()) return 'text-surrogate';
  return utf8Length(password.typed) > MAX_PASSWORD_BYTES ? 'text-too-long' : undefined;
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
