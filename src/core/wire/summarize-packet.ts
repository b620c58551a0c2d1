// One packet in one line, in the specification's terms: what a list of packets shows beside its type.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { dissectPacket } from './dissect/dissect-packet.ts';
import type { Dissection, PacketField } from './dissect/packet-field.ts';

/** A summary has at most so many characters; the rest is cut. */
export const MAX_SUMMARY_CHARS = 300;
/** Topic filters, reason codes and user properties that are named. */
const MAX_NAMED = 3;
/** Of Correlation Data: more of it tells nobody anything. */
const MAX_BINARY_BYTES = 16;
const SEPARATOR = ' · ';
const USER_PROPERTY = 0x26;

export interface PacketSummary {
  /** `PUBLISH`; null: the type is reserved. */
  readonly type: string | null;
  readonly text: string;
  /** The first clause that the packet breaks, null: none. */
  readonly fault: string | null;
  /** It refuses, or ends the connection for a reason that is an error: a reason code of 128 and above, and in CONNACK any but 0. */
  readonly refuses: boolean;
}

/** `bytes` is one whole packet. A password is never in it. */
export function summarizePacket(bytes: Uint8Array, version: ProtocolVersion): PacketSummary {
  const dissection = dissectPacket(bytes, version);
  const fields = new Fields(dissection, bytes);
  const parts = partsOf(dissection.type, fields, bytes.length).filter((part) => part !== '');
  const text = parts.join(SEPARATOR);
  const fault = dissection.faults[0];
  return {
    type: dissection.type,
    text: text.length > MAX_SUMMARY_CHARS ? `${text.slice(0, MAX_SUMMARY_CHARS - 1)}…` : text,
    fault: fault ? `${fault.clause}: ${fault.message}` : null,
    refuses: isRefusal(dissection.type, fields),
  };
}

class Fields {
  readonly #byKey = new Map<string, PacketField[]>();
  readonly #bytes: Uint8Array;

  constructor(dissection: Dissection, bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#add(dissection.fields);
  }

  #add(fields: readonly PacketField[]): void {
    for (const field of fields) {
      const same = this.#byKey.get(field.key);
      if (same) same.push(field);
      else this.#byKey.set(field.key, [field]);
      this.#add(field.children);
    }
  }

  all(key: string): readonly PacketField[] {
    return this.#byKey.get(key) ?? [];
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  number(key: string): number | undefined {
    const value = this.all(key)[0]?.value;
    return value?.kind === 'number' || value?.kind === 'code' ? value.value : undefined;
  }

  flag(key: string): boolean {
    const value = this.all(key)[0]?.value;
    return value?.kind === 'flag' && value.value;
  }

  text(key: string): string {
    const field = this.all(key)[0];
    if (!field) return '';
    return field.value.kind === 'text' ? field.value.value : 'not UTF-8';
  }

  /** The value of a property of version 5, which is one level below its group. */
  property(id: number): string {
    const value = this.all(`property ${id}`)[0]?.children.find(({ key }) => key === 'propertyValue')?.value;
    return value !== undefined && 'value' in value ? String(value.value) : '';
  }

  /** Of a property that is binary data: as text where it is plain, else in hexadecimal digits. */
  binaryProperty(id: number): string {
    const value = this.all(`property ${id}`)[0]?.children.find(({ key }) => key === 'propertyValue');
    if (!value) return '';
    // The two bytes of its length come first.
    const bytes = this.#bytes.subarray(value.start + 2, value.end);
    const shown = [...bytes.subarray(0, MAX_BINARY_BYTES)];
    const isPlain = shown.every((byte) => byte > 0x20 && byte < 0x7f);
    const text = shown
      .map((byte) => (isPlain ? String.fromCharCode(byte) : byte.toString(16).padStart(2, '0')))
      .join('');
    return bytes.length > shown.length ? `${text}…` : text;
  }

  /** `unit=°C`. */
  userProperties(): readonly string[] {
    const all = this.all(`property ${USER_PROPERTY}`);
    const pairs = all.slice(0, MAX_NAMED).map(({ children }) => {
      const [name, value] = ['propertyName', 'propertyValue'].map(
        (part) => children.find(({ key }) => key === part)?.value,
      );
      return `${name?.kind === 'text' ? name.value : '?'}=${value?.kind === 'text' ? value.value : '?'}`;
    });
    return all.length > MAX_NAMED ? [...pairs, more(all.length).trim()] : pairs;
  }

  /** `Success 0x00`; nothing where it is left out. */
  code(key: string): string {
    return this.all(key).slice(0, MAX_NAMED).map(codeText).join(', ') + more(this.all(key).length);
  }
}

function codeText({ value }: PacketField): string {
  if (value.kind !== 'code') return '';
  const hex = `0x${value.value.toString(16).padStart(2, '0')}`;
  return value.name === null ? hex : `${value.name} ${hex}`;
}

