// What a page can find out by itself about a host that a person has typed. Only ever that host: a few short glances, one
// after the other, each closed before the next begins, because some browsers queue sockets to a host behind a hung one.
import { isBlockedPort } from '../../core/mqtt/blocked-ports.ts';
import { type Endpoint, formatEndpoint, isWebSocketScheme } from '../../core/mqtt/endpoint.ts';
import { isLoopbackHost } from '../../core/mqtt/host.ts';

export interface BrowserProbes {
  readonly online: boolean;
  readonly page: PageFacts;
  /** State of the permission that Chromium asks for before a public page may reach the host's network; null: none is needed, or the browser knows none. */
  readonly localNetwork: 'granted' | 'denied' | 'prompt' | null;
  /** The Content-Security-Policy's directive that forbade the address. */
  readonly violatedDirective: string | null;
  /** `fetch` without CORS to the same host and port: that something answered is all that it tells. */
  readonly http: readonly HttpGlance[];
  /** The typed address again (first), then other usual ones of the same host, in the order in which they were tried. */
  readonly sockets: readonly SocketGlance[];
}

export interface PageFacts {
  readonly https: boolean;
  /** The page comes from this computer, so that a local network is no foreign one to it. */
  readonly loopback: boolean;
}

export interface HttpGlance {
  readonly scheme: 'http' | 'https';
  readonly outcome: 'answered' | 'failed' | 'timeout';
  readonly ms: number;
}

export interface SocketGlance {
  readonly endpoint: Endpoint;
  readonly outcome: 'opened' | 'failed' | 'timeout';
  readonly ms: number;
}

/**
 * Chromium holds back all sockets of a page whose sockets fail often (by seconds after some sixteen in a few minutes), and
 * so the person's next attempt, too. So there are few, and what was found stays true for a while.
 */
const MAX_SOCKETS = 6;
const REMEMBERED_MS = 120_000;

export interface BrowserProbeRequest {
  readonly endpoint: Endpoint;
  readonly subprotocol: string;
  /** Other addresses of the same host, the likeliest first; none but `ws` and `wss` are tried. */
  readonly alternatives: readonly Endpoint[];
  /** For each glance. */
  readonly timeoutMs: number;
  /** False: only what can be known without sending anything. */
  readonly sends: boolean;
}

interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Never rejects. Ends early, with what it has, when the signal fires. */
export async function probeFromPage(request: BrowserProbeRequest, signal: AbortSignal): Promise<BrowserProbes> {
  const { endpoint, subprotocol, timeoutMs, sends } = request;
  const limits: Limits = { timeoutMs, signal };
  const page: PageFacts = { https: location.protocol === 'https:', loopback: isLoopbackHost(bare(location.hostname)) };
  const quiet = { online: navigator.onLine, page, localNetwork: await localNetworkPermission(endpoint.host, page) };
  if (!sends) return { ...quiet, violatedDirective: null, http: [], sockets: [] };

  const policy = watchPolicy(endpoint);
  try {
    const sockets = mayOpen(endpoint, page) ? [await glanceSocket(endpoint, subprotocol, limits)] : [];
    const http = isWebSocketScheme(endpoint.scheme) ? await glanceHttp(endpoint, page, limits) : [];
    const answered = http.some(({ outcome }) => outcome === 'answered');
    for (const other of request.alternatives) {
      if (signal.aborted || sockets.length >= MAX_SOCKETS) break;
      if (!mayOpen(other, page) || !isWorthTrying(other, endpoint, answered, sockets)) continue;
      sockets.push(await glanceRemembered(other, subprotocol, limits));
    }
    return { ...quiet, violatedDirective: policy.violated(), http, sockets };
  } finally {
    policy.stop();
  }
}

/** What the browser would refuse without asking anybody is not worth a try. */
function mayOpen({ scheme, host, port }: Endpoint, page: PageFacts): boolean {
  if (!isWebSocketScheme(scheme) || isBlockedPort(port)) return false;
  return scheme === 'wss' || !page.https || isLoopbackHost(host);
}

function isWorthTrying(other: Endpoint, typed: Endpoint, answered: boolean, sockets: readonly SocketGlance[]): boolean {
  if (other.host !== typed.host) return false;
  if (other.port !== typed.port) return true;
  // What hangs on this port once would hang again.
  if (sockets.some(({ outcome }) => outcome === 'timeout')) return false;
  // Who tells paths apart speaks HTTP.
  return answered || other.scheme !== typed.scheme;
}

