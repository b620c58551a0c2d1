// Reads Zigbee2MQTT's `mqtt:` of configuration.yaml, or the bare map.
import { FieldReader, isRecord } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { UINT16, UINT32 } from './own-fields.ts';
import { readAddress, remarkOnFile, remarkOnTrust } from './read-address.ts';
import { readSecret } from './read-secret.ts';

export function looksLikeZigbee2Mqtt(value: unknown): boolean {
  return mapOf(value) !== undefined;
}

export function importZigbee2Mqtt(value: unknown, collector: ImportCollector): null {
  const map = mapOf(value);
  const fields = map && FieldReader.of(map.value, map.place, collector, true);
  if (!fields) return null;
  const server = readSecret(fields, 'server');
  const address = readAddress({ host: server.value, fallback: 'mqtt' });
  if (!address.ok) {
    const reason = address.reason;
    collector.skip(fields.placeOf('server'), reason, { name: '', field: 'server', value: server.value ?? '' });
    return null;
  }
  const { scheme } = address.endpoint;
  remarkOnFile(fields, 'ca', 'ca', scheme);
  remarkOnFile(fields, 'cert', 'certificate', scheme);
  remarkOnFile(fields, 'key', 'key', scheme);
  if (fields.flag('reject_unauthorized') === false) remarkOnTrust(fields, 'reject_unauthorized', scheme);
  const user = readSecret(fields, 'user');
  const password = readSecret(fields, 'password');
  const version = fields.integer('version', 3, 5);
  const imported = importedProfile({
    name: `${address.endpoint.host} (Zigbee2MQTT)`,
    endpoint: address.endpoint,
    version: version === 5 ? 5 : version === 3 ? 3 : 4,
    clientId: fields.text('client_id'),
    username: user.value || address.username,
    keepAliveS: fields.integer('keepalive', 0, UINT16),
    properties: { maximumPacketSize: fields.integer('maximum_packet_size', 1, UINT32) },
    askPassword: password.elsewhere || undefined,
    secrets: { password: password.value || address.password },
  });
  fields.ignore('base_topic', 'include_device_information', 'force_disable_retain', 'output', 'disable_retain');
  fields.finish();
  collector.keep(imported);
  return null;
}

function mapOf(value: unknown): { readonly value: unknown; readonly place: string } | undefined {
  if (!isRecord(value)) return undefined;
  const mqtt = Object.hasOwn(value, 'mqtt') ? value.mqtt : undefined;
  if (isRecord(mqtt) && Object.hasOwn(mqtt, 'server')) return { value: mqtt, place: 'mqtt' };
  const isBare =
    Object.hasOwn(value, 'server') && ['base_topic', 'user', 'version'].some((key) => Object.hasOwn(value, key));
  return isBare ? { value, place: '' } : undefined;
}
