// Writes a profile as a mosquitto_sub or mosquitto_pub command. Secrets are never in it: the shell is asked for them.
import type { ConnectProperties, UserProperty, WillMessage } from '../mqtt/connection-profile.ts';
import type { ProfileFields } from './import-result.ts';
import { type PublishedMessage, publishOptions } from './mosquitto-publish.ts';
import { quoteWord } from './shell-quote.ts';
import type { Shell } from './shell-words.ts';

export type CommandTool = 'sub' | 'pub';

/** What the command cannot say, or what is to be known before it is run. */
export type CommandRemark =
  /** The password is taken from the variable MQTT_PASSWORD. */
  | 'password-from-variable'
  /** `--ws` is known to mosquitto's clients from version 2.1 on. */
  | 'web-socket-needs-2.1'
  /** So is `--retain-handling`. */
  | 'retain-handling-needs-2.1'
  /** They take no path: what is used is theirs, `/mqtt`. */
  | 'web-socket-path'
  /** `ca.crt`, `client.crt` and `client.key` are to be saved beside the command. */
  | 'certificate-files'
  /** A certificate accepted by its fingerprint is checked in the usual way there. */
  | 'accepted-fingerprint'
  /** They keep it no shorter than 5 seconds, and cannot switch it off: it was left out. */
  | 'keep-alive'
  /** The will's payload, or another value, has bytes or characters that a command cannot carry: it was left out. */
  | 'not-in-a-command'
  /** QoS and options are the same for all topics there; those of the first were taken. */
  | 'one-qos'
  | 'extended-authentication';

export interface WrittenCommand {
  readonly command: string;
  readonly remarks: readonly CommandRemark[];
}

/** `hasPassword`: whether one is stored. `topic`: what to subscribe or publish to; absent: the profile's own, or one of ours. */
export interface CommandWishes {
  readonly hasPassword: boolean;
  readonly topic?: string | undefined;
  /** What to publish; absent: a word of ours. */
  readonly message?: PublishedMessage | undefined;
}

/** Not `#`: public brokers shut out who asks for everything. */
const ANY_TOPIC = 'test/#';

const VERSIONS = { 3: 'mqttv31', 4: 'mqttv311', 5: 'mqttv5' } as const;

export function mosquittoCommand(
  profile: ProfileFields,
  tool: CommandTool,
  shell: Shell,
  { hasPassword, topic, message }: CommandWishes,
): WrittenCommand {
  const line = new CommandLine(shell);
  writeAddress(line, profile, hasPassword);
  if (profile.clientId !== '') line.option('-i', profile.clientId);
  if (profile.keepAliveS < 5) line.remark('keep-alive');
  else if (profile.keepAliveS !== 60) line.option('-k', String(profile.keepAliveS));
  if (!profile.cleanStart) line.flag('-c');
  line.option('-V', VERSIONS[profile.version]);
  if (profile.version === 5) writeProperties(line, profile.properties);
  if (profile.will) writeWill(line, profile.will, profile.version === 5);
  if (tool === 'sub') writeSubscriptions(line, profile, topic);
  else {
    line.option('-t', topic ?? 'test/hello');
    for (const [name, ...words] of message ? publishOptions(message, profile.version) : [['-m', 'hello'] as const]) {
      line.option(name, ...words);
    }
  }
  return { command: `mosquitto_${tool}${line.text}`, remarks: [...line.remarks] };
}

class CommandLine {
  text = '';
  readonly remarks = new Set<CommandRemark>();
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  flag(name: string): void {
    this.text += ` ${name}`;
  }

