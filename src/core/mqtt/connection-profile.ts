// What is saved of a connection, and what the engine needs of it to open one.
import type { BinaryText } from './binary-text.ts';
import type { Endpoint } from './endpoint.ts';
import type { ProtocolVersion } from './protocol-version.ts';
import type { Qos } from './qos.ts';

/** The options of a SUBSCRIBE packet's filter that only version 5 has. Absent: off, 0, none. */
export interface SubscriptionOptions {
  /** The broker does not send back what this client publishes itself (3.8.3.1). Not for shared subscriptions [MQTT-3.8.3-4]. */
  readonly noLocal?: boolean | undefined;
  /** The Retain flag of a message stays as it was published. */
  readonly retainAsPublished?: boolean | undefined;
  /** Retained messages are sent 0: at every subscribe, 1: at a new subscription only, 2: never. */
  readonly retainHandling?: 0 | 1 | 2 | undefined;
  /** 1 to 268,435,455; comes back with each message that matches (3.8.2.1.2). */
  readonly subscriptionIdentifier?: number | undefined;
}

/** A subscription that is kept in a profile and made at every connect. */
export interface ProfileSubscription extends SubscriptionOptions {
  /** A topic filter; `$share/GROUP/FILTER` for a shared subscription. */
  readonly filter: string;
  readonly qos: Qos;
  /** 1 to 8: which of the category colours marks it. */
  readonly color: number;
}

export type UserProperty = readonly [name: string, value: string];

/** The will message: what the broker publishes when the connection ends without DISCONNECT (3.1.2.5). */
export interface WillMessage {
  readonly topic: string;
  readonly payload: BinaryText;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Version 5 only; kept, and not sent, in the others. */
  readonly properties?: WillProperties | undefined;
}

/** Section 3.1.3.2 of MQTT 5. Absent: the property is not sent. */
export interface WillProperties {
  /** Seconds, 0 to 4,294,967,295. */
  readonly willDelayIntervalS?: number | undefined;
  /** True: the payload is UTF-8 text. */
  readonly payloadIsUtf8?: boolean | undefined;
  /** Seconds, 0 to 4,294,967,295. */
  readonly messageExpiryIntervalS?: number | undefined;
  readonly contentType?: string | undefined;
  readonly responseTopic?: string | undefined;
  readonly correlationData?: BinaryText | undefined;
  readonly userProperties?: readonly UserProperty[] | undefined;
}

/** Section 3.1.2.11 of MQTT 5. Absent: the property is not sent, and the specification's value holds. */
export interface ConnectProperties {
  /** Seconds, 0 to 4,294,967,295; the last means for ever. Absent: see `sessionExpiryS` of the engine's session. */
  readonly sessionExpiryIntervalS?: number | undefined;
  /** 1 to 65,535. */
  readonly receiveMaximum?: number | undefined;
  /** Bytes, 1 to 4,294,967,295. */
  readonly maximumPacketSize?: number | undefined;
  /** 0 to 65,535. */
  readonly topicAliasMaximum?: number | undefined;
  readonly requestResponseInformation?: boolean | undefined;
  readonly requestProblemInformation?: boolean | undefined;
  readonly userProperties?: readonly UserProperty[] | undefined;
  readonly authenticationMethod?: string | undefined;
  /** How `authenticationData` among the secrets is written. Absent: as text. */
  readonly authenticationDataEncoding?: BinaryText['encoding'] | undefined;
}

/** How an `mqtts://` broker is trusted, and what it is shown. The browser itself decides for `wss://`. */
export interface TlsSettings {
  /** Certificates in PEM: trusted besides those of the machine. */
  readonly ca?: string | undefined;
  /** The client certificate (and its chain) in PEM; its key is among the secrets. */
  readonly clientCertificate?: string | undefined;
  /** Of a certificate that is accepted though nobody vouches for it: 32 bytes as `AB:CD:…`. */
  readonly acceptedSha256?: string | undefined;
  readonly alpnProtocols?: readonly string[] | undefined;
  /** Server name indication, and the name that the certificate must be for. Absent: the host. */
  readonly serverName?: string | undefined;
}