function more(count: number): string {
  return count > MAX_NAMED ? ` and ${count - MAX_NAMED} more` : '';
}

function isRefusal(type: string | null, fields: Fields): boolean {
  if (type === 'CONNACK') return (fields.number('connectReasonCode') ?? 0) !== 0;
  return fields.all('reasonCode').some(({ value }) => value.kind === 'code' && value.value >= 0x80);
}

function partsOf(type: string | null, fields: Fields, size: number): readonly string[] {
  switch (type) {
    case 'CONNECT':
      return connectParts(fields);
    case 'CONNACK':
      return [
        fields.code('connectReasonCode'),
        fields.flag('sessionPresent') ? 'Session Present' : '',
        labelled('assigned', fields.property(0x12)),
        labelled('Server Keep Alive', fields.property(0x13), ' s'),
        labelled('Receive Maximum', fields.property(0x21)),
        labelled('Maximum QoS', fields.property(0x24)),
        labelled('Maximum Packet Size', fields.property(0x27)),
        labelled('Topic Alias Maximum', fields.property(0x22)),
        fields.property(0x1f),
      ];
    case 'PUBLISH':
      return publishParts(fields);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return [fields.has('reasonCode') ? fields.code('reasonCode') : 'Success', fields.property(0x1f)];
    case 'SUBSCRIBE':
      return [subscriptions(fields)];
    case 'UNSUBSCRIBE':
      return [
        fields
          .all('topicFilter')
          .slice(0, MAX_NAMED)
          .map(({ value }) => (value.kind === 'text' ? value.value : 'not UTF-8'))
          .join(', ') + more(fields.all('topicFilter').length),
      ];
    case 'SUBACK':
    case 'UNSUBACK':
    case 'AUTH':
      return [fields.code('reasonCode'), fields.property(0x1f)];
    case 'DISCONNECT':
      return [fields.has('reasonCode') ? fields.code('reasonCode') : 'Normal disconnection', fields.property(0x1f)];
    case 'PINGREQ':
    case 'PINGRESP':
      return [''];
    default:
      return [`${size} bytes`];
  }
}

function labelled(label: string, value: string, unit = ''): string {
  return value === '' ? '' : `${label} ${value}${unit}`;
}

function connectParts(fields: Fields): readonly string[] {
  const version = fields.all('protocolLevel')[0]?.value;
  return [
    version?.kind === 'code' ? (version.name ?? `version ${version.value}`) : '',
    `Clean ${version?.kind === 'code' && version.value === 5 ? 'Start' : 'Session'} ${fields.flag('cleanStart') ? 1 : 0}`,
    fields.text('clientIdentifier') || 'no client identifier',
    `Keep Alive ${fields.number('keepAlive') ?? '?'} s`,
    labelled('Session Expiry', fields.property(0x11), ' s'),
    fields.has('userName') ? `User Name ${fields.text('userName')}` : '',
    fields.has('password') ? 'Password ••••••' : '',
    fields.flag('willFlag') ? `Will ${fields.text('willTopic')}` : '',
  ];
}

function publishParts(fields: Fields): readonly string[] {
  const payload = fields.all('applicationMessage')[0];
  const bytes = payload ? payload.end - payload.start : 0;
  return [
    fields.flag('dup') ? 'DUP' : '',
    `QoS ${fields.number('qos') ?? '?'}`,
    fields.flag('retain') ? 'RETAIN' : '',
    fields.text('topicName') || labelled('Topic Alias', fields.property(0x23)),
    `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`,
    fields.property(0x03),
    labelled('Message Expiry', fields.property(0x02), ' s'),
    labelled('Response Topic', fields.property(0x08)),
    labelled('Correlation Data', fields.binaryProperty(0x09)),
    ...fields.userProperties(),
  ];
}

/** Those of version 5, where they are not as they are by themselves. */
function otherOptions(options: PacketField | undefined): readonly string[] {
  return (options?.children ?? []).flatMap(({ key, name, value }) => {
    if ((key === 'noLocal' || key === 'retainAsPublished') && value.kind === 'flag' && value.value) return [name];
    return key === 'retainHandling' && value.kind === 'number' && value.value !== 0 ? [`${name} ${value.value}`] : [];
  });
}

function subscriptions(fields: Fields): string {
  const all = fields.all('subscription');
  const named = all.slice(0, MAX_NAMED).map(({ children }) => {
    const filter = children.find(({ key }) => key === 'topicFilter')?.value;
    const options = children.find(({ key }) => key === 'subscriptionOptions');
    const qos = options?.children.find(({ key }) => key === 'requestedQos')?.value;
    const text = filter?.kind === 'text' ? filter.value : 'not UTF-8';
    return qos?.kind === 'code' ? `${text} (${[`QoS ${qos.value}`, ...otherOptions(options)].join(', ')})` : text;
  });
  return named.join(', ') + more(all.length);
}
