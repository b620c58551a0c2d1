// A probe of a broker on loopback, from its first state to its last.
import type { ConnectionSettings } from '../core/mqtt/connection-profile.ts';
import type {
  BrokerProbeResult,
  BrokerProbeState,
  CapabilityFinding,
  CapabilityId,
} from '../core/protocol/broker-probe-contract.ts';
import { BrokerProbe } from '../engine/broker-probe/broker-probe.ts';
import type { ProbeTerms } from '../engine/broker-probe/probe-lab.ts';
import { openTcp } from './tcp-transport.ts';

export interface ProbeWish {
  readonly settings?: Partial<ConnectionSettings>;
  readonly terms?: Partial<ProbeTerms>;
  /** With every state; may cancel it. */
  readonly onState?: (state: BrokerProbeState, probe: BrokerProbe) => void;
}

export async function runProbe(port: number, wish: ProbeWish = {}): Promise<BrokerProbeState> {
  const settings: ConnectionSettings = {
    endpoint: { scheme: 'mqtt', host: '127.0.0.1', port, path: '/' },
    ...{ version: 5, clientId: 'me', username: undefined, password: undefined, keepAliveS: 60, cleanStart: true },
    ...wish.settings,
  };
  const terms: ProbeTerms = {
    ...{ settings, open: openTcp, random: '0123abcd', prefix: 'loupe-probe' },
    ...{ maxPacketBytes: 256 * 1024, orderMessages: 50 },
    ...wish.terms,
  };
  let last: BrokerProbeState | null = null;
  const probe: BrokerProbe = new BrokerProbe(terms, (state) => {
    last = state;
    wish.onState?.(state, probe);
  });
  await probe.run();
  return last as unknown as BrokerProbeState;
}

export function findingsById({ findings }: BrokerProbeResult): Readonly<Record<CapabilityId, CapabilityFinding>> {
  return Object.fromEntries(findings.map((finding) => [finding.id, finding])) as never;
}
