// Asks the page's own origin whether a companion serves it.

import { BRIDGE_PATH, COMPANION_INFO_PATH, type CompanionInfo } from '../../core/protocol/companion-contract.ts';
import type { BridgeAccess } from '../../core/protocol/engine-contract.ts';

/** Null: a static host, or the companion does not answer. */
export async function fetchCompanionInfo(): Promise<CompanionInfo | null> {
  try {
    const response = await fetch(new URL(`.${COMPANION_INFO_PATH}`, document.baseURI), { cache: 'no-store' });
    if (!response.ok) return null;
    const info = (await response.json()) as CompanionInfo;
    return info.app === 'mqtt-loupe' ? info : null;
  } catch {
    return null;
  }
}

/** What the engine needs to reach TCP brokers; null where there is no bridge. */
export function bridgeAccess(info: CompanionInfo | null): BridgeAccess | null {
  if (!info?.bridge.enabled) return null;
  const url = new URL(`.${BRIDGE_PATH}`, document.baseURI);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return { url: url.href, token: info.bridge.token };
}
