// A network connection to a broker, by the profile's scheme: straight, or over the companion's bridge.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { formatEndpoint, isWebSocketScheme } from '../../core/mqtt/endpoint.ts';
import type { BridgeTls } from '../../core/protocol/companion-contract.ts';
import type { BridgeAccess } from '../../core/protocol/engine-contract.ts';
import { openBridge } from './bridge-transport.ts';
import type { Transport, TransportListener } from './transport.ts';
import { openWebSocket } from './web-socket-transport.ts';

export function openTransport(
  settings: ConnectionSettings,
  bridge: BridgeAccess | null,
  listener: TransportListener,
): Transport {
  const { endpoint, version } = settings;
  if (isWebSocketScheme(endpoint.scheme)) {
    return openWebSocket(formatEndpoint(endpoint), version === 3 ? ['mqttv3.1'] : ['mqtt'], listener);
  }
  if (bridge) return openBridge(bridge, endpoint, bridgeTls(settings), listener);
  queueMicrotask(() => listener.onEnd({ close: null, cause: { kind: 'bridge-missing' } }));
  return { send() {}, close() {}, unsentBytes: () => 0 };
}

/** Undefined: nothing that the companion must be told. */
function bridgeTls({ tls, clientKey, clientKeyPassphrase }: ConnectionSettings): BridgeTls | undefined {
  return tls || clientKey !== undefined ? { ...tls, clientKey, clientKeyPassphrase } : undefined;
}
