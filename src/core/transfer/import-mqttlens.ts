// Reads connections of MQTTLens, a Chrome app whose platform is gone: `mqtt_lens_connections`, or the list itself.
import { FieldReader, isRecord, MAX_ITEMS, type PlacedValue, placedItems } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { takeSubscriptions, UINT16 } from './own-fields.ts';
import { readAddress } from './read-address.ts';

const KEY = 'mqtt_lens_connections';

export function looksLikeMqttLens(value: unknown): boolean {
  if (isRecord(value) && Object.hasOwn(value, KEY)) return true;
  return itemsOf(value).some(({ value: item }) => isRecord(item) && Object.hasOwn(item, 'connectionName'));
}

export function importMqttLens(value: unknown, collector: ImportCollector): null {
  for (const { value: item, place } of itemsOf(value)) {
    readConnection(item, place, collector);
    if (collector.isFull) return null;
  }
  return null;
}

/** A list, an object by id, or one connection alone; each also inside of the storage's key. */
function itemsOf(value: unknown, place = ''): readonly PlacedValue[] {
  if (Array.isArray(value)) return placedItems(value, place);
  if (!isRecord(value)) return [];
  if (place === '' && Object.hasOwn(value, KEY)) return itemsOf(value[KEY], KEY);
  if (Object.hasOwn(value, 'hostname')) return [{ value, place }];
  return Object.entries(value)
    .slice(0, MAX_ITEMS)
    .map(([id, item]) => ({ value: item, place: `${place}[${JSON.stringify(id)}]` }));
}

function readConnection(value: unknown, place: string, collector: ImportCollector): void {
  const fields = FieldReader.of(value, place, collector);
  if (!fields) return collector.skip(place, 'not-an-object');
  fields.ignore('connectionID', 'connectionColor', 'publishTopics', 'subscriptions', 'publishes');
  const name = fields.filledText('connectionName');
  const host = fields.text('hostname');
  const address = readAddress({
    host,
    port: fields.integer('hostPort', 1, 65_535),
    secure: fields.flag('useSSL'),
    fallback: 'mqtt',
  });
  if (!address.ok) {
    const values = { name: name ?? '', field: 'hostname', value: host ?? '' };
    return collector.skip(fields.placeOf('hostname'), address.reason, values);
  }
  const topic = fields.filledText('lastWillTopic');
  const payload = fields.longText('lastWillMessage') ?? '';
  const willQos = fields.qos('lastWillQoS') ?? 0;
  const retain = fields.flag('lastWillRetained') ?? false;
  const willTopic = topic && fields.checker.topicName(topic, 'lastWillTopic', fields.placeOf('lastWillTopic'));
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: 3,
    clientId: fields.text('clientId'),
    username: fields.filledText('username') ?? address.username,
    keepAliveS: fields.integer('keepAlive', 0, UINT16) ?? 120,
    cleanStart: fields.flag('cleanSession'),
    will: willTopic
      ? { topic: willTopic, payload: { text: payload, encoding: 'utf8' }, qos: willQos, retain }
      : undefined,
    autoConnect: fields.flag('autoConnect') || undefined,
    subscriptions: takeSubscriptions(fields.list('savedSubscriptions'), collector, (item, index) => {
      const filter = item.text('topic');
      const qos = item.qos('qos') ?? 0;
      item.finish();
      return { field: 'topic', filter, subscription: { qos, color: (index % 8) + 1 } };
    }),
    secrets: { password: fields.filledText('password') ?? address.password },
  });
  fields.finish();
  collector.keep(imported);
}
