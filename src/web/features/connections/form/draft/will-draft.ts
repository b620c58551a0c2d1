// The fold `Will message` as typed.
import { type BinaryText, decodeBinaryText } from '../../../../../core/mqtt/binary-text.ts';
import type { UserProperty, WillMessage, WillProperties } from '../../../../../core/mqtt/connection-profile.ts';
import type { Qos } from '../../../../../core/mqtt/qos.ts';
import { type DraftFault, present } from './draft-fault.ts';
import { isEmptyOrWhole, numberText, optionalNumber, optionalText, withoutEmpty } from './field-text.ts';
import {
  faultOfBinary,
  faultOfText,
  faultOfTopicName,
  faultOfUserProperties,
  filledUserProperties,
} from './text-fault.ts';

export interface WillDraft {
  readonly on: boolean;
  readonly topic: string;
  readonly payload: BinaryText;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly delayInterval: string;
  readonly payloadIsUtf8: boolean;
  readonly messageExpiry: string;
  readonly contentType: string;
  readonly responseTopic: string;
  readonly correlationData: BinaryText;
  readonly userProperties: readonly UserProperty[];
}

const NOTHING: BinaryText = { text: '', encoding: 'utf8' };
const MAX_U32 = 4_294_967_295;

export function willDraft(will: WillMessage | undefined): WillDraft {
  const properties: WillProperties = will?.properties ?? {};
  return {
    on: will !== undefined,
    topic: will?.topic ?? '',
    payload: will?.payload ?? NOTHING,
    qos: will?.qos ?? 0,
    retain: will?.retain ?? false,
    delayInterval: numberText(properties.willDelayIntervalS),
    payloadIsUtf8: properties.payloadIsUtf8 ?? false,
    messageExpiry: numberText(properties.messageExpiryIntervalS),
    contentType: properties.contentType ?? '',
    responseTopic: properties.responseTopic ?? '',
    correlationData: properties.correlationData ?? NOTHING,
    userProperties: properties.userProperties ?? [],
  };
}

export function willMessage(draft: WillDraft): WillMessage | undefined {
  if (!draft.on) return undefined;
  const { topic, payload, qos, retain } = draft;
  const properties = withoutEmpty<WillProperties>({
    willDelayIntervalS: optionalNumber(draft.delayInterval),
    payloadIsUtf8: draft.payloadIsUtf8 || undefined,
    messageExpiryIntervalS: optionalNumber(draft.messageExpiry),
    contentType: optionalText(draft.contentType),
    responseTopic: optionalText(draft.responseTopic),
    correlationData: draft.correlationData.text === '' ? undefined : draft.correlationData,
    userProperties: filledUserProperties(draft.userProperties),
  });
  return properties ? { topic, payload, qos, retain, properties } : { topic, payload, qos, retain };
}

/** Whether switching the will off would lose something. */
export function isWillFilled(draft: WillDraft): boolean {
  return draft.topic !== '' || draft.payload.text !== '';
}

export function willFaults(draft: WillDraft) {
  if (!draft.on) return {};
  return present({
    // [MQTT-3.1.3-11]: a UTF-8 string; published as it stands, so it is a topic name [MQTT-3.3.2-2].
    'will.topic': faultOfTopicName(draft.topic),
    'will.payload': faultOfPayload(draft),
    'will.delayInterval': isEmptyOrWhole(draft.delayInterval, 0, MAX_U32) ? undefined : 'number-0-u32',
    'will.messageExpiry': isEmptyOrWhole(draft.messageExpiry, 0, MAX_U32) ? undefined : 'number-0-u32',
    'will.contentType': faultOfText(draft.contentType),
    // [MQTT-3.3.2-14]: no wildcards.
    'will.responseTopic': draft.responseTopic === '' ? undefined : faultOfTopicName(draft.responseTopic),
    'will.correlationData': faultOfBinary(draft.correlationData),
    'will.userProperties': faultOfUserProperties(draft.userProperties),
  });
}

function faultOfPayload({ payload, payloadIsUtf8 }: WillDraft): DraftFault | undefined {
  const fault = faultOfBinary(payload);
  if (fault || !payloadIsUtf8) return fault;
  const bytes = decodeBinaryText(payload);
  return bytes.ok && isUtf8(bytes.value) ? undefined : 'payload-not-utf8';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
