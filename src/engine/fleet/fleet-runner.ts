// The worker's end of a fleet: takes what the engine says, and opens connections as the person's own connection does.
import { compileFleet } from '../../core/publish/fleet-compile.ts';
import type { FleetDevice } from '../../core/publish/fleet-device.ts';
import type { PrepareFault } from '../../core/publish/prepared-publish.ts';
import { openTransport } from '../transport/open-transport.ts';
import { Fleet } from './fleet.ts';
import type { FleetCommandMessage, FleetReport, FleetStart } from './fleet-contract.ts';

export class FleetRunner {
  readonly #report: (report: FleetReport) => void;
  #fleet: Fleet | null = null;

  constructor(report: (report: FleetReport) => void) {
    this.#report = report;
  }

  handle(message: FleetCommandMessage): void {
    switch (message.type) {
      case 'start':
        return this.#start(message.start);
      case 'pause':
        return this.#fleet?.pause();
      case 'resume':
        return this.#fleet?.resume();
      case 'stop':
        return this.#fleet ? this.#fleet.stop() : this.#report({ type: 'stopped' });
    }
  }

  #start(start: FleetStart): void {
    const devices = makeDevices(start);
    if ('kind' in devices) return this.#report({ type: 'failed', fault: devices });
    this.#fleet = new Fleet(
      start,
      devices,
      (settings) => (listener) => openTransport(settings, start.bridge, listener),
      this.#report,
    );
  }
}

function makeDevices({ fleet, variables, settings }: FleetStart): readonly FleetDevice[] | PrepareFault {
  const compiled = compileFleet(fleet, variables, settings.version);
  if (!compiled.ok) return (compiled.error[0] as (typeof compiled.error)[number]).fault;
  const devices: FleetDevice[] = [];
  for (let number = 1; number <= fleet.devices; number++) {
    const device = compiled.value(number);
    if (!device.ok) return device.error.fault;
    devices.push(device.value);
  }
  return devices;
}
