// Where a broker is reached: the scheme, host, port and path of a connection profile, and the defaults that people know.

export type Scheme = 'ws' | 'wss' | 'mqtt' | 'mqtts';

export const SCHEMES: readonly Scheme[] = ['ws', 'wss', 'mqtt', 'mqtts'];

export interface Endpoint {
  readonly scheme: Scheme;
  /** A host name or an address. An IPv6 address stands without brackets. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  /** Begins with `/`. Used by `ws` and `wss` only. */
  readonly path: string;
}

/** EMQX's WebSocket ports (8083, 8084) and the IANA assignments for MQTT (1883, 8883). */
export const DEFAULT_PORTS: Readonly<Record<Scheme, number>> = { ws: 8083, wss: 8084, mqtt: 1883, mqtts: 8883 };

export const DEFAULT_PATH = '/mqtt';

/** Whether a browser can open this itself; `mqtt` and `mqtts` need the companion's bridge. */
export function isWebSocketScheme(scheme: Scheme): boolean {
  return scheme === 'ws' || scheme === 'wss';
}

/** The address as a person writes it, such as `wss://broker.example:8084/mqtt`. */
export function formatEndpoint(endpoint: Endpoint): string {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  const path = isWebSocketScheme(endpoint.scheme) ? endpoint.path : '';
  return `${endpoint.scheme}://${host}:${endpoint.port}${path}`;
}
