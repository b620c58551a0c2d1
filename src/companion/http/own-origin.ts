// Who may talk to the companion. A page on the internet can make a browser send requests to loopback, and can point its
// own host name at 127.0.0.1 (DNS rebinding). The first is told by `Origin`, the second by `Host`: both must be one of
// the names under which the companion itself serves.

import { hostname, networkInterfaces } from 'node:os';

export interface OwnNames {
  /** Whether a `Host` header names this server: one of its names, with its port. */
  isOwnHost(header: string | undefined): boolean;
  /** Whether an `Origin` header is that of a page of this server. */
  isOwnOrigin(header: string | undefined): boolean;
}

/** `bindHost` is what the server listens on, without brackets; `port` the port it got. */
export function ownNames(bindHost: string, port: number): OwnNames {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]']);
  for (const name of isWildcard(bindHost) ? machineNames() : [bindHost]) names.add(bracketed(name));
  const hosts = new Set<string>();
  for (const name of names) {
    hosts.add(`${name}:${port}`);
    // Browsers leave out the scheme's own port.
    if (port === 80) hosts.add(name);
  }
  const isOwnHost = (header: string | undefined) => header !== undefined && hosts.has(header.toLowerCase());
  return {
    isOwnHost,
    isOwnOrigin: (header) => header?.startsWith('http://') === true && isOwnHost(header.slice('http://'.length)),
  };
}

/** Whether what listens on `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The host part of an address as URLs write it. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function machineNames(): string[] {
  return [hostname().toLowerCase(), ...machineAddresses()];
}

/** The addresses under which other machines reach this one; link-local ones are left out, as URLs cannot hold their zone. */
export function machineAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && !address.address.startsWith('fe80:'))
    .map((address) => address.address);
}
