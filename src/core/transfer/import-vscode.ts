// Reads the broker profiles of the VS Code extension vsmqtt: its setting, or a settings.json that holds it.

import { SCHEMES } from '../mqtt/endpoint.ts';
import { FieldReader, isRecord, type PlacedValue, placedItems } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { takeSubscriptions, UINT16 } from './own-fields.ts';
import { readAddress } from './read-address.ts';

const KEY = 'vsmqtt.brokerProfiles';

export function looksLikeVsCode(value: unknown): boolean {
  if (isRecord(value) && Object.hasOwn(value, KEY)) return true;
  const first: unknown = Array.isArray(value) ? value.find(isRecord) : undefined;
  return isRecord(first) && Object.hasOwn(first, 'host') && Object.hasOwn(first, 'name');
}

export function importVsCode(value: unknown, collector: ImportCollector): null {
  const isList = Array.isArray(value);
  const items: readonly PlacedValue[] = isList
    ? placedItems(value, '')
    : (FieldReader.of(value, '', collector)?.list(KEY) ?? []);
  for (const { value: item, place } of items) {
    readProfile(item, place, collector);
    if (collector.isFull) return null;
  }
  return null;
}

function readProfile(value: unknown, place: string, collector: ImportCollector): void {
  const fields = FieldReader.of(value, place, collector);
  if (!fields) return collector.skip(place, 'not-an-object');
  fields.ignore('defaultsForPublish', 'savedPublishes', 'clientIdSuffix');
  const name = fields.filledText('name');
  const host = fields.text('host');
  const address = readAddress({
    host,
    port: fields.integer('port', 1, 65_535),
    path: fields.text('path'),
    scheme: fields.word('protocol', SCHEMES),
    fallback: 'mqtt',
  });
  if (!address.ok) {
    return collector.skip(fields.placeOf('host'), address.reason, {
      name: name ?? '',
      field: 'host',
      value: host ?? '',
    });
  }
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: 4,
    clientId: fields.text('clientId'),
    username: fields.filledText('username') ?? address.username,
    keepAliveS: fields.integer('keepalive', 0, UINT16),
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
