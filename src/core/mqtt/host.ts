// What may stand as the host of an endpoint: a name (also with letters beyond ASCII), an IPv4 or an IPv6 address.

export type HostFault =
  | 'empty'
  | 'space'
  /** A whole address stands there, and it could not be taken apart. */
  | 'address'
  | 'path'
  | 'character'
  | 'ipv6'
  /** A name is at most 253 characters long (RFC 1035, section 2.3.4). */
  | 'too-long';

const MAX_CHARACTERS = 253;
/** The URL standard's forbidden host code points, without those that have a fault of their own. */
const FORBIDDEN = /[\p{Cc}\p{Surrogate}#%<>?@[\]^|\\]/u;

/** Null: a host. An IPv6 address is taken without brackets, and without a zone, which no URL can carry. */
export function hostFault(host: string): HostFault | null {
  if (host === '') return 'empty';
  if (host.includes('://')) return 'address';
  if (/\s/u.test(host)) return 'space';
  if (host.includes('/')) return 'path';
  if (FORBIDDEN.test(host)) return 'character';
  if (host.includes(':')) return isIpv6(host) ? null : 'ipv6';
  return host.length > MAX_CHARACTERS ? 'too-long' : null;
}

/** Without brackets and zone: RFC 4291, section 2.2. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const endsInIpv4 = last.includes('.') && text.endsWith(last);
  const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) || (endsInIpv4 && !isIpv4(last))) return false;
  const length = hex.length + (endsInIpv4 ? 2 : 0);
  return halves.length === 2 ? length <= 7 : length === 8;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** Whether the host is this computer, which a browser trusts without TLS. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  return isIpv4(name) && name.startsWith('127.');
}
