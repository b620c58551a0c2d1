// Reads a mosquitto_sub, mosquitto_pub or mosquitto_rr command as it was pasted: the connection it would make.

import { fail, ok, type Result } from '../base/result.ts';
import { parseAddress, parsePort } from '../mqtt/address.ts';
import type { SubscriptionOptions } from '../mqtt/connection-profile.ts';
import { DEFAULT_PATH, type Endpoint, type Scheme } from '../mqtt/endpoint.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { CommandOptions } from './command-options.ts';
import { ImportCollector } from './import-collector.ts';
import type { ImportedProfile, ImportFault, ImportRemark } from './import-result.ts';
import { filled, importedProfile } from './imported-profile.ts';
import { guessShell, splitCommands } from './shell-words.ts';
import { skipReasonOf, withColors } from './value-checker.ts';

/** A script; beyond this nobody wrote it by hand. */
const MAX_COMMAND_CHARACTERS = 1_000_000;

const PROGRAM = /(^|[\\/])mosquitto_(sub|pub|rr)(\.exe)?$/iu;

/** Whether a text has such a command in it. */
export function looksLikeMosquittoCommand(text: string): boolean {
  return /(^|[\s"'\\/&])mosquitto_(sub|pub|rr)(\.exe)?["']?(\s|$)/iu.test(text);
}

export interface MosquittoCommand extends ImportedProfile {
  readonly remarks: readonly ImportRemark[];
}

/** The first such command in the text, for a form that takes one. A fault when there is none, or none with a host. */
export function parseMosquittoCommand(text: string): Result<MosquittoCommand, ImportFault> {
  const collector = new ImportCollector();
  const fault = readMosquittoCommands(text, collector);
  if (fault) return fail(fault);
  const result = collector.finish('mosquitto-command');
  if (!result.ok) return result;
  const [first] = result.value.profiles;
  if (!first) return fail({ kind: 'nothing-in-it', place: null, message: 'no command' });
  const remarks = result.value.remarks.filter(({ index }) => index === null || index === 0);
  return ok({ ...first, remarks });
}

/** Hands every such command in the text to the collector. */
export function readMosquittoCommands(text: string, collector: ImportCollector): ImportFault | null {
  if (text.length > MAX_COMMAND_CHARACTERS) return { kind: 'too-large', place: null, message: `${text.length}` };
  const commands = splitCommands(text, guessShell(text));
  if (!commands.ok) {
    const { line, quote } = commands.error;
    return { kind: 'broken', place: `line ${line}`, message: `the quote ${quote} is not closed` };
  }
  let found = 0;
  for (const words of commands.value) {
    // What stands before it is a prompt, `sudo`, `docker exec …`, or a variable that is set for it.
    const program = words.findIndex(({ text: word }) => PROGRAM.test(word));
    const name = words[program];
    if (!name) continue;
    found++;
    const tool = PROGRAM.exec(name.text)?.[2]?.toLowerCase();
    readCommand(new CommandOptions(words.slice(program + 1), collector), tool === 'sub', name.line, collector);
    if (collector.isFull) break;
  }
  return found > 0 ? null : { kind: 'unrecognized', place: null, message: 'no mosquitto command' };
}

function readCommand(options: CommandOptions, subscribes: boolean, line: number, collector: ImportCollector): void {
  const place = `line ${line}`;
  const url = readUrl(options);
  if (url === 'bad') {
    const address = options.text('url') ?? '';
    return collector.skip(options.placeOf('url'), 'bad-host', { name: '', field: 'url', value: address });
  }
  const host = options.text('host') ?? url?.host ?? (options.has('host') ? undefined : 'localhost');
  if (host !== undefined && !options.has('host') && !url) collector.remark(place, 'host-assumed', { host });
  const reason = skipReasonOf(host);
  if (host === undefined || reason !== null) {
    return collector.skip(place, reason ?? 'no-host', { field: options.nameOf('host'), value: host ?? '' });
  }
  const endpoint = readEndpoint(options, url, host, collector, place);
  const version = readVersion(options, collector);
  const { username, password } = readLogin(options, url);
  const { connect, connectUser, authenticationData } = options.properties;
  const expiryS = readSessionExpiryS(options) ?? connect.sessionExpiryIntervalS;
  const kept = options.has('kept-session');
  remarkOnTls(options, endpoint, collector);
  collector.keep(
    importedProfile({
      endpoint,
      version,
      clientId: readClientId(options, collector),
      username,
      keepAliveS: options.integer('keep-alive', 0, 65_535),
      cleanStart: !kept,
      will: readWill(options),
      properties: {
        ...connect,
        // With -c, a session of version 5 does not end by itself.
        sessionExpiryIntervalS: expiryS ?? (kept && version === 5 ? 4_294_967_295 : undefined),
        userProperties: connectUser.length > 0 ? connectUser : undefined,
      },
      tls: { alpnProtocols: options.has('alpn') ? options.all('alpn').map(({ text }) => text) : undefined },
      askPassword: options.has('password') && options.all('password').length === 0 ? true : undefined,
      subscriptions: subscribes ? readSubscriptions(options, url, version) : [],
      secrets: { password, authenticationData },
    }),
  );
}

interface CommandUrl {
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly topic: string;
}

/** mosquitto's `-L` is no WebSocket address: after the host stands a topic, and the ports are those of MQTT. */
function readUrl(options: CommandOptions): CommandUrl | 'bad' | null {
  const text = options.text('url');
  if (text === undefined) return null;
  const [, scheme = '', authority = '', topic = ''] = /^(mqtts?|wss?):\/\/([^/]*)\/?(.*)$/isu.exec(text) ?? [];
  const parsed = parseAddress(`${scheme}://${authority}`);
  if (!parsed.ok || !parsed.value.scheme) return 'bad';
  const { scheme: known, host, port, portNamed, username, password } = parsed.value;
  const usual = known === 'mqtts' || known === 'wss' ? 8883 : 1883;
  return { scheme: known, host, port: portNamed && port ? port : usual, username, password, topic };
}

function readEndpoint(
  options: CommandOptions,
  url: CommandUrl | null,
  host: string,
  collector: ImportCollector,
  place: string,
): Endpoint {
  const named = options.text('port');
  const port = named === undefined ? undefined : (parsePort(named) ?? undefined);
  if (named !== undefined && port === undefined) {
    const values = { field: options.nameOf('port'), value: named, min: '1', max: '65535' };
    collector.remark(place, 'out-of-range', values);
  }
  const certificates = options.has('ca-file') || options.has('ca-path') || options.has('os-certificates');
  const byPort = (port ?? url?.port) === 8883;
  const secure = !options.has('no-tls') && (certificates || byPort || url?.scheme === 'mqtts' || url?.scheme === 'wss');
  const webSocket = options.has('web-socket') || url?.scheme === 'ws' || url?.scheme === 'wss';
  const scheme: Scheme = webSocket ? (secure ? 'wss' : 'ws') : secure ? 'mqtts' : 'mqtt';
  const usual = options.has('ca-file') || options.has('ca-path') ? 8883 : 1883;
  return { scheme, host, port: port ?? url?.port ?? usual, path: DEFAULT_PATH };
}

function readVersion(options: CommandOptions, collector: ImportCollector): ProtocolVersion {
  const name = options.text('version');
  switch (name?.toLowerCase()) {
    case 'mqttv5':
    case '5':
      return 5;
    case 'mqttv31':
    case '31':
      return 3;
    case undefined:
    case 'mqttv311':
    case '311':
      break;
    default:
      collector.remark(options.placeOf('version'), 'unknown-value', {
        field: options.nameOf('version'),
        value: name ?? '',
      });
  }
  // Only version 5 has what these options set.
  return name === undefined && (options.has('session-expiry') || options.hasProperties) ? 5 : 4;
}

function readLogin(options: CommandOptions, url: CommandUrl | null) {
  return {
    username: options.string('username') ?? url?.username,
    password: options.string('password') ?? url?.password,
  };
}

function readClientId(options: CommandOptions, collector: ImportCollector): string | undefined {
  const prefix = options.string('client-id-prefix');
  if (options.has('client-id') || prefix === undefined) return options.string('client-id');
  const place = options.placeOf('client-id-prefix');
  collector.remark(place, 'not-supported', { field: options.nameOf('client-id-prefix'), value: prefix });
  return prefix;
}

function readSessionExpiryS(options: CommandOptions): number | undefined {
  const text = options.text('session-expiry');
  if (text === '-1' || text === '∞') return 4_294_967_295;
  return options.integer('session-expiry', 0, 4_294_967_295);
}

function readWill(options: CommandOptions) {
  const topic = options.text('will-topic');
  const checked =
    topic === undefined
      ? undefined
      : options.checker.topicName(topic, options.nameOf('will-topic'), options.placeOf('will-topic'));
  if (checked === undefined) return undefined;
  const { will, willUser } = options.properties;
  return {
    topic: checked,
    payload: { text: options.text('will-payload') ?? '', encoding: 'utf8' as const },
    qos: (options.integer('will-qos', 0, 2) as 0 | 1 | 2 | undefined) ?? 0,
    retain: options.has('will-retain'),
    properties: filled({ ...will, userProperties: willUser.length > 0 ? willUser : undefined }),
  };
}

function readSubscriptions(options: CommandOptions, url: CommandUrl | null, version: ProtocolVersion) {
  const filters = options.all('topic').map((word) => ({ text: word.text, place: `line ${word.line}` }));
  if (url && url.topic !== '') filters.unshift({ text: url.topic, place: options.placeOf('url') });
  const qos = (options.integer('qos', 0, 2) as 0 | 1 | 2 | undefined) ?? 0;
  const own = version === 5 ? subscriptionOptions(options) : {};
  return withColors(
    filters.flatMap(({ text, place }) => {
      const filter = options.checker.topicFilter(text, options.nameOf('topic'), place);
      return filter === undefined ? [] : [{ filter, qos, ...own }];
    }),
  );
}

function subscriptionOptions(options: CommandOptions): SubscriptionOptions {
  const handling = { always: 0, new: 1, never: 2 } as const;
  const named = options.text('retain-handling');
  const known = named === 'always' || named === 'new' || named === 'never' ? handling[named] : undefined;
  const retainHandling = options.has('no-retained') ? 2 : known;
  const { subscriptionIdentifier } = options.properties;
  return {
    ...(options.has('retain-as-published') && { retainAsPublished: true }),
    ...(retainHandling !== undefined && { retainHandling }),
    ...(subscriptionIdentifier !== undefined && { subscriptionIdentifier }),
  };
}

/** Files are not read: the page has the command's text and nothing else. */
function remarkOnTls(options: CommandOptions, endpoint: Endpoint, collector: ImportCollector): void {
  const files = [
    ['ca-file', 'ca'],
    ['ca-path', 'ca'],
    ['certificate', 'certificate'],
    ['key', 'key'],
  ] as const;
  for (const [option, what] of files) {
    const file = options.text(option);
    if (file !== undefined) collector.remark(options.placeOf(option), 'file-not-included', { what, file });
  }
  if (options.has('insecure') && endpoint.scheme === 'mqtts') {
    collector.remark(options.placeOf('insecure'), 'trust-not-taken', { field: options.nameOf('insecure') });
  }
  if (options.has('insecure') && endpoint.scheme === 'wss') {
    collector.remark(options.placeOf('insecure'), 'browser-decides-trust', { field: options.nameOf('insecure') });
  }
}