  /** An option with its words, or nothing and a remark where the shell cannot carry them. */
  option(name: string, ...words: string[]): void {
    const quoted = words.map((word) => quoteWord(word, this.#shell));
    if (quoted.includes(null)) this.remark('not-in-a-command');
    else this.text += ` ${[name, ...quoted].join(' ')}`;
  }

  variable(name: string, variable: string): void {
    this.text += this.#shell === 'sh' ? ` ${name} "$${variable}"` : ` ${name} "%${variable}%"`;
  }

  remark(remark: CommandRemark): void {
    this.remarks.add(remark);
  }
}

function writeAddress(line: CommandLine, { endpoint, username, tls }: ProfileFields, hasPassword: boolean): void {
  const { scheme, host, port, path } = endpoint;
  line.option('-h', host);
  line.option('-p', String(port));
  if (scheme === 'ws' || scheme === 'wss') {
    line.flag('--ws');
    line.remark('web-socket-needs-2.1');
    if (path !== '/mqtt') line.remark('web-socket-path');
  }
  if (scheme === 'mqtts' || scheme === 'wss') writeTls(line, scheme === 'mqtts' ? tls : undefined);
  if (username !== undefined) line.option('-u', username);
  if (hasPassword) {
    line.variable('-P', 'MQTT_PASSWORD');
    line.remark('password-from-variable');
  }
}

function writeTls(line: CommandLine, tls: ProfileFields['tls']): void {
  // They take a client certificate only together with a file of those they trust.
  if (tls?.ca === undefined && tls?.clientCertificate === undefined) line.flag('--tls-use-os-certs');
  else line.option('--cafile', 'ca.crt');
  if (tls?.clientCertificate !== undefined) {
    line.option('--cert', 'client.crt');
    line.option('--key', 'client.key');
  }
  if (tls?.ca !== undefined || tls?.clientCertificate !== undefined) line.remark('certificate-files');
  if (tls?.acceptedSha256 !== undefined) line.remark('accepted-fingerprint');
  const [protocol] = tls?.alpnProtocols ?? [];
  if (protocol !== undefined) line.option('--tls-alpn', protocol);
}

function writeProperties(line: CommandLine, properties: ConnectProperties | undefined): void {
  if (!properties) return;
  if (properties.sessionExpiryIntervalS !== undefined) line.option('-x', String(properties.sessionExpiryIntervalS));
  writeNumber(line, 'receive-maximum', properties.receiveMaximum);
  writeNumber(line, 'maximum-packet-size', properties.maximumPacketSize);
  writeNumber(line, 'topic-alias-maximum', properties.topicAliasMaximum);
  writeNumber(line, 'request-response-information', flag(properties.requestResponseInformation));
  writeNumber(line, 'request-problem-information', flag(properties.requestProblemInformation));
  writeUserProperties(line, 'connect', properties.userProperties);
  // Its data is a secret, and its exchange is nothing that mosquitto's clients could answer.
  if (properties.authenticationMethod !== undefined) line.remark('extended-authentication');
}

function writeNumber(line: CommandLine, name: string, value: number | undefined): void {
  if (value !== undefined) line.option('-D', 'connect', name, String(value));
}

function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function writeUserProperties(line: CommandLine, command: string, list: readonly UserProperty[] | undefined): void {
  for (const [name, value] of list ?? []) line.option('-D', command, 'user-property', name, value);
}

function writeWill(
  line: CommandLine,
  { topic, payload, qos, retain, properties }: WillMessage,
  version5: boolean,
): void {
  line.option('--will-topic', topic);
  if (payload.encoding !== 'utf8') line.remark('not-in-a-command');
  else if (payload.text !== '') line.option('--will-payload', payload.text);
  if (qos > 0) line.option('--will-qos', String(qos));
  if (retain) line.flag('--will-retain');
  if (!version5 || !properties) return;
  const { correlationData } = properties;
  const values: [string, string | number | undefined][] = [
    ['will-delay-interval', properties.willDelayIntervalS],
    ['payload-format-indicator', flag(properties.payloadIsUtf8)],
    ['message-expiry-interval', properties.messageExpiryIntervalS],
    ['content-type', properties.contentType],
    ['response-topic', properties.responseTopic],
    ['correlation-data', correlationData?.encoding === 'utf8' ? correlationData.text : undefined],
  ];
  if (correlationData && correlationData.encoding !== 'utf8') line.remark('not-in-a-command');
  for (const [name, value] of values) if (value !== undefined) line.option('-D', 'will', name, String(value));
  writeUserProperties(line, 'will', properties.userProperties);
}

function writeSubscriptions(
  line: CommandLine,
  { subscriptions, version }: ProfileFields,
  topic: string | undefined,
): void {
  const made = topic === undefined ? subscriptions : subscriptions.filter(({ filter }) => filter === topic);
  const [first] = made;
  const filters = topic === undefined ? made.map(({ filter }) => filter) : [topic];
  for (const filter of filters.length > 0 ? filters : [ANY_TOPIC]) line.option('-t', filter);
  if (first && first.qos > 0) line.option('-q', String(first.qos));
  if (made.some((one) => one.qos !== first?.qos || one.retainHandling !== first.retainHandling)) line.remark('one-qos');
  line.flag('-v');
  if (version !== 5 || !first) return;
  if (first.retainAsPublished) line.flag('--retain-as-published');
  if (first.retainHandling === 1) {
    line.option('--retain-handling', 'new');
    line.remark('retain-handling-needs-2.1');
  }
  // Known to all versions; `--retain-handling never` is not.
  if (first.retainHandling === 2) line.flag('-R');
  if (first.subscriptionIdentifier !== undefined) {
    line.option('-D', 'subscribe', 'subscription-identifier', String(first.subscriptionIdentifier));
  }
}
