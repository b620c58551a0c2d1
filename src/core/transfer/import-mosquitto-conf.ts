// Reads the listeners of a mosquitto.conf: each is an address that the broker can be reached at.
import { parsePort } from '../mqtt/address.ts';
import { DEFAULT_PATH, type Endpoint } from '../mqtt/endpoint.ts';
import { hostFault } from '../mqtt/host.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';

/** Words that begin a line of such a file and of hardly anything else. */
const MARK =
  /^[ \t]*(listener[ \t]+\d+|allow_anonymous|password_file|persistence_location|persistence|log_dest|log_type|acl_file|protocol[ \t]+(websockets|mqtt)|certfile|bind_address|port[ \t]+\d+[ \t]*$|include_dir|per_listener_settings|pid_file)\b/mu;

export function looksLikeMosquittoConf(text: string): boolean {
  return MARK.test(text);
}

/** A line of such a file has a word and a path. */
const MAX_ROW = 8_192;

interface Listener {
  readonly line: number;
  readonly port: string;
  /** Empty: on all of the machine's addresses. */
  readonly host: string;
  webSocket: boolean;
  certificate: string | null;
  ca: { readonly file: string; readonly line: number } | null;
  clientCertificate: { readonly line: number } | null;
}

export function importMosquittoConf(text: string, collector: ImportCollector): void {
  const { listeners, logins } = readListeners(text);
  const endpoints = listeners.map(endpointOf);
  const browserReaches = endpoints.find((endpoint) => endpoint?.scheme === 'ws' || endpoint?.scheme === 'wss');
  if (!browserReaches) collector.remarkOnFile('', 'no-websocket-listener');
  for (const [index, listener] of listeners.entries()) {
    if (collector.isFull) return;
    const endpoint = endpoints[index];
    const place = `line ${listener.line}`;
    if (!endpoint) {
      collector.skip(place, 'bad-port', { field: 'listener', value: listener.port });
      continue;
    }
    if (!isNamed(listener.host)) collector.remark(place, 'host-assumed', { host: endpoint.host });
    remarkOnFiles(listener, endpoint, collector);
    if (logins > 0) collector.remark(`line ${logins}`, 'secret-not-included', { field: 'password_file', value: '' });
    const profile = importedProfile({ name: `${endpoint.host}:${endpoint.port} (mosquitto)`, endpoint, version: 5 });
    const isTcp = endpoint.scheme === 'mqtt' || endpoint.scheme === 'mqtts';
    // The file says which WebSocket listener there is; nothing is to be guessed.
    const proposed = isTcp && browserReaches ? { ...browserReaches, host: endpoint.host } : null;
    collector.keep({ ...profile, proposed });
  }
}

/** `logins`: the line from which on the broker wants a user name; 0: nowhere. */
function readListeners(text: string): { readonly listeners: readonly Listener[]; readonly logins: number } {
  const listeners: Listener[] = [];
  /** What stands before the first `listener` is about the one on the default port. */
  let first: { port: string | null; host: string; line: number } = { port: null, host: '', line: 1 };
  const early = listener(1, '1883', '');
  let logins = 0;
  let line = 0;
  for (const row of text.split(/\r\n?|\n/u)) {
    line++;
    if (row.length > MAX_ROW) continue;
    const [, key = '', value = ''] = /^[ \t]*([a-z_]+)[ \t]+(.*)$/u.exec(row) ?? [];
    const argument = value.trim();
    const current = listeners.at(-1) ?? early;
    switch (key) {
      case 'listener': {
        const [port = '', host = ''] = argument.split(/[ \t]+/u);
        listeners.push(listener(line, port, host));
        break;
      }
      case 'port':
        first = { ...first, port: argument, line };
        break;
      case 'bind_address':
        first = { ...first, host: argument };
        break;
      case 'protocol':
        current.webSocket = argument === 'websockets';
        break;
      case 'certfile':
        current.certificate = argument;
        break;
      case 'cafile':
        current.ca = { file: argument, line };
        break;
      case 'require_certificate':
        current.clientCertificate = argument === 'true' ? { line } : null;
        break;
      case 'password_file':
        logins ||= line;
        break;
    }
  }
  // Without any listener, and with `port`, the broker opens its default one.
  if (first.port === null && listeners.length > 0) return { listeners, logins };
  const byDefault = { ...early, port: first.port ?? '1883', host: first.host, line: first.line };
  return { listeners: [byDefault, ...listeners], logins };
}

function listener(line: number, port: string, host: string): Listener {
  return { line, port, host, webSocket: false, certificate: null, ca: null, clientCertificate: null };
}

/** Null: a Unix socket, or no port. */
function endpointOf({ port, host, webSocket, certificate }: Listener): Endpoint | null {
  const number = parsePort(port);
  if (number === null) return null;
  const secure = certificate !== null;
  const scheme = webSocket ? (secure ? 'wss' : 'ws') : secure ? 'mqtts' : 'mqtt';
  return { scheme, host: isNamed(host) ? host : 'localhost', port: number, path: DEFAULT_PATH };
}

/** Not the wildcard addresses, which nobody can connect to. */
function isNamed(host: string): boolean {
  return host !== '' && host !== '0.0.0.0' && host !== '::' && hostFault(host) === null;
}

function remarkOnFiles({ ca, clientCertificate }: Listener, { scheme }: Endpoint, collector: ImportCollector): void {
  if (scheme !== 'mqtts') return;
  if (ca) collector.remark(`line ${ca.line}`, 'file-not-included', { what: 'ca', file: ca.file });
  if (clientCertificate) {
    collector.remark(`line ${clientCertificate.line}`, 'file-not-included', { what: 'certificate', file: '' });
  }
}
