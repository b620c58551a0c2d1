// What a fleet would publish, to be looked at before it starts, and all that is wrong with its texts.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { FleetSpec } from './fleet.ts';
import { compileFleet } from './fleet-compile.ts';
import type { FleetFault } from './fleet-fault.ts';
import type { PreparedPublish } from './prepared-publish.ts';
import type { Variables } from './variables.ts';

export interface FleetExamples {
  readonly faults: readonly FleetFault[];
  /** Of device 1, one for each publish; null: it cannot be made. */
  readonly messages: readonly (PreparedPublish | null)[];
  /** Client ids of the first device and the last; null: they cannot be made. */
  readonly clientIds: readonly [first: string, last: string] | null;
}

export function fleetExamples(spec: FleetSpec, variables: Variables, version: ProtocolVersion): FleetExamples {
  const compiled = compileFleet(spec, variables, version);
  if (!compiled.ok) return { faults: compiled.error, messages: [], clientIds: null };
  const first = compiled.value(1);
  if (!first.ok) return { faults: [first.error], messages: [], clientIds: null };
  const device = first.value;
  const faults = [...device.check()];
  device.beginSession();
  device.births(0);
  const messages = device.beats.map((_, beat) => {
    const made = device.take(beat, 0);
    if (!made.ok) faults.push(made.error);
    return made.ok ? made.value : null;
  });
  const last = compiled.value(spec.devices);
  return { faults, messages, clientIds: last.ok ? [device.clientId, last.value.clientId] : null };
}
