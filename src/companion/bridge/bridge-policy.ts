// Whether there is a bridge at all, and to where.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { isLoopback } from '../http/own-origin.ts';
import { formatTarget } from './bridge-target.ts';

const TOKEN_BYTES = 32;

/**
 * On loopback any target is allowed: only this machine's user reaches the page that holds the token. On another address
 * everybody who opens the page would get a way into the network, so there is none but to the targets listed.
 */
export function bridgeInfo(bindHost: string, allowedTargets: readonly string[] | null): BridgeInfo {
  if (!isLoopback(bindHost) && allowedTargets === null) return { enabled: false, reason: 'not-loopback' };
  return { enabled: true, token: randomBytes(TOKEN_BYTES).toString('base64url'), targets: allowedTargets };
}

export function isAllowedTarget(targets: readonly string[] | null, host: string, port: number): boolean {
  return targets === null || targets.includes(formatTarget(host, port));
}

/** Compares in a time that does not depend on where the two differ. */
export function isToken(candidate: string, token: string): boolean {
  const a = Buffer.from(candidate);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}
