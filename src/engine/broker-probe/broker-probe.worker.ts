// The worker of one probe of a broker: wiring only. In a worker of its own, as round-trip times are measured.
import { openTransport } from '../transport/open-transport.ts';
import { BrokerProbe } from './broker-probe.ts';
import type { ProbeCommand } from './probe-worker-contract.ts';

const scope = self as DedicatedWorkerGlobalScope;
let probe: BrokerProbe | null = null;

scope.onmessage = ({ data }: MessageEvent<ProbeCommand>) => {
  if (data.type === 'cancel') return probe?.cancel();
  const { start, settings, bridge } = data;
  probe = new BrokerProbe(
    {
      ...{ ...start, settings, random: randomDigits() },
      open: (own, listener) => openTransport(own, bridge, listener),
    },
    (state) => scope.postMessage(state),
  );
  void probe.run();
};

function randomDigits(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
