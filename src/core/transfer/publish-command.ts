// A command for a shell that publishes exactly the bytes of a message, with the connection of a profile.

import type { UserProperty } from '../mqtt/connection-profile.ts';
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { ProfileFields } from './import-result.ts';
import { mosquittoCommand } from './write-mosquitto-command.ts';

/** As `PreparedPublish`. */
export interface CommandMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly properties?:
    | {
        readonly payloadIsUtf8?: boolean | undefined;
        readonly messageExpiryIntervalS?: number | undefined;
        readonly contentType?: string | undefined;
        readonly responseTopic?: string | undefined;
        readonly correlationData?: Uint8Array | undefined;
        readonly userProperties?: readonly UserProperty[] | undefined;
        readonly topicAlias?: number | undefined;
      }
    | undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Linux hands over no argument of more than 128 KiB. */
const MAX_ARGUMENT_BYTES = 100_000;

/** What no option of mosquitto_pub carries: bytes that are no text, and what is of one connection. */
export type LeftOut = 'correlationData' | 'topicAlias';

/** For `sh`. Bytes that no argument can carry (no UTF-8, a zero byte, or too many) are written by `printf` and read from a pipe. */
export function publishCommand(
  profile: ProfileFields,
  message: CommandMessage,
  hasPassword = false,
): { readonly command: string; readonly leftOut: readonly LeftOut[] } {
  const { topic, payload, qos, retain, properties } = message;
  const text = textOf(payload);
  const published = { payload: text, qos, retain, properties: entriesOf(properties ?? {}) };
  // Under the same client id it would throw this client out; and a will is not the message's.
  const sender = { ...profile, clientId: '', cleanStart: true, will: undefined, keepAliveS: 60 };
  const { command } = mosquittoCommand(sender, 'pub', 'sh', { hasPassword, topic, message: published });
  return {
    command: text === null ? `printf '${octal(payload)}' | ${command}` : command,
    leftOut: leftOutOfCommand(profile.version, properties),
  };
}

export function leftOutOfCommand(
  version: ProtocolVersion,
  properties: CommandMessage['properties'],
): readonly LeftOut[] {
  const { correlationData, topicAlias } = properties ?? {};
  // Before MQTT 5 they do not go out in any case.
  if (version !== 5) return [];
  const leftOut: LeftOut[] = [];
  if (correlationData && textOf(correlationData) === null) leftOut.push('correlationData');
  if (topicAlias !== undefined) leftOut.push('topicAlias');
  return leftOut;
}

/** Null: no argument of a command can carry it. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_ARGUMENT_BYTES || bytes.includes(0)) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Every shell's printf knows octal. */
function octal(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += `\\${byte.toString(8).padStart(3, '0')}`;
  return text;
}

type Entry = Pick<PropertyEntry, 'id' | 'value'>;

function entriesOf(properties: NonNullable<CommandMessage['properties']>): Entry[] {
  const { payloadIsUtf8, messageExpiryIntervalS, contentType, responseTopic, correlationData } = properties;
  const entries: (Entry | null)[] = [
    payloadIsUtf8 === undefined ? null : { id: PROPERTY.payloadFormatIndicator, value: payloadIsUtf8 ? 1 : 0 },
    messageExpiryIntervalS === undefined ? null : { id: PROPERTY.messageExpiryInterval, value: messageExpiryIntervalS },
    contentType === undefined ? null : { id: PROPERTY.contentType, value: contentType },
    responseTopic === undefined ? null : { id: PROPERTY.responseTopic, value: responseTopic },
    correlationData === undefined || textOf(correlationData) === null
      ? null
      : { id: PROPERTY.correlationData, value: correlationData },
    ...(properties.userProperties ?? []).map((value) => ({ id: PROPERTY.userProperty, value })),
  ];
  return entries.filter((entry) => entry !== null);
}
