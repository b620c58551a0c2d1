// Reads Home Assistant's MQTT settings: `mqtt:` of configuration.yaml, the bare map, or its store of config entries.
import type { WillMessage } from '../mqtt/connection-profile.ts';
import { parseVersionName } from '../mqtt/protocol-version.ts';
import { FieldReader, isRecord, type PlacedValue } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { UINT16 } from './own-fields.ts';
import { isSecure, readAddress, remarkOnFile, remarkOnTrust } from './read-address.ts';
import { readPem } from './read-pem.ts';
import { readSecret } from './read-secret.ts';

export function looksLikeHomeAssistant(value: unknown): boolean {
  return itemsOf(value).length > 0;
}

export function importHomeAssistant(value: unknown, collector: ImportCollector): null {
  for (const { value: item, place } of itemsOf(value)) {
    readBroker(item, place, collector);
    if (collector.isFull) return null;
  }
  return null;
}

function itemsOf(value: unknown): readonly PlacedValue[] {
  if (!isRecord(value)) return [];
  if (Object.hasOwn(value, 'broker')) return [{ value, place: '' }];
  const mqtt = Object.hasOwn(value, 'mqtt') ? value.mqtt : undefined;
  if (isRecord(mqtt) && Object.hasOwn(mqtt, 'broker')) return [{ value: mqtt, place: 'mqtt' }];
  const data = Object.hasOwn(value, 'data') ? value.data : undefined;
  const entries = isRecord(data) && Object.hasOwn(data, 'entries') ? data.entries : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, index) =>
    isRecord(entry) && entry.domain === 'mqtt' ? [{ value: entry.data, place: `data.entries[${index}].data` }] : [],
  );
}

function readBroker(value: unknown, place: string, collector: ImportCollector): void {
  const fields = FieldReader.of(value, place, collector, true);
  if (!fields) return collector.skip(place, 'not-an-object');
  const host = fields.text('broker');
  const port = fields.integer('port', 1, 65_535);
  const certificate = fields.longText('certificate');
  const webSocket = fields.word('transport', ['tcp', 'websockets']) === 'websockets';
  const address = readAddress({
    host,
    // Its own default, over WebSocket, too.
    port: port ?? 1883,
    path: fields.text('ws_path') || '/',
    scheme: webSocket ? 'ws' : 'mqtt',
    secure: (certificate !== undefined && certificate !== '' && certificate !== 'off') || port === 8883,
    fallback: 'mqtt',
  });
  if (!address.ok) {
    return collector.skip(fields.placeOf('broker'), address.reason, { name: '', field: 'broker', value: host ?? '' });
  }
  const { scheme } = address.endpoint;
  if (isSecure(scheme) && fields.flag('tls_insecure')) remarkOnTrust(fields, 'tls_insecure', scheme);
  const isPem = certificate?.includes('-----BEGIN') === true && scheme === 'mqtts';
  const ca = isPem ? readPem(fields, 'certificate', 'ca') : undefined;
  if (!isPem && certificate !== 'auto' && certificate !== 'off') remarkOnFile(fields, 'certificate', 'ca', scheme);
  remarkOnFile(fields, 'client_cert', 'certificate', scheme);
  remarkOnFile(fields, 'client_key', 'key', scheme);
  if (Object.keys((fields.raw('ws_headers') as object | undefined) ?? {}).length > 0) {
    fields.remark('ws_headers', 'not-supported', { value: '' });
  }
  const username = readSecret(fields, 'username');
  const password = readSecret(fields, 'password');
  const imported = importedProfile({
    name: `${address.endpoint.host} (Home Assistant)`,
    endpoint: address.endpoint,
    version: readVersion(fields),
    clientId: fields.text('client_id'),
    username: username.value || address.username,
    keepAliveS: fields.integer('keepalive', 0, UINT16),
    will: readWill(fields.object('will_message')),
    tls: { ca },
    askPassword: password.elsewhere || undefined,
    secrets: { password: password.value || address.password },
  });
  fields.ignore('discovery', 'discovery_prefix', 'birth_message', 'advanced_options', 'set_ca_cert', 'set_client_cert');
  fields.ignore(
    'sensor',
    'binary_sensor',
    'switch',
    'light',
    'climate',
    'cover',
    'fan',
    'lock',
    'number',
    'tls_version',
  );
  fields.finish();
  collector.keep(imported);
}

function readVersion(fields: FieldReader): 3 | 4 | 5 {
  const name = fields.text('protocol');
  const version = name === undefined ? 4 : parseVersionName(name);
  if (version === undefined) fields.remark('protocol', 'unknown-value', { value: name ?? '' });
  return version ?? 4;
}

function readWill(fields: FieldReader | undefined): WillMessage | undefined {
  if (!fields) return undefined;
  const topic = fields.filledText('topic');
  const text = fields.longText('payload') ?? '';
  const qos = fields.qos('qos') ?? 0;
  const retain = fields.flag('retain') ?? false;
  fields.finish();
  const name = topic && fields.checker.topicName(topic, 'topic', fields.placeOf('topic'));
  return name ? { topic: name, payload: { text, encoding: 'utf8' }, qos, retain } : undefined;
}
