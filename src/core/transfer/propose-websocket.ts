// Where a TCP broker's WebSocket listener probably is, for the browser that cannot speak TCP.
import type { Endpoint } from '../mqtt/endpoint.ts';

interface Listener {
  readonly port: number;
  readonly path: string;
}

interface Convention {
  readonly host: RegExp;
  /** Undefined: it has none, and the one with TLS is proposed. */
  readonly plain?: Listener;
  readonly secure: Listener;
}

/** From the operators' own documentation, as of 2026. */
const CONVENTIONS: readonly Convention[] = [
  { host: /(^|\.)emqx\.io$/, plain: { port: 8083, path: '/mqtt' }, secure: { port: 8084, path: '/mqtt' } },
  { host: /\.(emqxsl|emqxcloud)\.(com|cn)$|\.emqx\.cloud$/, secure: { port: 8084, path: '/mqtt' } },
  { host: /\.hivemq\.cloud$/, secure: { port: 8884, path: '/mqtt' } },
  {
    host: /^broker\.(hivemq|mqttdashboard)\.com$/,
    plain: { port: 8000, path: '/mqtt' },
    secure: { port: 8884, path: '/mqtt' },
  },
  { host: /^test\.mosquitto\.org$/, plain: { port: 8080, path: '/mqtt' }, secure: { port: 8081, path: '/mqtt' } },
  {
    host: /^mqtt\.eclipseprojects\.io$/,
    plain: { port: 80, path: '/mqtt' },
    secure: { port: 443, path: '/mqtt' },
  },
  { host: /\.iot\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/, secure: { port: 443, path: '/mqtt' } },
  { host: /\.azure-devices\.net$/, secure: { port: 443, path: '/$iothub/websocket' } },
  { host: /\.(rmq\d*\.)?cloudamqp\.com$/, secure: { port: 443, path: '/ws/mqtt' } },
  { host: /^io\.adafruit\.com$/, secure: { port: 443, path: '/mqtt' } },
];

/** Anywhere else: mosquitto's habit without TLS, and EMQX's port with it. */
const ELSEWHERE = { plain: { port: 9001, path: '/mqtt' }, secure: { port: 8084, path: '/mqtt' } };

/** Null: the endpoint is a WebSocket already. */
export function proposeWebSocket({ scheme, host }: Endpoint): Endpoint | null {
  if (scheme === 'ws' || scheme === 'wss') return null;
  const name = host.toLowerCase().replace(/\.$/, '');
  const known = CONVENTIONS.find((convention) => convention.host.test(name)) ?? ELSEWHERE;
  if (scheme === 'mqtt' && known.plain) return { scheme: 'ws', host, ...known.plain };
  return { scheme: 'wss', host, ...known.secure };
}
