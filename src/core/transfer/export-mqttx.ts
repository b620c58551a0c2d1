// Writes connections as MQTTX's desktop imports them. It has no encryption, so secrets stay behind.
import type { BinaryText } from '../mqtt/binary-text.ts';
import {
  type ConnectionProfile,
  DEFAULT_CONNECT_TIMEOUT_S,
  DEFAULT_RECONNECT,
  type UserProperty,
} from '../mqtt/connection-profile.ts';

/** What of a profile MQTTX has no place for, or may not be given. */
export type LeftOut =
  | 'password'
  | 'certificates'
  | 'accepted-fingerprint'
  | 'server-name'
  | 'color'
  | 'group'
  | 'auto-connect'
  | 'reconnect-limits'
  | 'binary-will'
  | 'authentication-data';

export interface LeftOutOf {
  readonly profileId: string;
  readonly what: readonly LeftOut[];
}

export interface MqttxExport {
  readonly text: string;
  /** Only profiles of which something was left out. */
  readonly leftOut: readonly LeftOutOf[];
}

const VERSIONS = { 3: '3.1', 4: '3.1.1', 5: '5.0' } as const;

/** `hasPassword`: whether one is stored for the profile with this id. */
export function exportMqttx(profiles: readonly ConnectionProfile[], hasPassword: (id: string) => boolean): MqttxExport {
  const ordered = profiles.toSorted((a, b) => a.order - b.order);
  return {
    text: `${JSON.stringify(ordered.map(mqttxConnection), null, 2)}\n`,
    leftOut: ordered
      .map((profile) => ({ profileId: profile.id, what: leftOutOf(profile, hasPassword(profile.id)) }))
      .filter(({ what }) => what.length > 0),
  };
}

function mqttxConnection(profile: ConnectionProfile, index: number) {
  const { endpoint, tls, reconnect = DEFAULT_RECONNECT } = profile;
  const secure = endpoint.scheme === 'mqtts' || endpoint.scheme === 'wss';
  const created = isoDate(profile.createdAt);
  return {
    id: profile.id,
    clientId: profile.clientId,
    name: profile.name,
    clean: profile.cleanStart,
    protocol: endpoint.scheme,
    host: endpoint.host,
    keepalive: profile.keepAliveS,
    connectTimeout: profile.connectTimeoutS ?? DEFAULT_CONNECT_TIMEOUT_S,
    reconnect: reconnect.enabled,
    reconnectPeriod: reconnect.firstDelayMs,
    username: profile.username ?? '',
    password: '',
    path: endpoint.path,
    port: endpoint.port,
    ssl: secure,
    certType: secure ? 'server' : '',
    rejectUnauthorized: true,
    ALPNProtocols: tls?.alpnProtocols?.join(',') ?? '',
    ca: '',
    cert: '',
    key: '',
    mqttVersion: VERSIONS[profile.version],
    subscriptions: profile.subscriptions.map((one) => ({
      topic: one.filter,
      qos: one.qos,
      disabled: false,
      createAt: created,
      nl: one.noLocal ?? false,
      rap: one.retainAsPublished ?? false,
      rh: one.retainHandling ?? 0,
      subscriptionIdentifier: one.subscriptionIdentifier ?? null,
    })),
    messages: [],
    unreadMessageCount: 0,
    clientIdWithTime: false,
    parentId: null,
    isCollection: false,
    orderId: index,
    createAt: created,
    updateAt: isoDate(profile.updatedAt),
    will: mqttxWill(profile),
    properties: mqttxProperties(profile),
  };
}

/** A clock that was set wrong must not stop an export. */
function isoDate(atMs: number): string {
  const date = new Date(atMs);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}

function mqttxWill({ will }: ConnectionProfile) {
  const properties = will?.properties;
  return {
    lastWillTopic: will?.topic ?? '',
    lastWillPayload: will ? textOf(will.payload) : '',
    lastWillQos: will?.qos ?? 0,
    lastWillRetain: will?.retain ?? false,
    properties: {
      willDelayInterval: properties?.willDelayIntervalS,
      payloadFormatIndicator: properties?.payloadIsUtf8,
      messageExpiryInterval: properties?.messageExpiryIntervalS,
      contentType: properties?.contentType ?? '',
      responseTopic: properties?.responseTopic ?? '',
      correlationData: properties?.correlationData ? textOf(properties.correlationData) : '',
      userProperties: asRecord(properties?.userProperties),
    },
  };
}

function mqttxProperties({ properties }: ConnectionProfile) {
  return {
    sessionExpiryInterval: properties?.sessionExpiryIntervalS,
    receiveMaximum: properties?.receiveMaximum,
    maximumPacketSize: properties?.maximumPacketSize,
    topicAliasMaximum: properties?.topicAliasMaximum,
    requestResponseInformation: properties?.requestResponseInformation,
    requestProblemInformation: properties?.requestProblemInformation,
    userProperties: asRecord(properties?.userProperties),
    authenticationMethod: properties?.authenticationMethod,
  };
}

/** MQTTX keeps text: bytes of another writing are left out, and that is said. */
function textOf({ text, encoding }: BinaryText): string {
  return encoding === 'utf8' ? text : '';
}

/** Without the prototype's own names, which would be lost in an object: `__proto__` is a name like any other. */
function asRecord(pairs: readonly UserProperty[] | undefined): Record<string, string | string[]> | undefined {
  if (!pairs) return undefined;
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, [first = '', ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  );
}

function leftOutOf(profile: ConnectionProfile, hasPassword: boolean): LeftOut[] {
  const { tls, will, reconnect } = profile;
  const correlation = will?.properties?.correlationData;
  const checks: readonly [LeftOut, boolean][] = [
    ['password', hasPassword],
    ['certificates', tls?.ca !== undefined || tls?.clientCertificate !== undefined],
    ['accepted-fingerprint', tls?.acceptedSha256 !== undefined],
    ['server-name', tls?.serverName !== undefined],
    ['color', profile.color !== undefined],
    ['group', profile.group !== undefined],
    ['auto-connect', profile.autoConnect === true],
    ['reconnect-limits', reconnect !== undefined && reconnect.maxAttempts !== null],
    ['binary-will', [will?.payload, correlation].some((one) => one !== undefined && one.encoding !== 'utf8')],
    ['authentication-data', profile.properties?.authenticationMethod !== undefined],
  ];
  return checks.filter(([, is]) => is).map(([what]) => what);
}
