// The first frame on the bridge, as a page sends it: checked by hand, as it is small and comes from outside.

import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeOpen } from '../../core/protocol/companion-contract.ts';
import { MAX_REQUEST_BYTES, parseBridgeTls } from '../tls/tls-settings.ts';

/** The error is for people. */
export function parseBridgeOpen(text: string): Result<BridgeOpen, string> {
  if (text.length > MAX_REQUEST_BYTES) return fail(`the request has more than ${MAX_REQUEST_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('the request is not JSON');
  }
  if (!isRecord(value) || !isRecord(value.target)) return fail('the request has no target');
  const { token } = value;
  const { scheme, host, port } = value.target;
  if (typeof token !== 'string') return fail('the request has no token');
  if (scheme !== 'mqtt' && scheme !== 'mqtts') return fail('the scheme is neither mqtt nor mqtts');
  if (typeof host !== 'string' || !isHost(host)) return fail('the host is neither a name nor an address');
  if (!isPort(port)) return fail('the port is not a number from 1 to 65535');
  const tls = parseBridgeTls(value.tls);
  if (!tls.ok) return tls;
  return ok({ token, target: { scheme, host, port }, tls: tls.value });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names of other scripts are left to the resolver; what no name can hold is not. */
export function isHost(host: string): boolean {
  return host.length > 0 && host.length <= 255 && (isIP(host) !== 0 || /^[^\s\p{Cc}/\\:@?#[\]]+$/u.test(host));
}

export function isPort(port: unknown): port is number {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535;
}
