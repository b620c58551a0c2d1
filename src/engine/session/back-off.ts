// When to try again, and whether at all.
import { DEFAULT_RECONNECT, type ReconnectSettings } from '../../core/mqtt/connection-profile.ts';
import type { FailureCause } from '../../core/protocol/engine-contract.ts';

/**
 * Milliseconds before reconnect attempt `attempt` (1, 2, …): the first delay, doubled each time up to the longest, less up
 * to a quarter at random, so that clients that lost one broker together do not come back together. `random` is in [0, 1).
 */
export function backOffMs(attempt: number, random: number, limits: ReconnectSettings = DEFAULT_RECONNECT): number {
  const { firstDelayMs, maxDelayMs } = limits;
  const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.round(delay * (1 - random / 4));
}

/** CONNACK codes that time alone may cure: server unavailable (3), busy, over quota, shutting down, too many connects. */
const PASSING_REFUSALS: ReadonlySet<number> = new Set([3, 0x80, 0x83, 0x88, 0x89, 0x97, 0x9f]);

/** DISCONNECT codes after which coming back is wrong: not authorised, taken over, administrative, use another server. */
const FINAL_DISCONNECTS: ReadonlySet<number> = new Set([0x87, 0x8e, 0x98, 0x9c, 0x9d]);

/** Whether trying again can help a session that was connected before. */
export function isWorthRetrying(cause: FailureCause): boolean {
  switch (cause.kind) {
    case 'refused':
      return PASSING_REFUSALS.has(cause.reasonCode);
    case 'server-disconnect':
      return !FINAL_DISCONNECTS.has(cause.reasonCode);
    case 'take-over-loop':
    case 'auth-continues':
    case 'invalid-address':
    case 'mixed-content':
    case 'bridge-missing':
    case 'protocol-violation':
    case 'engine-crashed':
      return false;
    case 'bridge':
      return ![
        'bad-request',
        'bad-token',
        'target-not-allowed',
        'certificate',
        'client-certificate',
        'bad-tls-settings',
        'tls',
      ].includes(cause.code);
    case 'offline':
    case 'never-opened':
    case 'open-timeout':
    case 'no-connack':
    case 'closed-before-connack':
    case 'keep-alive-timeout':
    case 'dropped':
      return true;
  }
}
