// What is published, as a person writes it: texts in which {{variables}} may stand, and how the payload's text becomes
// bytes. Saved publishes, repeats, responders, requests and simulated devices all hold one of these.
import type { UserProperty } from '../mqtt/connection-profile.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { PayloadSchema } from '../payload/view/payload-view.ts';

/**
 * How the payload's text is read. `cbor`, `messagepack`, `protobuf` and `avro` are written as JSON; the last two need a
 * schema.
 */
export type PayloadFormat = 'text' | 'json' | 'hex' | 'base64' | 'cbor' | 'messagepack' | 'protobuf' | 'avro';

export const PAYLOAD_FORMATS: readonly PayloadFormat[] = [
  'text',
  'json',
  'hex',
  'base64',
  'cbor',
  'messagepack',
  'protobuf',
  'avro',
];

export interface PayloadTemplate {
  readonly format: PayloadFormat;
  readonly text: string;
  /** Null: none was chosen, or the format needs none. */
  readonly schema: PayloadSchema | null;
}

/** Section 3.3.2.3 of MQTT 5. An empty text or null: the property is not sent. Not sent before version 5 either. */
export interface PropertyTemplates {
  readonly payloadIsUtf8: boolean;
  /** Seconds. */
  readonly messageExpiryInterval: string;
  readonly contentType: string;
  readonly responseTopic: string;
  /** Text; hexadecimal where `correlationIsHex`. */
  readonly correlationData: string;
  readonly correlationIsHex: boolean;
  readonly userProperties: readonly UserProperty[];
  /** 1 to the broker's Topic Alias Maximum; no variables. */
  readonly topicAlias: number | null;
}

export interface PublishTemplate {
  readonly topic: string;
  readonly payload: PayloadTemplate;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly properties: PropertyTemplates;
}

export const NO_PROPERTIES: PropertyTemplates = {
  payloadIsUtf8: false,
  messageExpiryInterval: '',
  contentType: '',
  responseTopic: '',
  correlationData: '',
  correlationIsHex: false,
  userProperties: [],
  topicAlias: null,
};

export const EMPTY_TEMPLATE: PublishTemplate = {
  topic: '',
  payload: { format: 'text', text: '', schema: null },
  qos: 0,
  retain: false,
  properties: NO_PROPERTIES,
};
