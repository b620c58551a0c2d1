// What an address will run into here, known before anybody tries it.
import type { Scheme } from '../../../../core/mqtt/endpoint.ts';
import { isLoopbackHost } from '../../../../core/mqtt/host.ts';
import type { CompanionState } from '../../../state/companion-store.ts';

export type AddressNote =
  /** A TCP address, and no companion to reach it. */
  | { readonly kind: 'bridge-missing'; readonly scheme: string }
  /** The companion reaches only these addresses. */
  | { readonly kind: 'bridge-targets'; readonly targets: readonly string[] }
  /** A browser does not let an https page open ws:// to another computer. */
  | { readonly kind: 'mixed-content' };

export interface AddressSurroundings {
  readonly companion: CompanionState;
  readonly pageIsHttps: boolean;
}

export function addressNote(
  address: { readonly scheme: Scheme; readonly host: string; readonly port: string },
  { companion, pageIsHttps }: AddressSurroundings,
): AddressNote | null {
  const { scheme, host, port } = address;
  switch (scheme) {
    case 'wss':
      return null;
    case 'ws':
      return pageIsHttps && host !== '' && !isLoopbackHost(host) ? { kind: 'mixed-content' } : null;
    case 'mqtt':
    case 'mqtts': {
      if (!companion.known) return null;
      const bridge = companion.info?.bridge;
      if (!bridge?.enabled) return { kind: 'bridge-missing', scheme: `${scheme}://` };
      const reached = bridge.targets === null || host === '' || bridge.targets.includes(`${host}:${port}`);
      return reached ? null : { kind: 'bridge-targets', targets: bridge.targets ?? [] };
    }
  }
}
