// What the browser says about the network. It knows when there is none; that there is one proves nothing.
import { isLoopbackHost } from '../../core/mqtt/host.ts';

/** Whether `host` cannot be reached for want of a network; this computer always can. */
export function isOffline(host: string): boolean {
  return globalThis.navigator?.onLine === false && !isLoopbackHost(host);
}

/** Calls `onOnline` whenever the browser finds a network again. */
export function watchNetwork(onOnline: () => void): void {
  globalThis.addEventListener?.('online', onOnline);
}
