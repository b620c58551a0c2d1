import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import type { EmbeddedBrokerInfo } from '../../../core/protocol/companion-contract.ts';

/** The companion's broker as this page reaches it. One that listens everywhere is where the page came from. */
export function embeddedEndpoint(broker: EmbeddedBrokerInfo, pageHost: string): Endpoint {
  return { scheme: 'ws', host: reachableHost(broker, pageHost), port: broker.wsPort, path: broker.wsPath };
}

export function reachableHost({ host }: EmbeddedBrokerInfo, pageHost: string): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  return everywhere ? pageHost.replace(/^\[(.*)\]$/, '$1') : host;
}