/** What happens when a connection that stood is lost. */
export interface ReconnectSettings {
  readonly enabled: boolean;
  /** Milliseconds before the first attempt; doubled with each. */
  readonly firstDelayMs: number;
  /** Milliseconds that the delay does not exceed. */
  readonly maxDelayMs: number;
  /** Null: until it succeeds or a person stops it. */
  readonly maxAttempts: number | null;
}

export const DEFAULT_RECONNECT: ReconnectSettings = {
  enabled: true,
  firstDelayMs: 1_000,
  maxDelayMs: 30_000,
  maxAttempts: null,
};

/** Seconds until an attempt that neither opens nor fails is given up; one to a broker far away takes a second. */
export const DEFAULT_CONNECT_TIMEOUT_S = 12;

/** What nobody else may read. Stored encrypted and apart from the profile (see web/storage). Absent: none. */
export interface ProfileSecrets {
  readonly password?: string | undefined;
  /** PEM. */
  readonly clientKey?: string | undefined;
  readonly clientKeyPassphrase?: string | undefined;
  /** Version 5's Authentication Data, written as `authenticationDataEncoding` says. */
  readonly authenticationData?: string | undefined;
}

/** What of a connection is no secret. */
export interface ConnectOptions {
  readonly endpoint: Endpoint;
  readonly version: ProtocolVersion;
  /** Empty: the broker assigns one (version 5), or the engine generates one (3.1, 3.1.1 with a kept session). */
  readonly clientId: string;
  /** Undefined: no user name field in CONNECT. Empty is a user name of no characters. */
  readonly username: string | undefined;
  /** Seconds, 0 to 65535; 0 switches keep alive off [MQTT-3.1.2-22]. */
  readonly keepAliveS: number;
  /** Clean Start (version 5) or Clean Session (3.1, 3.1.1). */
  readonly cleanStart: boolean;
  readonly will?: WillMessage | undefined;
  /** Kept, and not sent, before version 5. */
  readonly properties?: ConnectProperties | undefined;
  readonly tls?: TlsSettings | undefined;
  /** Absent: `DEFAULT_CONNECT_TIMEOUT_S`. */
  readonly connectTimeoutS?: number | undefined;
  /** Absent: `DEFAULT_RECONNECT`. */
  readonly reconnect?: ReconnectSettings | undefined;
}

/** All that decides how the engine connects. Carries secrets in the clear: it lives in memory only. */
export interface ConnectionSettings extends ConnectOptions, ProfileSecrets {
  readonly password: string | undefined;
}

/** A saved connection. Its secrets are stored apart from it (see web/storage). */
export interface ConnectionProfile extends ConnectOptions {
  /** A random id; never shown. */
  readonly id: string;
  readonly name: string;
  /** Absent: in none. */
  readonly group?: string | undefined;
  /** 1 to 8, a category colour. Absent: none. */
  readonly color?: number | undefined;
  /** Connects when the app is opened. */
  readonly autoConnect?: boolean | undefined;
  /** The password is not stored, but asked for at every connect. */
  readonly askPassword?: boolean | undefined;
  readonly subscriptions: readonly ProfileSubscription[];
  /** Position in the list, ascending. */
  readonly order: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export const DEFAULT_KEEP_ALIVE_S = 60;

/** `loupe-` and 8 lowercase hexadecimal digits: short, and allowed by every version [MQTT-3.1.3-5]. */
export function generateClientId(random: (bytes: Uint8Array) => Uint8Array): string {
  let digits = '';
  for (const byte of random(new Uint8Array(4))) digits += byte.toString(16).padStart(2, '0');
  return `loupe-${digits}`;
}
