// The parts of a connection as the app's own file has them: the will, the subscriptions, the properties of version 5.
import type { BinaryEncoding, BinaryText } from '../mqtt/binary-text.ts';
import type {
  ConnectProperties,
  ProfileSubscription,
  UserProperty,
  WillMessage,
  WillProperties,
} from '../mqtt/connection-profile.ts';
import { FieldReader, type PlacedValue } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { compact, filled } from './imported-profile.ts';
import { MAX_SUBSCRIPTIONS } from './value-checker.ts';

export const UINT16 = 65_535;
export const UINT32 = 4_294_967_295;
const ENCODINGS: readonly BinaryEncoding[] = ['utf8', 'hex', 'base64'];
/** What fits into a CONNECT that a broker takes. */
export const MAX_USER_PROPERTIES = 1_000;

export function readOwnWill(fields: FieldReader | undefined): WillMessage | undefined {
  if (!fields) return undefined;
  const topic = fields.text('topic');
  const will = {
    payload: readBinaryText(fields, 'payload') ?? { text: '', encoding: 'utf8' as const },
    qos: fields.qos('qos') ?? 0,
    retain: fields.flag('retain') ?? false,
    properties: readOwnWillProperties(fields.object('properties')),
  };
  fields.finish();
  const checked = topic === undefined ? undefined : fields.checker.topicName(topic, 'topic', fields.placeOf('topic'));
  return checked === undefined ? undefined : compact({ topic: checked, ...will });
}

function readOwnWillProperties(fields: FieldReader | undefined): WillProperties | undefined {
  const properties = fields && {
    willDelayIntervalS: fields.integer('willDelayIntervalS', 0, UINT32),
    payloadIsUtf8: fields.flag('payloadIsUtf8'),
    messageExpiryIntervalS: fields.integer('messageExpiryIntervalS', 0, UINT32),
    contentType: fields.text('contentType'),
    responseTopic: fields.text('responseTopic'),
    correlationData: readBinaryText(fields, 'correlationData'),
    userProperties: readPairs(fields, 'userProperties'),
  };
  fields?.finish();
  return filled(properties);
}

export function readOwnProperties(fields: FieldReader | undefined): ConnectProperties | undefined {
  const properties = fields && {
    sessionExpiryIntervalS: fields.integer('sessionExpiryIntervalS', 0, UINT32),
    receiveMaximum: fields.integer('receiveMaximum', 1, UINT16),
    maximumPacketSize: fields.integer('maximumPacketSize', 1, UINT32),
    topicAliasMaximum: fields.integer('topicAliasMaximum', 0, UINT16),
    requestResponseInformation: fields.flag('requestResponseInformation'),
    requestProblemInformation: fields.flag('requestProblemInformation'),
    userProperties: readPairs(fields, 'userProperties'),
    authenticationMethod: fields.text('authenticationMethod'),
    authenticationDataEncoding: fields.word('authenticationDataEncoding', ENCODINGS),
  };
  fields?.finish();
  return filled(properties);
}

export function readOwnSubscriptions(items: readonly PlacedValue[], collector: ImportCollector): ProfileSubscription[] {
  return takeSubscriptions(items, collector, (fields, index) => {
    const filter = fields.text('filter');
    const subscription = {
      qos: fields.qos('qos') ?? 0,
      color: fields.integer('color', 1, 8) ?? (index % 8) + 1,
      noLocal: fields.flag('noLocal'),
      retainAsPublished: fields.flag('retainAsPublished'),
      retainHandling: fields.integer('retainHandling', 0, 2) as 0 | 1 | 2 | undefined,
      subscriptionIdentifier: fields.integer('subscriptionIdentifier', 1, 268_435_455),
    };
    fields.finish();
    return { field: 'filter', filter, subscription };
  });
}

/** What a format's reader makes of one item of a list of subscriptions. */
interface ReadSubscription {
  /** The name of the field that held the filter. */
  readonly field: string;
  readonly filter: string | undefined;
  readonly subscription: Omit<ProfileSubscription, 'filter'>;
}

/** Reads a list of objects, whatever the format calls their fields; null: this one is left out without a word. */
export function takeSubscriptions(
  items: readonly PlacedValue[],
  collector: ImportCollector,
  read: (fields: FieldReader, index: number) => ReadSubscription | null,
): ProfileSubscription[] {
  const taken: ProfileSubscription[] = [];
  for (const { value, place } of items.slice(0, MAX_SUBSCRIPTIONS)) {
    const fields = FieldReader.of(value, place, collector);
    if (!fields) {
      collector.remark(place, 'wrong-type', { field: 'subscriptions', expected: 'object', found: typeof value });
      continue;
    }
    const one = read(fields, taken.length);
    if (!one) continue;
    const filter = fields.checker.topicFilter(one.filter ?? '', one.field, fields.placeOf(one.field));
    if (filter !== undefined) taken.push(compact({ filter, ...one.subscription }));
  }
  const left = items.length - MAX_SUBSCRIPTIONS;
  if (left > 0) collector.remark(items[0]?.place ?? '', 'too-many', { field: 'subscriptions', count: String(left) });
  return taken;
}

function readPairs(fields: FieldReader, field: string): readonly UserProperty[] | undefined {
  const items = fields.list(field);
  const pairs = items.slice(0, MAX_USER_PROPERTIES).flatMap(({ value, place }): UserProperty[] => {
    if (Array.isArray(value) && value.length === 2) {
      const [name, text] = value as readonly unknown[];
      if (typeof name === 'string' && typeof text === 'string') return [[name, text]];
    }
    fields.checker.wrongType(value, field, place, 'text');
    return [];
  });
  const left = items.length - MAX_USER_PROPERTIES;
  if (left > 0) fields.remark(field, 'too-many', { count: String(left) });
  return pairs.length > 0 ? pairs : undefined;
}

function readBinaryText(parent: FieldReader, field: string): BinaryText | undefined {
  const fields = parent.object(field);
  if (!fields) return undefined;
  const text = fields.longText('text');
  const encoding = fields.word('encoding', ENCODINGS);
  fields.finish();
  return text === undefined || encoding === undefined ? undefined : { text, encoding };
}
