// The fold `MQTT 5` as typed: the properties of CONNECT. Authentication data is among the secrets.
import type { BinaryEncoding } from '../../../../../core/mqtt/binary-text.ts';
import type { ConnectProperties, UserProperty } from '../../../../../core/mqtt/connection-profile.ts';
import { type DraftFault, present } from './draft-fault.ts';
import { isEmptyOrWhole, numberText, optionalNumber, optionalText, withoutEmpty } from './field-text.ts';
import { isGiven, type SecretDrafts } from './secret-drafts.ts';
import { faultOfBinary, faultOfText, faultOfUserProperties, filledUserProperties } from './text-fault.ts';

export interface PropertiesDraft {
  readonly sessionExpiry: string;
  readonly receiveMaximum: string;
  readonly maximumPacketSize: string;
  readonly topicAliasMaximum: string;
  readonly requestResponseInformation: boolean;
  /** On where nothing is said (3.1.2.11.7). */
  readonly requestProblemInformation: boolean;
  readonly userProperties: readonly UserProperty[];
  readonly authenticationMethod: string;
  readonly authenticationEncoding: BinaryEncoding;
}

export const MAX_U16 = 65_535;
export const MAX_U32 = 4_294_967_295;

export function propertiesDraft(properties: ConnectProperties = {}): PropertiesDraft {
  return {
    sessionExpiry: numberText(properties.sessionExpiryIntervalS),
    receiveMaximum: numberText(properties.receiveMaximum),
    maximumPacketSize: numberText(properties.maximumPacketSize),
    topicAliasMaximum: numberText(properties.topicAliasMaximum),
    requestResponseInformation: properties.requestResponseInformation ?? false,
    requestProblemInformation: properties.requestProblemInformation ?? true,
    userProperties: properties.userProperties ?? [],
    authenticationMethod: properties.authenticationMethod ?? '',
    authenticationEncoding: properties.authenticationDataEncoding ?? 'utf8',
  };
}

export function connectProperties(draft: PropertiesDraft): ConnectProperties | undefined {
  return withoutEmpty<ConnectProperties>({
    sessionExpiryIntervalS: optionalNumber(draft.sessionExpiry),
    receiveMaximum: optionalNumber(draft.receiveMaximum),
    maximumPacketSize: optionalNumber(draft.maximumPacketSize),
    topicAliasMaximum: optionalNumber(draft.topicAliasMaximum),
    requestResponseInformation: draft.requestResponseInformation || undefined,
    requestProblemInformation: draft.requestProblemInformation ? undefined : false,
    userProperties: filledUserProperties(draft.userProperties),
    authenticationMethod: optionalText(draft.authenticationMethod),
    authenticationDataEncoding: draft.authenticationEncoding === 'utf8' ? undefined : draft.authenticationEncoding,
  });
}

/** Checked in every version: what is kept must be right the day it is sent. */
export function propertiesFaults(draft: PropertiesDraft, secrets: SecretDrafts) {
  const number = (text: string, min: number, max: number, fault: DraftFault) =>
    isEmptyOrWhole(text, min, max) ? undefined : fault;
  return present({
    'v5.sessionExpiry': number(draft.sessionExpiry, 0, MAX_U32, 'number-0-u32'),
    'v5.receiveMaximum': number(draft.receiveMaximum, 1, MAX_U16, 'number-1-65535'),
    'v5.maximumPacketSize': number(draft.maximumPacketSize, 1, MAX_U32, 'number-1-u32'),
    'v5.topicAliasMaximum': number(draft.topicAliasMaximum, 0, MAX_U16, 'number-0-65535'),
    'v5.userProperties': faultOfUserProperties(draft.userProperties),
    'v5.authenticationMethod': faultOfText(draft.authenticationMethod),
    'v5.authenticationData': faultOfData(draft, secrets),
  });
}

function faultOfData(draft: PropertiesDraft, { authenticationData }: SecretDrafts): DraftFault | undefined {
  // A protocol error without a method (3.1.2.11.10).
  if (draft.authenticationMethod === '' && isGiven(authenticationData)) return 'data-without-method';
  return faultOfBinary({ text: authenticationData.typed, encoding: draft.authenticationEncoding });
}
