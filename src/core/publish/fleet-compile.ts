// From a fleet's template to its devices. What can be read once for all of them is read once.
import { fail, ok, type Result } from '../base/result.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { FleetPublish, FleetSpec } from './fleet.ts';
import type { FleetDevice } from './fleet-device.ts';
import type { FleetFault } from './fleet-fault.ts';
import { FleetFilling, FleetParts } from './fleet-parts.ts';
import { PlainDevice } from './fleet-plain-device.ts';
import { SparkplugDevice } from './fleet-sparkplug.ts';
import { CLIENT, deviceValues, fleetTexts, namesVariable } from './fleet-text.ts';
import { beginScope } from './template-scope.ts';
import type { Variables } from './variables.ts';

/** Makes the device of a number, from 1. */
export type MakeDevice = (device: number) => Result<FleetDevice, FleetFault>;

/** The error has all faults that show without a device; what only shows with values is told of the device. */
export function compileFleet(
  spec: FleetSpec,
  variables: Variables,
  version: ProtocolVersion,
): Result<MakeDevice, readonly FleetFault[]> {
  const parts = new FleetParts(version);
  const texts = fleetTexts(spec);
  const clientId = parts.text({ kind: 'client-id' }, spec.clientIdPattern);
  const make = spec.sparkplug ? sparkplugMaker(spec, parts) : plainMaker(spec, parts);
  if (parts.faults.length > 0) return fail(parts.faults);
  return ok((device) => {
    const values: Record<string, string> = { ...variables.values, ...deviceValues(device, texts) };
    // Until they have values of their own.
    for (const { name } of spec.signals) values[name] = '0';
    const filling = new FleetFilling(beginScope({ ...variables, values }));
    values[CLIENT] = filling.fill(clientId, '');
    const made = make({ device, clientId: values[CLIENT], values, filling });
    return filling.fault ? fail(filling.fault) : ok(made);
  });
}

interface DeviceContext {
  readonly device: number;
  readonly clientId: string;
  readonly values: Record<string, string>;
  readonly filling: FleetFilling;
}

type Maker = (context: DeviceContext) => FleetDevice;

function plainMaker(spec: FleetSpec, parts: FleetParts): Maker {
  const { signals, online: status } = spec;
  const messages = spec.publishes.map((publish, index) => ({
    make: parts.message({ kind: 'publish', index }, publish),
    beat: beatOf(publish),
    signals: signals.map(({ name }) => name).filter((name) => isIn(name, publish)),
  }));
  const online = status && parts.message({ kind: 'online' }, { ...status, payload: status.onlinePayload });
  const offline = status && parts.message({ kind: 'offline' }, { ...status, payload: status.offlinePayload });
  const will = spec.will && parts.will(spec.will);
  const commands = spec.commands.map(({ topic, signal }, index) => {
    return { topic: parts.text({ kind: 'command', index }, topic), signal };
  });
  return ({ device, clientId, values, filling }) =>
    new PlainDevice({
      clientId,
      will: will && filling.fill(will, null),
      signals,
      messages,
      online,
      offline,
      commands: commands.map(({ topic, signal }) => ({ topic: filling.fill(topic, ''), signal })),
      device,
      scope: filling.scope,
      values,
    });
}

function sparkplugMaker(spec: FleetSpec, parts: FleetParts): Maker {
  const group = parts.text({ kind: 'group' }, spec.sparkplug?.groupId ?? '');
  const edgeNode = parts.text({ kind: 'edge-node' }, spec.sparkplug?.edgeNodePattern ?? '');
  const [publish] = spec.publishes;
  return ({ device, clientId, filling }) =>
    new SparkplugDevice({
      clientId,
      groupId: filling.fill(group, ''),
      edgeNodeId: filling.fill(edgeNode, ''),
      signals: spec.signals,
      beat: publish ? beatOf(publish) : null,
      device,
      now: () => filling.scope.now(),
    });
}

function beatOf({ everyMs, jitter }: FleetPublish) {
  return { everyMs, jitter };
}

function isIn(name: string, { topic, payload }: FleetPublish): boolean {
  return namesVariable(topic, name) || namesVariable(payload, name);
}
