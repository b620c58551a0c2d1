// Looks a host's name up, as the browser's own operating system would.

import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { NameProbe } from '../../core/protocol/companion-contract.ts';
import { msSince, type ProbeScope } from './probe-scope.ts';

export interface LookedUp {
  readonly probe: NameProbe;
  readonly addresses: readonly LookupAddress[];
}

/** An address is its own answer. */
export async function probeName(host: string, { timeoutMs, signal }: ProbeScope): Promise<LookedUp> {
  const family = isIP(host);
  if (family !== 0) return { probe: { ok: true, addresses: [host], ms: 0 }, addresses: [{ address: host, family }] };
  const began = performance.now();
  // A lookup cannot be called off, only left alone.
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const late = new Promise<string>((resolve) => {
    limit.addEventListener('abort', () => resolve(`no answer within ${timeoutMs / 1_000} s`), { once: true });
  });
  const found = await Promise.race([lookup(host, { all: true }).catch((error: Error) => error.message), late]);
  const ms = msSince(began);
  if (typeof found === 'string') return { probe: { ok: false, message: found, ms }, addresses: [] };
  if (found.length === 0) return { probe: { ok: false, message: 'the name has no address', ms }, addresses: [] };
  return { probe: { ok: true, addresses: found.map(({ address }) => address), ms }, addresses: found };
}
