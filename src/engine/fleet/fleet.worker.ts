// The worker of one fleet of simulated devices: wiring only.
import type { FleetCommandMessage, FleetReport } from './fleet-contract.ts';
import { FleetRunner } from './fleet-runner.ts';

const scope = self as DedicatedWorkerGlobalScope;
const runner = new FleetRunner((report: FleetReport) => scope.postMessage(report));
scope.onmessage = ({ data }: MessageEvent<FleetCommandMessage>) => runner.handle(data);
