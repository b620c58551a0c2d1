// What all parts of one probe share.

import type { Result } from '../../core/base/result.ts';
import type { BridgeTls } from '../../core/protocol/companion-contract.ts';
import { planTls, type TlsFault, type TlsPlan } from '../tls/tls-context.ts';

export interface ProbeScope {
  /** For one layer of one connection. */
  readonly timeoutMs: number;
  /** Fires when the page is gone, or when the probe has taken as long as it may. */
  readonly signal: AbortSignal;
  /** Made of the request's TLS settings when it is first asked for, and used by all connections. */
  readonly plan: () => Result<TlsPlan, TlsFault>;
  /** The same without the client certificate: it is shown to the target that the person typed, and to nobody else. */
  readonly planWithoutIdentity: () => Result<TlsPlan, TlsFault>;
  /** The page's: some servers answer 403 to origins they do not know, and the browser would send this one. */
  readonly origin: string;
}

/** `trusted`: authorities in PEM instead of the machine's own. A context with authorities of its own takes 30 ms to make. */
export function tlsPlans(
  tls: BridgeTls,
  trusted: readonly string[] | null,
): Pick<ProbeScope, 'plan' | 'planWithoutIdentity'> {
  const { clientCertificate, clientKey, clientKeyPassphrase: _, ...others } = tls;
  const plan = once(() => planTls(tls, trusted));
  const anonymous = clientCertificate === undefined && clientKey === undefined;
  return { plan, planWithoutIdentity: anonymous ? plan : once(() => planTls(others, trusted)) };
}

export function withoutIdentity(scope: ProbeScope): ProbeScope {
  return { ...scope, plan: scope.planWithoutIdentity };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whole milliseconds since `began`, a `performance.now()`. */
export function msSince(began: number): number {
  return Math.round(performance.now() - began);
}
