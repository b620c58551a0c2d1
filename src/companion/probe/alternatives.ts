// Tries the other usual ways into the target's host, a few at a time.

import type { LookupAddress } from 'node:dns';
import type { AlternativeProbe, ProbeTarget } from '../../core/protocol/companion-contract.ts';
import { type Layers, probeLayers } from './probe-layers.ts';
import { type ProbeScope, withoutIdentity } from './probe-scope.ts';

const PARALLEL = 6;

/** In the order of `targets`; what the scope's signal cut off is left out, as it says nothing about the port. */
export async function probeAlternatives(
  targets: readonly ProbeTarget[],
  addresses: readonly LookupAddress[],
  scope: ProbeScope,
): Promise<readonly AlternativeProbe[]> {
  const probes = new Map<ProbeTarget, AlternativeProbe>();
  const waiting = targets.values();
  const work = async () => {
    for (const target of waiting) {
      if (scope.signal.aborted) return;
      const layers = await probeLayers(target, addresses, withoutIdentity(scope));
      if (!scope.signal.aborted) probes.set(target, { target, ...outcomeOf(target, layers) });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return targets.map((target) => probes.get(target)).filter((probe) => probe !== undefined);
}

function outcomeOf(target: ProbeTarget, { tcp, tls, upgrade, mqtt }: Layers): Omit<AlternativeProbe, 'target'> {
  const plain = (outcome: AlternativeProbe['outcome']) => ({ outcome, status: null });
  if (!tcp.ok) return plain(tcp.code === 'refused' || tcp.code === 'timeout' ? tcp.code : 'other');
  if (tls?.ok === false) {
    const { code } = tls;
    return plain(code === 'certificate' || code === 'timeout' || code === 'closed' ? code : 'other');
  }
  if (upgrade !== null && upgrade.kind !== 'switched') {
    if (upgrade.kind === 'http') return { outcome: 'http', status: upgrade.status };
    if (upgrade.kind === 'not-http') return plain('other');
    return plain(upgrade.kind === 'timeout' ? 'timeout' : 'closed');
  }
  if (upgrade !== null) {
    // A browser closes a WebSocket whose server did not name the subprotocol that it asked for.
    if ((upgrade.subprotocol ?? '') !== target.subprotocol) return { outcome: 'other', status: 101 };
    return { outcome: mqtt?.kind === 'connack' ? 'mqtt' : 'upgraded', status: 101 };
  }
  if (mqtt?.kind === 'connack') return plain('mqtt');
  return plain(mqtt === null || mqtt.kind === 'other' ? 'other' : mqtt.kind);
}
