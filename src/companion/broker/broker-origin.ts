// Which web pages may talk to the embedded broker. It is open to every program on this machine, but a page of some site
// on the internet is not one of these, though its WebSockets come from this machine too.

import { isLoopback, type OwnNames } from '../http/own-origin.ts';

/**
 * No `Origin`: not a browser. A page from loopback, whatever its port, is somebody's own work (a lab exercise on a
 * development server, say). On another address only pages served from the very host that the broker runs on may.
 */
export function mayUseBroker(origin: string | undefined, host: string | undefined, names: OwnNames): boolean {
  if (origin === undefined) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) return true;
  return names.isOwnHost(host) && url.hostname === host?.replace(/:\d+$/, '').toLowerCase();
}
