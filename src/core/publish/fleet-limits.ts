// How many devices may be, what they come to, and on whose broker.
import type { Endpoint } from '../mqtt/endpoint.ts';
import { isLoopbackHost } from '../mqtt/host.ts';
import type { FleetSpec } from './fleet.ts';

export const MAX_DEVICES = 1_000;
/** More have to be confirmed. */
export const DEVICES_WITHOUT_ASKING = 50;
/**
 * Chromium opens at most 255 WebSockets at a time, Firefox 200 (its `network.websocket.max-connections`); the connection of
 * the person is one of them, and other tabs may have theirs. Through the companion's bridge each device is a WebSocket, too.
 */
export const BROWSER_CONNECTIONS = 200;

/** Publishes by the clock; commands, births and status messages come on top. */
export function fleetRatePerS({ devices, publishes, sparkplug }: FleetSpec): number {
  const beats = sparkplug ? publishes.slice(0, 1) : publishes;
  return devices * beats.reduce((sum, { everyMs }) => sum + 1_000 / everyMs, 0);
}

/** Whether the broker is this computer or one of the network that it stands in, as far as its name tells. */
export function isNearHost(host: string): boolean {
  const name = host.toLowerCase();
  if (isLoopbackHost(name)) return true;
  if (name.includes(':')) return /^(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/u.test(name);
  const [a = 0, b = 0, ...rest] = name.split('.').map(Number);
  if (/^\d{1,3}(\.\d{1,3}){3}$/u.test(name) && rest.length === 2) {
    return a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254);
  }
  return !name.includes('.') || /\.(local|lan|internal|home\.arpa)$/u.test(name);
}

export interface FleetQuestion {
  /** More than are started without asking. */
  readonly isMany: boolean;
  /** Others may use the broker. */
  readonly isForeign: boolean;
  /** Some may not be let open a connection by the browser. */
  readonly isOverBrowser: boolean;
}

/** Null: it may start without a question. */
export function fleetQuestion(spec: FleetSpec, { host }: Endpoint): FleetQuestion | null {
  const isMany = spec.devices > DEVICES_WITHOUT_ASKING;
  const isForeign = !isNearHost(host);
  return isMany || isForeign ? { isMany, isForeign, isOverBrowser: spec.devices > BROWSER_CONNECTIONS } : null;
}
