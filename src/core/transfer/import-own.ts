// Reads the app's own file (see export-own.ts). Whatever it says is checked as if a stranger had written it.
import {
  DEFAULT_RECONNECT,
  type ProfileSecrets,
  type ReconnectSettings,
  type TlsSettings,
} from '../mqtt/connection-profile.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, SCHEMES } from '../mqtt/endpoint.ts';
import { OWN_APP, OWN_KIND, OWN_VERSION } from './export-own.ts';
import { FieldReader, isRecord } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import type { ImportFault } from './import-result.ts';
import { importedProfile } from './imported-profile.ts';
import { readOwnProperties, readOwnSubscriptions, readOwnWill, UINT16 } from './own-fields.ts';
import { readPem } from './read-pem.ts';
import { skipReasonOf } from './value-checker.ts';

const MAX_DELAY_MS = 86_400_000;

export function looksLikeOwn(value: unknown): boolean {
  return isRecord(value) && value.app === OWN_APP && value.kind === OWN_KIND;
}

export function importOwn(value: unknown, collector: ImportCollector): ImportFault | null {
  const file = FieldReader.of(value, '', collector);
  if (!file) return { kind: 'unrecognized', place: null, message: 'no object' };
  file.ignore('app', 'kind');
  const version = file.raw('version');
  if (typeof version !== 'number') return { kind: 'broken', place: 'version', message: 'no version' };
  if (version > OWN_VERSION) return { kind: 'newer', place: 'version', message: `version ${version}` };
  if (file.has('encrypted')) return { kind: 'encrypted', place: 'encrypted', message: 'under a passphrase' };
  for (const { value: item, place } of file.list('connections')) {
    readConnection(item, place, collector);
    if (collector.isFull) return null;
  }
  file.finish();
  return null;
}

function readConnection(value: unknown, place: string, collector: ImportCollector): void {
  const fields = FieldReader.of(value, place, collector);
  if (!fields) return collector.skip(place, 'not-an-object');
  const name = fields.filledText('name');
  const address = fields.object('endpoint');
  const host = address?.text('host');
  const scheme = address?.word('scheme', SCHEMES);
  const reason = skipReasonOf(host) ?? (scheme === undefined ? 'bad-protocol' : null);
  if (reason !== null || !address || host === undefined || scheme === undefined) {
    return collector.skip(place, reason ?? 'no-host', { name: name ?? '', field: 'endpoint', value: host ?? '' });
  }
  const path = address.text('path') ?? DEFAULT_PATH;
  const port = address.integer('port', 1, 65_535) ?? DEFAULT_PORTS[scheme];
  address.finish();
  const imported = importedProfile({
    name,
    endpoint: { scheme, host, port, path: path.startsWith('/') ? path : `/${path}` },
    version: (fields.integer('version', 3, 5) ?? 5) as 3 | 4 | 5,
    clientId: fields.text('clientId'),
    username: fields.text('username'),
    keepAliveS: fields.integer('keepAliveS', 0, UINT16),
    cleanStart: fields.flag('cleanStart'),
    will: readOwnWill(fields.object('will')),
    properties: readOwnProperties(fields.object('properties')),
    tls: readTls(fields.object('tls')),
    connectTimeoutS: fields.integer('connectTimeoutS', 1, 600),
    reconnect: readReconnect(fields.object('reconnect')),
    group: fields.filledText('group'),
    color: fields.integer('color', 1, 8),
    autoConnect: fields.flag('autoConnect'),
    askPassword: fields.flag('askPassword'),
    subscriptions: readOwnSubscriptions(fields.list('subscriptions'), collector),
    secrets: readSecrets(fields.object('secrets')),
  });
  fields.finish();
  collector.keep(imported);
}

function readTls(fields: FieldReader | undefined): TlsSettings | undefined {
  if (!fields) return undefined;
  const protocols = fields.list('alpnProtocols').flatMap(({ value, place }) => {
    if (typeof value === 'string') return [value];
    fields.checker.wrongType(value, 'alpnProtocols', place, 'text');
    return [];
  });
  const fingerprint = fields.text('acceptedSha256');
  const isFingerprint = fingerprint !== undefined && /^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/u.test(fingerprint);
  if (fingerprint !== undefined && !isFingerprint) {
    fields.remark('acceptedSha256', 'unknown-value', { value: fingerprint });
  }
  const tls = {
    ca: readPem(fields, 'ca', 'ca'),
    clientCertificate: readPem(fields, 'clientCertificate', 'certificate'),
    acceptedSha256: isFingerprint ? fingerprint : undefined,
    alpnProtocols: protocols.length > 0 ? protocols : undefined,
    serverName: fields.filledText('serverName'),
  };
  fields.finish();
  return tls;
}

function readReconnect(fields: FieldReader | undefined): ReconnectSettings | undefined {
  if (!fields) return undefined;
  const reconnect = {
    enabled: fields.flag('enabled') ?? DEFAULT_RECONNECT.enabled,
    firstDelayMs: fields.integer('firstDelayMs', 0, MAX_DELAY_MS) ?? DEFAULT_RECONNECT.firstDelayMs,
    maxDelayMs: fields.integer('maxDelayMs', 0, MAX_DELAY_MS) ?? DEFAULT_RECONNECT.maxDelayMs,
    maxAttempts: fields.integer('maxAttempts', 0, 1_000_000) ?? null,
  };
  fields.finish();
  return reconnect;
}

function readSecrets(fields: FieldReader | undefined): ProfileSecrets | undefined {
  if (!fields) return undefined;
  const secrets = {
    password: fields.text('password'),
    clientKey: readPem(fields, 'clientKey', 'key'),
    clientKeyPassphrase: fields.text('clientKeyPassphrase'),
    authenticationData: fields.text('authenticationData'),
  };
  fields.finish();
  return secrets;
}
