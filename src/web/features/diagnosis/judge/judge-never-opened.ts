// A WebSocket that did not open, seen from inside a browser: it keeps the reason to itself. What is likely follows from the
// address, from how long it took, and from what the page found on the same host.
import { isLoopbackHost } from '../../../../core/mqtt/host.ts';
import type { SocketGlance } from '../../../client/browser-probes.ts';
import { type Cause, guessed, type Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isSecure } from './facts.ts';

/** A refusal comes within milliseconds even from far away; what takes longer was waited for. */
const SLOW_MS = 3_000;

/** A browser does not say which, and so none is picked: that it is not trusted comes first. */
const CERTIFICATES: readonly Cause[] = [
  'certificate-other',
  'certificate-self-signed',
  'certificate-unknown-issuer',
  'certificate-expired',
  'certificate-wrong-name',
  'certificate-not-yet-valid',
];
const BY_HTTP: readonly Cause[] = ['wrong-path', 'http-status', 'web-server', 'no-subprotocol', 'wrong-subprotocol'];

export function judgeNeverOpened(facts: Facts): Verdict {
  const out = ruledOut(facts);
  const causes = [...pointers(facts), ...usualCauses(facts)].filter((cause) => !out.has(cause));
  const [first = 'never-opened', ...rest] = causes;
  return guessed([first, ...rest], first === 'local-network' ? 'address' : 'upgrade');
}

/** What the page found that points to something, strongest first. */
function pointers({ failure, report, browser }: Facts): Cause[] {
  const endpoint = failedEndpoint(failure);
  const { scheme, port, path } = endpoint;
  const found: Cause[] = [];
  // The companion got through to MQTT at this very address, so it is the browser that does not, or did not then.
  if (report?.mqtt?.kind === 'connack') {
    const again = browser?.sockets[0];
    if (again?.outcome === 'opened') found.push('never-opened');
    else if (scheme === 'wss') found.push('certificate-other', 'certificate-unknown-issuer', 'local-network');
    else found.push('local-network', 'never-opened');
  }
  if (browser?.localNetwork === 'denied') found.push('local-network');
  const opened = (is: (glance: SocketGlance) => boolean) =>
    browser?.sockets.some((glance) => glance.outcome === 'opened' && is(glance)) ?? false;
  const here = ({ endpoint: other }: SocketGlance) => other.port === port && other.scheme === scheme;
  if (opened((glance) => here(glance) && glance.endpoint.path === path)) found.push('never-opened');
  if (opened((glance) => here(glance) && glance.endpoint.path !== path)) found.push('wrong-path');
  if (opened(({ endpoint: other }) => other.port === port && other.scheme !== scheme))
    found.push(isSecure(endpoint) ? 'no-tls' : 'needs-tls');
  if (port === 1883) found.push('mqtt-tcp-port');
  if (port === 8883) found.push('mqtt-tcp-port', ...(scheme === 'ws' ? (['needs-tls'] as const) : []));
  const answered = browser?.http.find(({ outcome }) => outcome === 'answered');
  if (answered && isSecure(endpoint) && answered.scheme === 'http') found.push('no-tls');
  else if (answered) found.push(...BY_HTTP);
  if (failure.version === 3) found.push('wrong-subprotocol');
  if (browser?.localNetwork === 'prompt') found.push('local-network');
  return found;
}

/** What cannot be, since something on the port answered the page. */
function ruledOut({ failure, browser }: Facts): ReadonlySet<Cause> {
  const { port, scheme } = failedEndpoint(failure);
  const answered = browser?.http.filter(({ outcome }) => outcome === 'answered') ?? [];
  const opened = browser?.sockets.some(({ endpoint, outcome }) => outcome === 'opened' && endpoint.port === port);
  const out: Cause[] = [];
  if (answered.length > 0 || opened) out.push('closed-port', 'unknown-host', 'host-silent', 'unreachable');
  if (answered.some((glance) => glance.scheme === (scheme === 'wss' ? 'https' : 'http')) && !opened) {
    out.push('mqtt-tcp-port', 'not-mqtt', 'no-answer');
    if (scheme === 'wss') out.push(...CERTIFICATES, 'no-tls', 'client-certificate', 'tls-failed');
  }
  // Under another path of the same port a WebSocket opened: encryption and the kind of port are as they should be.
  if (
    browser?.sockets.some(
      ({ endpoint: other, outcome }) => outcome === 'opened' && other.port === port && other.scheme === scheme,
    )
  )
    out.push('mqtt-tcp-port', 'not-mqtt', 'needs-tls', 'no-tls');
  return new Set(out);
}

function usualCauses({ failure, browser }: Facts): Cause[] {
  const endpoint = failedEndpoint(failure);
  const { host, scheme } = endpoint;
  const loopback = isLoopbackHost(host);
  const slow = failure.cause.kind === 'open-timeout' || failure.elapsedMs >= SLOW_MS;
  const silent: Cause[] = loopback
    ? ['no-answer', 'hung-up', 'host-silent']
    : ['host-silent', 'no-answer', 'unreachable'];
  const name: Cause[] = isName(host) ? ['unknown-host'] : [];
  // A page from this computer is not kept from it.
  const local: Cause[] = (loopback || isPrivate(host)) && !browser?.page.loopback ? ['local-network'] : [];
  const last: Cause[] = ['mqtt-tcp-port', 'hung-up', ...BY_HTTP, 'unreachable', 'not-mqtt', ...local];
  if (scheme === 'wss') {
    return [
      ...(slow ? silent : []),
      ...CERTIFICATES.slice(0, 1),
      'closed-port',
      ...name,
      ...CERTIFICATES.slice(1),
      'no-tls',
      'client-certificate',
      'tls-failed',
      ...last,
    ];
  }
  return [...(slow ? silent : []), 'closed-port', ...name, ...last.slice(0, 1), 'needs-tls', ...last.slice(1)];
}

/** A host name that must be looked up, rather than an address or this computer. */
function isName(host: string): boolean {
  return !isLoopbackHost(host) && !host.includes(':') && !/^[\d.]+$/.test(host);
}

/** RFC 1918, and names that are only known at home. */
export function isPrivate(host: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) || /\.(local|lan|home|internal)$/i.test(host);
}
