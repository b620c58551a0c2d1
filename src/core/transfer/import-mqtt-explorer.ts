// Reads MQTT Explorer's settings.json, versions 0 and 1. It speaks MQTT 3.1.1 and keeps certificates in the file.
import type { ProfileSubscription } from '../mqtt/connection-profile.ts';
import { FieldReader, isRecord, MAX_ITEMS } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { takeSubscriptions } from './own-fields.ts';
import { readAddress, remarkOnTrust } from './read-address.ts';
import { readPem } from './read-pem.ts';

const KEY = 'ConnectionManager_connections';

export function looksLikeMqttExplorer(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, KEY);
}

/** What else stands in the file are settings of its window. */
export function importMqttExplorer(value: unknown, collector: ImportCollector): null {
  const connections = FieldReader.of(value, '', collector)?.object(KEY);
  const ids = isRecord(value) && isRecord(value[KEY]) ? Object.keys(value[KEY]).slice(0, MAX_ITEMS) : [];
  for (const id of ids) {
    if (id === '__proto__') collector.remarkOnFile(KEY, 'dangerous-key', { field: id });
    else readConnection(connections?.object(id), connections?.placeOf(id) ?? KEY, collector);
    if (collector.isFull) return null;
  }
  return null;
}

function readConnection(fields: FieldReader | undefined, place: string, collector: ImportCollector): void {
  if (!fields) return collector.skip(place, 'not-an-object');
  fields.ignore('id', 'type', 'configVersion', 'changeSet');
  const name = fields.filledText('name');
  const host = fields.text('host');
  const address = readAddress({
    host,
    port: fields.integer('port', 1, 65_535),
    // Absent for `ws` means the root: it puts the path after the port's slash.
    path: fields.text('basePath') || (fields.raw('protocol') === 'ws' ? '/' : undefined),
    scheme: fields.word('protocol', ['mqtt', 'ws']),
    secure: fields.flag('encryption'),
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
  if (fields.flag('certValidation') === false) remarkOnTrust(fields, 'certValidation', scheme);
  const ca = readFile(fields, 'selfSignedCertificate', 'ca', scheme);
  const clientCertificate = readFile(fields, 'clientCertificate', 'certificate', scheme);
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: 4,
    clientId: fields.text('clientId'),
    username: fields.filledText('username') ?? address.username,
    tls: { ca, clientCertificate },
    subscriptions: readSubscriptions(fields, collector),
    secrets: {
      password: fields.filledText('password') ?? address.password,
      clientKey: readFile(fields, 'clientKey', 'key', scheme),
    },
  });
  fields.finish();
  collector.keep(imported);
}

/** `{name, data}`, the data in Base64. */
function readFile(parent: FieldReader, field: string, what: 'ca' | 'certificate' | 'key', scheme: string) {
  const fields = parent.object(field);
  if (!fields) return undefined;
  fields.ignore('name');
  const pem = readPem(fields, 'data', what);
  fields.finish();
  if (pem === undefined || scheme === 'mqtts') return pem;
  if (scheme === 'wss') parent.remark(field, 'browser-decides-trust');
  return undefined;
}

/** Version 0 has topics alone. */
function readSubscriptions(fields: FieldReader, collector: ImportCollector): readonly ProfileSubscription[] {
  const items = fields.list('subscriptions').map(({ value, place }) => ({
    value: typeof value === 'string' ? { topic: value, qos: 0 } : value,
    place,
  }));
  return takeSubscriptions(items, collector, (item, index) => {
    const filter = item.text('topic');
    const qos = item.qos('qos') ?? 0;
    item.finish();
    return { field: 'topic', filter, subscription: { qos, color: (index % 8) + 1 } };
  });
}
