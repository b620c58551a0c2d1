import { DEFAULT_PATH, type Endpoint, type Scheme } from '../../../core/mqtt/endpoint.ts';

const STANDARD_PORTS: Readonly<Record<Scheme, number>> = { ws: 80, wss: 443, mqtt: 1883, mqtts: 8883 };

/** Takes apart an address as `formatEndpoint` wrote it. Null for anything else: then nobody can say more of it. */
export function readTriedAddress(address: string): Endpoint | null {
  const match = /^(wss?|mqtts?):\/\/(\[[^\]]*\]|[^:/]*)(?::(\d+))?(\/.*)?$/.exec(address);
  if (!match) return null;
  const [, scheme, host = '', port, path] = match as unknown as [string, Scheme, string?, string?, string?];
  return {
    scheme,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? STANDARD_PORTS[scheme] : Number(port),
    path: path ?? DEFAULT_PATH,
  };
}
