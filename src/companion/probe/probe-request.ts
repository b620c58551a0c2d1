// What the connection doctor sends, checked by hand, as it comes from outside.

import { fail, ok, type Result } from '../../core/base/result.ts';
import type { ProbeRequest, ProbeTarget } from '../../core/protocol/companion-contract.ts';
import { isHost, isPort, isRecord } from '../bridge/bridge-request.ts';
import { parseBridgeTls } from '../tls/tls-settings.ts';

export const MAX_ALTERNATIVES = 24;
export const MAX_TIMEOUT_MS = 15_000;
const MIN_TIMEOUT_MS = 100;
const MAX_PATH = 2_048;

const SCHEMES = ['ws', 'wss', 'mqtt', 'mqtts'] as const;
/** RFC 9110, section 5.6.2. */
const HTTP_TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;

/** The error is for people. */
export function parseProbeRequest(text: string): Result<ProbeRequest, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('the request is not JSON');
  }
  if (!isRecord(value)) return fail('the request is no object');
  const { token, timeoutMs, alternatives } = value;
  if (typeof token !== 'string') return fail('the request has no token');
  if (typeof timeoutMs !== 'number' || !(timeoutMs >= MIN_TIMEOUT_MS && timeoutMs <= MAX_TIMEOUT_MS)) {
    return fail(`timeoutMs is not from ${MIN_TIMEOUT_MS} to ${MAX_TIMEOUT_MS}`);
  }
  const target = parseProbeTarget(value.target);
  if (!target.ok) return target;
  const tls = parseBridgeTls(value.tls);
  if (!tls.ok) return tls;
  if (!Array.isArray(alternatives) || alternatives.length > MAX_ALTERNATIVES) {
    return fail(`the alternatives are no list of at most ${MAX_ALTERNATIVES}`);
  }
  const others: ProbeTarget[] = [];
  for (const one of alternatives as unknown[]) {
    const other = parseProbeTarget(one);
    if (!other.ok) return fail(`an alternative cannot be used: ${other.error}`);
    if (other.value.host.toLowerCase() !== target.value.host.toLowerCase()) {
      return fail("an alternative is on another host than the target's");
    }
    others.push(other.value);
  }
  return ok({ token, target: target.value, tls: tls.value, alternatives: others, timeoutMs });
}

function parseProbeTarget(value: unknown): Result<ProbeTarget, string> {
  if (!isRecord(value)) return fail('there is no target');
  const { host, port, path = '', subprotocol = '' } = value;
  const scheme = SCHEMES.find((known) => known === value.scheme);
  if (scheme === undefined) return fail(`the scheme is none of ${SCHEMES.join(', ')}`);
  if (typeof host !== 'string' || !isHost(host)) return fail('the host is neither a name nor an address');
  if (!isPort(port)) return fail('the port is not a number from 1 to 65535');
  if (typeof path !== 'string' || path.length > MAX_PATH || !/^(\/|$)/.test(path)) return fail('the path is none');
  if (typeof subprotocol !== 'string' || !(subprotocol === '' || HTTP_TOKEN.test(subprotocol))) {
    return fail('the subprotocol is none');
  }
  return ok({ scheme, host, port, path, subprotocol });
}
