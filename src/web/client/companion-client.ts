// Asks the page's own origin whether a companion serves it, and has the companion look at a broker's address.
import { fail, ok, type Result } from '../../core/base/result.ts';
import {
  BRIDGE_PATH,
  COMPANION_INFO_PATH,
  type CompanionInfo,
  PROBE_PATH,
  type ProbeReport,
  type ProbeRequest,
} from '../../core/protocol/companion-contract.ts';
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

/** `gone`: nobody answers any more; `refused`: the companion does not do this for this page or this target. */
export type ProbeFault = 'gone' | 'refused' | 'not-understood';

/** Has the companion look at a target. Never rejects. */
export async function fetchProbeReport(
  request: ProbeRequest,
  signal: AbortSignal,
): Promise<Result<ProbeReport, ProbeFault>> {
  try {
    const response = await fetch(new URL(`.${PROBE_PATH}`, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      signal,
    });
    if (!response.ok) return fail(response.status === 403 ? 'refused' : 'not-understood');
    return ok((await response.json()) as ProbeReport);
  } catch {
    return fail('gone');
  }
}
