// Reads connections of MQTTX: the desktop's export (an array or one object), and what its web version stores.
import { DEFAULT_RECONNECT, type ProfileSubscription } from '../mqtt/connection-profile.ts';
import { SCHEMES, type Scheme } from '../mqtt/endpoint.ts';
import { FieldReader, isRecord, MAX_ITEMS, type PlacedValue } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { readMqttxProperties, readMqttxVersion, readMqttxWill } from './mqttx-fields.ts';
import { takeSubscriptions, UINT16 } from './own-fields.ts';
import { readAddress, remarkOnFile, remarkOnTrust } from './read-address.ts';

const MAX_PROTOCOLS = 16;

/** What MQTTX alone writes besides a host and a name. */
const MARKS = [
  'clientIdWithTime',
  'certType',
  'connectTimeout',
  'mqttVersion',
  'unreadMessageCount',
  'messages',
  'clean',
];

export function looksLikeMqttx(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value.find(isRecord) : value;
  if (!isRecord(first)) return false;
  if (first.isCollection === true) return true;
  return Object.hasOwn(first, 'host') && MARKS.some((mark) => Object.hasOwn(first, mark));
}

export function looksLikeMqttxWeb(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value.connections) && !Object.hasOwn(value, 'app');
}

export function importMqttx(value: unknown, collector: ImportCollector): null {
  const items = Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value];
  const groups = new Map<string, string>();
  const found: PlacedValue[] = [];
  // An array's items stand at `[2]`; a lone object's fields at the top.
  flatten(items, (index) => (Array.isArray(value) ? `[${index}]` : ''), groups, found);
  for (const { value: item, place } of found) {
    readConnection(item, place, groups, collector);
    if (collector.isFull) return null;
  }
  return null;
}

export function importMqttxWeb(value: unknown, collector: ImportCollector): null {
  const file = FieldReader.of(value, '', collector);
  if (!file) return null;
  for (const { value: item, place } of file.list('connections')) {
    readConnection(item, place, new Map(), collector);
    if (collector.isFull) return null;
  }
  return null;
}

/** Folders are items, too; their names become the groups of what points to them. */
function flatten(
  items: readonly unknown[],
  placeOf: (index: number) => string,
  groups: Map<string, string>,
  found: PlacedValue[],
): void {
  items.forEach((item, index) => {
    const place = placeOf(index);
    if (!isRecord(item) || item.isCollection !== true) {
      found.push({ value: item, place });
      return;
    }
    if (typeof item.id === 'string' && typeof item.name === 'string') groups.set(item.id, item.name);
    const children = item.children;
    if (Array.isArray(children))
      flatten(children.slice(0, MAX_ITEMS), (child) => `${place}.children[${child}]`, groups, found);
  });
}

function readConnection(
  value: unknown,
  place: string,
  groups: ReadonlyMap<string, string>,
  collector: ImportCollector,
): void {
  const fields = FieldReader.of(value, place, collector);
  if (!fields) return collector.skip(place, 'not-an-object');
  fields.ignore(
    'id',
    'orderId',
    'createAt',
    'updateAt',
    'unreadMessageCount',
    'isCollection',
    'certType',
    'collectionId',
  );
  const name = fields.filledText('name');
  const host = fields.text('host');
  const address = readAddress({
    host,
    port: fields.integer('port', 1, 65_535),
    path: fields.text('path'),
    scheme: readScheme(fields),
    secure: fields.flag('ssl'),
    fallback: 'mqtt',
  });
  if (!address.ok) {
    return collector.skip(fields.placeOf('host'), address.reason, {
      name: name ?? '',
      field: 'host',
      value: host ?? '',
    });
  }
  const { scheme } = address.endpoint;
  remarkOnFile(fields, 'ca', 'ca', scheme);
  remarkOnFile(fields, 'cert', 'certificate', scheme);
  remarkOnFile(fields, 'key', 'key', scheme);
  if (fields.flag('rejectUnauthorized') === false) remarkOnTrust(fields, 'rejectUnauthorized', scheme);
  if (fields.flag('clientIdWithTime')) fields.remark('clientIdWithTime', 'not-supported', { value: 'true' });
  const { properties, authenticationData } = readMqttxProperties(fields.object('properties'));
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: readMqttxVersion(fields) ?? 5,
    clientId: fields.text('clientId'),
    // The form stores a user name that nobody typed as an empty one.
    username: fields.filledText('username') ?? address.username,
    keepAliveS: fields.integer('keepalive', 0, UINT16),
    cleanStart: fields.flag('clean'),
    will: readMqttxWill(fields.object('will')),
    properties,
    tls: { alpnProtocols: scheme === 'mqtts' ? readAlpn(fields) : undefined },
    connectTimeoutS: readTimeoutS(fields),
    reconnect: readReconnect(fields),
    group: groups.get(fields.filledText('parentId') ?? ''),
    subscriptions: readSubscriptions(fields.list('subscriptions'), collector),
    secrets: { password: fields.filledText('password') ?? address.password, authenticationData },
  });
  fields.ignore('ALPNProtocols');
  const history = fields.raw('messages');
  const messages = Array.isArray(history) ? history.length : 0;
  if (messages > 0) fields.remark('messages', 'skipped-message-history', { count: String(messages) });
  fields.finish();
  collector.keep(imported);
}

