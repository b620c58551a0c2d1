// What tshark should print of a packet, going by its dissection: the same fields under tshark's names.
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import type { Dissection, PacketField } from '../core/wire/dissect/packet-field.ts';
import type { TsharkField } from './tshark-json.ts';

/** Fields that stand for themselves. */
const NAMES: Readonly<Record<string, string>> = {
  firstByte: 'hdrflags',
  packetType: 'msgtype',
  dup: 'dupflag',
  qos: 'qos',
  retain: 'retain',
  remainingLength: 'len',
  protocolLevel: 'ver',
  connectFlags: 'conflags',
  userNameFlag: 'conflag.uname',
  passwordFlag: 'conflag.passwd',
  willRetain: 'conflag.retain',
  willQos: 'conflag.qos',
  willFlag: 'conflag.willflag',
  cleanStart: 'conflag.cleansess',
  reservedFlag: 'conflag.reserved',
  keepAlive: 'kalive',
  applicationMessage: 'msg',
  packetIdentifier: 'msgid',
  propertyIdentifier: 'property_id',
  properties: 'properties',
  willProperties: 'will_properties',
  retainHandling: 'subscription_options_retain',
  retainAsPublished: 'subscription_options_rap',
  noLocal: 'subscription_options_nl',
};

/** Fields that begin with their length. */
const SIZED: Readonly<Record<string, string>> = {
  protocolName: 'proto',
  clientIdentifier: 'clientid',
  willTopic: 'willtopic',
  willPayload: 'willmsg',
  userName: 'username',
  password: 'passwd',
  topicName: 'topic',
  topicFilter: 'topic',
};

/** Properties whose value has a name of its own. */
const NAMED_VALUES: Readonly<Record<string, string>> = {
  'property 35': 'property.topic_alias',
  'property 36': 'property.max_qos',
};

export function expectedOfTshark(
  { type, fields }: Dissection,
  version: ProtocolVersion,
  bytes: Uint8Array,
): TsharkField[] {
  const expected: TsharkField[] = [];
  const add = (name: string, start: number, end: number, value: string | undefined) =>
    expected.push({ name: `mqtt.${name}`, start, end, value });
  const level = fields.find(({ key }) => key === 'protocolLevel')?.value;
  const own = level && 'value' in level ? Number(level.value) : version;
  const visit = (field: PacketField, parent: PacketField | null) => {
    addField(field, parent);
    for (const child of field.children) visit(child, field);
  };
  const addField = (field: PacketField, parent: PacketField | null) => {
    const { key, start, end, value } = field;
    // Cut off, or not text: tshark gives up there, or shows it in its own way.
    if (value.kind === 'bytes' && field.fault) return;
    const text = valueText(field);
    const name = NAMES[key];
    // tshark reads a variable byte integer there as if it were big endian: only of one byte is its number right.
    if (key === 'propertyLength') add('property_len', start, end, end - start === 1 ? text : undefined);
    else if (name !== undefined) add(name, start, end, text);
    else if (SIZED[key] !== undefined) addSized(SIZED[key], field);
    else if (key === 'propertyName') addSized('prop_key', field);
    else if (key === 'propertyValue') addPropertyValue(field, parent);
    else if (key === 'flags') addFlags(field);
    else if (key === 'connackFlags') {
      // Version 3.1 reserves the whole byte: tshark says only whether a bit of it is set.
      if (own === 3) add('conack.flags.reserved', start, end, text === '0' ? '0' : '1');
      else add('conack.flags', start, end, text);
    } else if (key === 'sessionPresent' && own !== 3) add('conack.flags.sp', start, end, text);
    else if (key === 'connectReasonCode') add(own === 5 ? 'connack.reason_code' : 'conack.val', start, end, text);
    else if (key === 'reasonCode')
      add(own === 5 ? `${type?.toLowerCase()}.reason_code` : 'suback.qos', start, end, text);
    else if (key === 'subscriptionOptions') add(own === 5 ? 'subscription_options' : 'sub.qos', start, end, text);
    else if (key === 'requestedQos' && own === 5) add('subscription_options_qos', start, end, text);
    else if (key === 'reservedBits') {
      if (type === 'SUBSCRIBE' && own === 5) add('subscription_options_reserved', start, end, text);
      if (type === 'CONNACK' && own !== 3) add('conack.flags.reserved', start, end, text === '0' ? '0' : '1');
    }
  };
  const addFlags = ({ start, end, value }: PacketField) => {
    const flags = value.kind === 'number' ? value.value : 0;
    if (version === 3 && (type === 'PUBREL' || type === 'SUBSCRIBE' || type === 'UNSUBSCRIBE')) {
      add('dupflag', start, end, String(flags >> 3));
      add('qos', start, end, String((flags >> 1) & 3));
      add('retain_reserved', start, end, String(flags & 1));
    } else add('hdr_reserved', start, end, String(flags));
  };
  const addPropertyValue = (field: PacketField, parent: PacketField | null) => {
    const { start, end, value } = field;
    const named = NAMED_VALUES[parent?.key ?? ''];
    if (named !== undefined) add(named, start, end, valueText(field));
    else if (parent?.key === 'property 3') add('property.content_type', start, end, valueText(field));
    else if (parent?.key === 'property 38') addSized('prop_value', field);
    else if (value.kind === 'number') add('prop_number', start, end, valueText(field));
    else addSized('prop_string', field);
  };
  const addSized = (name: string, field: PacketField) => {
    const { start, end } = field;
    const length = ((bytes[start] as number) << 8) | (bytes[start + 1] as number);
    add(`${name}_len`, start, start + 2, String(length));
    if (length > 0) add(name === 'proto' ? 'protoname' : name, start + 2, end, valueText(field));
  };
  for (const field of fields) visit(field, null);
  return expected;
}

/** As tshark writes it, numbers in decimal; undefined of bytes and groups, whose place is compared. */
function valueText({ value }: PacketField): string | undefined {
  switch (value.kind) {
    case 'number':
    case 'code':
      return String(value.value);
    case 'flag':
      return value.value ? '1' : '0';
    case 'text':
      // tshark ends a text at U+0000.
      return value.value.split('\0')[0];
    case 'bytes':
    case 'group':
      return undefined;
  }
}
