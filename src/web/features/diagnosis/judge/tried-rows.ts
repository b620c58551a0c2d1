// What was found at other addresses of the same host: by the companion, else by the page.
import type { Endpoint } from '../../../../core/mqtt/endpoint.ts';
import type { AlternativeProbe } from '../../../../core/protocol/companion-contract.ts';
import { type Facts, failedEndpoint } from './facts.ts';

export interface TriedRow {
  readonly endpoint: Endpoint;
  /** MQTT, or a WebSocket that takes MQTT's subprotocol. */
  readonly works: boolean;
  readonly outcome: AlternativeProbe['outcome'] | 'opened' | 'failed';
  readonly status: number | null;
}

/** In the order in which they were tried: the nearest to the typed address first. */
export function triedRows({ failure, report, browser }: Pick<Facts, 'failure' | 'report' | 'browser'>): TriedRow[] {
  const typed = failedEndpoint(failure);
  if (report) {
    return report.alternatives
      .filter(({ target }) => !isSame(target, typed))
      .map(({ target: { scheme, host, port, path }, outcome, status }) => ({
        endpoint: { scheme, host, port, path },
        works: outcome === 'mqtt' || outcome === 'upgraded',
        outcome,
        status,
      }));
  }
  return (browser?.sockets ?? [])
    .filter(({ endpoint }) => !isSame(endpoint, typed))
    .map(({ endpoint, outcome }) => ({ endpoint, works: outcome === 'opened', outcome, status: null }));
}

function isSame(a: Omit<Endpoint, 'host'>, b: Endpoint): boolean {
  return a.scheme === b.scheme && a.port === b.port && (a.path || '/') === (b.path || '/');
}
