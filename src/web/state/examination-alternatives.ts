// Other usual ways into the same host: what a doctor tries beside the typed address.
import { type Endpoint, isWebSocketScheme, type Scheme } from '../../core/mqtt/endpoint.ts';

/** mosquitto (9001), EMQX (8083, 8084), HiveMQ (8000, 8884), test.mosquitto.org (8080, 8081), RabbitMQ (15675), proxies. */
const USUAL: readonly { readonly scheme: Scheme; readonly port: number; readonly path: string }[] = [
  { scheme: 'ws', port: 9001, path: '/mqtt' },
  { scheme: 'ws', port: 8083, path: '/mqtt' },
  { scheme: 'ws', port: 8080, path: '/mqtt' },
  { scheme: 'ws', port: 8000, path: '/mqtt' },
  { scheme: 'ws', port: 15675, path: '/ws' },
  { scheme: 'ws', port: 80, path: '/mqtt' },
  { scheme: 'wss', port: 8084, path: '/mqtt' },
  { scheme: 'wss', port: 8884, path: '/mqtt' },
  { scheme: 'wss', port: 8081, path: '/mqtt' },
  { scheme: 'wss', port: 443, path: '/mqtt' },
  { scheme: 'wss', port: 9443, path: '/mqtt' },
  { scheme: 'mqtt', port: 1883, path: '/mqtt' },
  { scheme: 'mqtts', port: 8883, path: '/mqtt' },
];

const USUAL_PATHS = ['/mqtt', '/', '/ws'];

/** At most 24 (the companion takes no more), the likeliest first; never another host, never the typed address itself. */
export function alternativesTo(typed: Endpoint): Endpoint[] {
  const { scheme, host, port } = typed;
  const path = typed.path || '/mqtt';
  const at = (other: Scheme, otherPort: number, otherPath: string): Endpoint => ({
    scheme: other,
    host,
    port: otherPort,
    path: otherPath,
  });
  const webSocket = isWebSocketScheme(scheme);
  const secure = scheme === 'wss' || scheme === 'mqtts';
  const all = [
    at(swapTls(scheme), port, path),
    ...(webSocket ? USUAL_PATHS.map((usual) => at(scheme, port, usual)) : []),
    ...(webSocket
      ? [at('mqtt', port, path), at('mqtts', port, path)]
      : USUAL_PATHS.slice(0, 2).map((usual) => at(secure ? 'wss' : 'ws', port, usual))),
    // With TLS or without, as it was typed; then the rest.
    ...USUAL.filter((usual) => isSecure(usual.scheme) === secure).map((usual) =>
      at(usual.scheme, usual.port, usual.path),
    ),
    ...USUAL.filter((usual) => isSecure(usual.scheme) !== secure).map((usual) =>
      at(usual.scheme, usual.port, usual.path),
    ),
  ];
  const seen = new Set([key(typed)]);
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one))).slice(0, 24);
}

function swapTls(scheme: Scheme): Scheme {
  return ({ ws: 'wss', wss: 'ws', mqtt: 'mqtts', mqtts: 'mqtt' } as const)[scheme];
}

function isSecure(scheme: Scheme): boolean {
  return scheme === 'wss' || scheme === 'mqtts';
}

/** What the same bytes would be sent to: `mqtt` knows no path. */
function key({ scheme, port, path }: Endpoint): string {
  return `${scheme} ${port} ${isWebSocketScheme(scheme) ? path : ''}`;
}
