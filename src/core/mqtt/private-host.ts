// Hosts of a network of one's own, as far as an address can tell: nobody else is likely to run a broker there.
import { isIpv6 } from './host.ts';

/** Without this computer: see `isLoopbackHost`. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isIpv6(name)) return /^f[cd][0-9a-f]{2}:/.test(name) || /^fe[89ab][0-9a-f]:/.test(name);
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name);
  if (parts) return isPrivateIpv4(Number(parts[1]), Number(parts[2]));
  // A name without a dot is found in the network that it is asked in; the others are reserved (RFC 6762, RFC 8375).
  return !name.includes('.') || /\.(local|lan|home\.arpa|internal)$/.test(name);
}

/** RFC 1918, and link-local addresses (RFC 3927). */
function isPrivateIpv4(first: number, second: number): boolean {
  if (first === 10) return true;
  if (first === 172) return second >= 16 && second <= 31;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}
