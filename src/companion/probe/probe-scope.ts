// What all parts of one probe share.

import type { BridgeTls } from '../../core/protocol/companion-contract.ts';

export interface ProbeScope {
  /** For one layer of one connection. */
  readonly timeoutMs: number;
  /** Fires when the page is gone, or when the probe has taken as long as it may. */
  readonly signal: AbortSignal;
  readonly tls: BridgeTls;
  /** Authorities in PEM instead of the machine's own. */
  readonly trusted: readonly string[] | null;
  /** The page's: some servers answer 403 to origins they do not know, and the browser would send this one. */
  readonly origin: string;
}

/** The same without the client certificate: it is shown to the target that the person typed, and to nobody else. */
export function withoutIdentity(scope: ProbeScope): ProbeScope {
  const { clientCertificate: _, clientKey: __, clientKeyPassphrase: ___, ...tls } = scope.tls;
  return { ...scope, tls };
}

/** Whole milliseconds since `began`, a `performance.now()`. */
export function msSince(began: number): number {
  return Math.round(performance.now() - began);
}