/** `ssl` is a field of its own and follows the protocol, or once did not: the stronger of the two holds. */
function readScheme(fields: FieldReader): Scheme | undefined {
  const protocol = fields.text('protocol')?.replace(/:\/\/$/u, '');
  const known = SCHEMES.find((scheme) => scheme === protocol);
  if (protocol && known === undefined) fields.remark('protocol', 'unknown-value', { value: protocol });
  return known;
}

function readReconnect(fields: FieldReader) {
  const enabled = fields.flag('reconnect');
  const periodMs = fields.integer('reconnectPeriod', 0, 86_400_000);
  if (enabled === undefined && periodMs === undefined) return undefined;
  const firstDelayMs = periodMs || DEFAULT_RECONNECT.firstDelayMs;
  return {
    ...DEFAULT_RECONNECT,
    enabled: (enabled ?? true) && periodMs !== 0,
    firstDelayMs,
    maxDelayMs: Math.max(DEFAULT_RECONNECT.maxDelayMs, firstDelayMs),
  };
}

/** Seconds in the desktop's file, milliseconds in the web version's. */
function readTimeoutS(fields: FieldReader): number | undefined {
  const timeout = fields.integer('connectTimeout', 1, 600_000);
  return timeout === undefined || timeout <= 600 ? timeout : Math.round(timeout / 1000);
}

/** A list, or a text with commas. */
function readAlpn(fields: FieldReader): readonly string[] | undefined {
  const isText = typeof fields.raw('ALPNProtocols') === 'string';
  const items = isText
    ? fields.text('ALPNProtocols')?.split(',', MAX_PROTOCOLS)
    : fields.list('ALPNProtocols').map((item) => item.value);
  const names = (items ?? []).flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
  return names.length > 0 ? names : undefined;
}

function readSubscriptions(items: readonly PlacedValue[], collector: ImportCollector): readonly ProfileSubscription[] {
  const read = (fields: FieldReader, index: number) => {
    fields.ignore('id', 'color', 'createAt', 'connectionId', 'retain');
    const disabled = fields.flag('disabled') ?? false;
    const filter = fields.text('topic');
    const alias = fields.filledText('alias');
    if (alias !== undefined) fields.remark('alias', 'not-supported', { value: alias });
    const subscription = {
      qos: fields.qos('qos') ?? 0,
      color: (index % 8) + 1,
      noLocal: fields.flag('nl') || undefined,
      retainAsPublished: fields.flag('rap') || undefined,
      retainHandling: (fields.integer('rh', 0, 2) || undefined) as 1 | 2 | undefined,
      subscriptionIdentifier: fields.integer('subscriptionIdentifier', 1, 268_435_455),
    };
    fields.finish();
    if (disabled) fields.remark('disabled', 'not-supported', { value: filter ?? '' });
    return disabled ? null : { field: 'topic', filter, subscription };
  };
  return takeSubscriptions(items, collector, read);
}
