// All that a diagnosis goes by.
import { parseAddress } from '../../../../core/mqtt/address.ts';
import type { Endpoint } from '../../../../core/mqtt/endpoint.ts';
import type { ConnectionFailure } from '../../../../core/protocol/engine-contract.ts';
import type { Examination } from '../../../state/examination.ts';

export interface Facts extends Examination {
  readonly failure: ConnectionFailure;
  readonly context: DiagnosisContext;
}

export interface DiagnosisContext {
  /** Whether a companion carries mqtt:// and mqtts:// for this page. */
  readonly bridge: boolean;
  /** Whether CONNECT had a user name. */
  readonly username: boolean;
  readonly emptyClientId: boolean;
}

/** The address apart; a host of '' when it cannot be read. */
export function failedEndpoint({ address }: { readonly address: string }): Endpoint {
  const parts = parseAddress(address);
  if (!parts.ok) return { scheme: 'ws', host: '', port: 0, path: '' };
  const { scheme = 'ws', host, port = 0, path = '/' } = parts.value;
  return { scheme, host, port, path };
}

export function isOverTcp({ scheme }: Pick<Endpoint, 'scheme'>): boolean {
  return scheme === 'mqtt' || scheme === 'mqtts';
}

export function isSecure({ scheme }: Pick<Endpoint, 'scheme'>): boolean {
  return scheme === 'wss' || scheme === 'mqtts';
}
