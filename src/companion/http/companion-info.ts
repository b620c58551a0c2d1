// What the page learns about its companion, the bridge's token included. Only a page of the companion's own origin may
// read it: other origins are told by `Origin` and `Sec-Fetch-Site`, and no CORS header ever lets them in.

import type { IncomingHttpHeaders } from 'node:http';
import type { BridgeInfo, CompanionInfo, EmbeddedBrokerInfo } from '../../core/protocol/companion-contract.ts';
import type { OwnNames } from './own-origin.ts';

export interface CompanionFacts {
  readonly version: string;
  readonly embeddedBroker: Omit<EmbeddedBrokerInfo, 'host'> | null;
  /** The address by which the page reaches the embedded broker; null: the name by which it reached the companion. */
  readonly brokerHost: string | null;
  readonly bridge: BridgeInfo;
}

/** `requestHost` is the checked `Host` header. */
export function companionInfo(facts: CompanionFacts, requestHost: string): CompanionInfo {
  const { embeddedBroker } = facts;
  const host = facts.brokerHost ?? requestHost.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return {
    app: 'mqtt-loupe',
    version: facts.version,
    embeddedBroker: embeddedBroker === null ? null : { host, ...embeddedBroker },
    bridge: facts.bridge,
  };
}

/** Whether a request comes from a page of ours, or from a person who typed the address. `Host` is checked elsewhere. */
export function mayReadInfo(headers: IncomingHttpHeaders, names: OwnNames): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined && !names.isOwnOrigin(origin)) return false;
  return site === undefined || site === 'same-origin' || site === 'none';
}
