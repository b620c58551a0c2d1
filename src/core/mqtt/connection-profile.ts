// What is saved of a connection, and what the engine needs of it to open one.
import type { Endpoint } from './endpoint.ts';
import type { ProtocolVersion } from './protocol-version.ts';
import type { Qos } from './qos.ts';

/** A subscription that is kept in a profile and made at every connect. */
export interface ProfileSubscription {
  readonly filter: string;
  readonly qos: Qos;
  /** 1 to 8: which of the category colours marks it. */
  readonly color: number;
}

/** All that decides how the engine connects. Carries the password in the clear: it lives in memory only. */
export interface ConnectionSettings {
  readonly endpoint: Endpoint;
  readonly version: ProtocolVersion;
  /** Empty: the broker assigns one (version 5), or the engine generates one (3.1, 3.1.1 with a kept session). */
  readonly clientId: string;
  /** Undefined: no user name field in CONNECT. Empty is a user name of no characters. */
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Seconds, 0 to 65535; 0 switches keep alive off [MQTT-3.1.2-22]. */
  readonly keepAliveS: number;
  /** Clean Start (version 5) or Clean Session (3.1, 3.1.1). */
  readonly cleanStart: boolean;
}

/** A saved connection. The password is stored apart from it (see web/storage). */
export interface ConnectionProfile extends Omit<ConnectionSettings, 'password'> {
  /** A random id; never shown. */
  readonly id: string;
  readonly name: string;
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