const remembered = new Map<string, { readonly at: number; readonly glance: SocketGlance }>();

/** Not the typed address, but another one: looked at anew only after a while. */
async function glanceRemembered(endpoint: Endpoint, subprotocol: string, limits: Limits): Promise<SocketGlance> {
  const key = `${subprotocol} ${formatEndpoint(endpoint)}`;
  const known = remembered.get(key);
  if (known && performance.now() - known.at < REMEMBERED_MS) return known.glance;
  const glance = await glanceSocket(endpoint, subprotocol, limits);
  if (!limits.signal.aborted) remembered.set(key, { at: performance.now(), glance });
  return glance;
}

function glanceSocket(endpoint: Endpoint, subprotocol: string, { timeoutMs, signal }: Limits): Promise<SocketGlance> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let socket: WebSocket;
    const end = (outcome: SocketGlance['outcome']) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket?.close();
      resolve({ endpoint, outcome, ms: performance.now() - begun });
    };
    const giveUp = () => end('timeout');
    const timer = setTimeout(giveUp, timeoutMs);
    signal.addEventListener('abort', giveUp);
    try {
      socket = new WebSocket(formatEndpoint(endpoint), subprotocol);
      // Browsers that take an answer without the subprotocol would let MQTT.js wait for ever.
      socket.onopen = () => end(socket.protocol === subprotocol ? 'opened' : 'failed');
      socket.onerror = () => end('failed');
      socket.onclose = () => end('failed');
    } catch {
      end('failed');
    }
  });
}

/** The typed scheme first, then (for what failed over TLS, and where the page may) without TLS. */
async function glanceHttp({ scheme, host, port }: Endpoint, page: PageFacts, limits: Limits): Promise<HttpGlance[]> {
  const glances: HttpGlance[] = [];
  for (const http of scheme === 'wss' ? (['https', 'http'] as const) : (['http'] as const)) {
    if (http === 'http' && page.https && !isLoopbackHost(host)) break;
    const glance = await glanceHttpOnce(`${http}://${host.includes(':') ? `[${host}]` : host}:${port}/`, http, limits);
    glances.push(glance);
    if (glance.outcome !== 'failed') break;
  }
  return glances;
}

/** A redirect is followed, as `no-cors` demands; nothing of the person's goes along. */
async function glanceHttpOnce(
  url: string,
  scheme: HttpGlance['scheme'],
  { timeoutMs, signal }: Limits,
): Promise<HttpGlance> {
  const begun = performance.now();
  const limit = AbortSignal.timeout(timeoutMs);
  const outcome = await fetch(url, {
    mode: 'no-cors',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([signal, limit]),
  }).then(
    (answer) => {
      void answer.body?.cancel().catch(() => undefined);
      return 'answered' as const;
    },
    () => (limit.aborted ? ('timeout' as const) : ('failed' as const)),
  );
  return { scheme, outcome, ms: performance.now() - begun };
}

/** Chromium's rules: a page from the internet asks before it reaches the local network or this computer. */
async function localNetworkPermission(host: string, page: PageFacts): Promise<BrowserProbes['localNetwork']> {
  if (page.loopback) return null;
  const names = isLoopbackHost(host)
    ? ['loopback-network', 'local-network-access']
    : ['local-network', 'local-network-access'];
  for (const name of names) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // This browser does not know the name.
    }
  }
  return null;
}

/** Only what forbids the address itself counts: the glances over HTTP may be forbidden, and MQTT allowed. */
function watchPolicy(endpoint: Endpoint): { violated(): string | null; stop(): void } {
  let directive: string | null = null;
  const take = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (disposition === 'enforce' && isSameAddress(blockedURI, endpoint)) directive = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', take);
  return {
    violated: () => directive,
    stop: () => document.removeEventListener('securitypolicyviolation', take),
  };
}

function isSameAddress(uri: string, endpoint: Endpoint): boolean {
  return (
    URL.canParse(uri) &&
    URL.canParse(formatEndpoint(endpoint)) &&
    new URL(uri).href === new URL(formatEndpoint(endpoint)).href
  );
}

/** `location.hostname` has an IPv6 address in brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
