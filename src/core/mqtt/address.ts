// Takes apart a broker's address as people write and paste it: `wss://user:pw@broker.example:8084/mqtt`, `[::1]:1883`.
import { fail, ok, type Result } from '../base/result.ts';
import { DEFAULT_PORTS, isWebSocketScheme, SCHEMES, type Scheme } from './endpoint.ts';
import { type HostFault, hostFault } from './host.ts';

/** What an address says. What it does not say is undefined, and stays as it is in a form. */
export interface AddressParts {
  readonly scheme: Scheme | undefined;
  readonly host: string;
  /** The port, or the one that a scheme means where no port stands. */
  readonly port: number | undefined;
  readonly portNamed: boolean;
  /** With its query; begins with `/`. Never set for `mqtt` and `mqtts`. */
  readonly path: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

export type AddressFault =
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'port' }
  | { readonly kind: 'host'; readonly fault: HostFault };

/** The names that other clients and vendors' pages use. */
const SCHEME_NAMES: Readonly<Record<string, Scheme>> = {
  ws: 'ws',
  wss: 'wss',
  mqtt: 'mqtt',
  mqtts: 'mqtts',
  http: 'ws',
  https: 'wss',
  tcp: 'mqtt',
  ssl: 'mqtts',
  tls: 'mqtts',
  'mqtt+ssl': 'mqtts',
};

/** The ports of `ws:` and `wss:` where an address names none (RFC 6455, section 3). */
const URL_PORTS = { ws: 80, wss: 443, mqtt: DEFAULT_PORTS.mqtt, mqtts: DEFAULT_PORTS.mqtts } as const;

/** Whether a text says more than a bare host does, so that a form should take it apart. */
export function looksLikeAddress(text: string): boolean {
  const bare = unwrap(text);
  return bare.includes('://') || /^\[.*\]/.test(bare) || /[/@]/.test(bare) || /^[^:]+:\d+$/.test(bare);
}

/**
 * Takes an address apart. Without a scheme, `host:port` guesses one from a well-known port. User name and password are
 * percent-decoded. A fragment is left out: a WebSocket address has none.
 */
export function parseAddress(text: string): Result<AddressParts, AddressFault> {
  const [, schemeName, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/isu.exec(unwrap(text)) ?? [];
  const named = schemeName === undefined ? undefined : schemeOf(schemeName);
  if (schemeName !== undefined && named === undefined) return fail({ kind: 'scheme', scheme: schemeName });

  const authorityEnd = rest.search(/[/?#]/);
  const authority = authorityEnd < 0 ? rest : rest.slice(0, authorityEnd);
  const path = (authorityEnd < 0 ? '' : rest.slice(authorityEnd)).replace(/#.*$/su, '');

  // The last @, because people paste passwords that hold one.
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? undefined : authority.slice(0, at);
  const hostPort = splitPort(authority.slice(at + 1));
  if (hostPort === null) return fail({ kind: 'port' });
  const fault = hostFault(hostPort.host);
  if (fault !== null) return fail({ kind: 'host', fault });

  const scheme = named ?? SCHEMES.find((known) => DEFAULT_PORTS[known] === hostPort.port);
  const colon = user?.indexOf(':') ?? -1;
  return ok({
    scheme,
    host: hostPort.host,
    port: hostPort.port ?? (named && URL_PORTS[named]),
    portNamed: hostPort.port !== undefined,
    path: path === '' || (scheme && !isWebSocketScheme(scheme)) ? undefined : path.startsWith('/') ? path : `/${path}`,
    username: user === undefined ? undefined : decode(colon < 0 ? user : user.slice(0, colon)),
    password: user === undefined || colon < 0 ? undefined : decode(user.slice(colon + 1)),
  });
}

/** Without what copying brings along: white space, quotes, angle brackets. */
function unwrap(text: string): string {
  const trimmed = text.trim();
  return /^(["'`]).*\1$|^<.*>$/su.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}

function schemeOf(name: string): Scheme | undefined {
  const known = name.toLowerCase();
  return Object.hasOwn(SCHEME_NAMES, known) ? SCHEME_NAMES[known] : undefined;
}

/** Null: the port is no port. More than one colon outside of brackets can only be an IPv6 address. */
function splitPort(text: string): { readonly host: string; readonly port: number | undefined } | null {
  const match = /^(?:\[([^\]]*)\]|([^:]*))(?::([^:]*))?$/su.exec(text);
  if (!match) return { host: text, port: undefined };
  const [, bracketed, plain = '', digits = ''] = match;
  const host = bracketed ?? plain;
  if (digits === '') return { host, port: undefined };
  const port = parsePort(digits);
  return port === null ? null : { host, port };
}

/** 1 to 65535 in decimal digits; null for anything else. */
export function parsePort(text: string): number | null {
  const digits = text.trim();
  if (!/^\d{1,5}$/.test(digits)) return null;
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? port : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
