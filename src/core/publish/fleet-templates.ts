// Fleets that are ready to start, and the empty one.
import type { FleetPublish, FleetSignal, FleetSpec, FleetStatus } from './fleet.ts';

export type FleetTemplateKind = 'weather' | 'plug' | 'sparkplug' | 'empty';

export const FLEET_TEMPLATES: readonly FleetTemplateKind[] = ['weather', 'plug', 'sparkplug', 'empty'];

export const EMPTY_FLEET: FleetSpec = {
  devices: 10,
  clientIdPattern: 'device-{{device 3}}',
  connectPerS: 20,
  signals: [],
  publishes: [],
  commands: [],
  will: null,
  online: null,
  outages: null,
  sparkplug: null,
};

/**
 * `tag` is a short word by chance, and part of the client ids: whoever else starts this template on the same broker does not
 * throw these devices out.
 */
export function fleetTemplate(kind: FleetTemplateKind, tag: string): FleetSpec {
  switch (kind) {
    case 'weather':
      return withStatus({
        ...EMPTY_FLEET,
        clientIdPattern: `weather-${tag}-{{device 3}}`,
        signals: [
          signal('temperature', 1, { kind: 'sine', min: 8, max: 24, periodMs: 120_000 }),
          signal('humidity', 0, { kind: 'walk', min: 30, max: 95, step: 2 }),
          signal('pressure', 1, { kind: 'walk', min: 985, max: 1_035, step: 0.4 }),
          signal('rain', 0, { kind: 'event', everyMs: 60_000 }),
        ],
        publishes: [
          publish(
            'weather/{{client}}/state',
            '{"temperature":{{temperature}},"humidity":{{humidity}},"pressure":{{pressure}},"rain":{{rain}},"time":"{{now}}"}',
            2_000,
          ),
        ],
      });
    case 'plug':
      return withStatus({
        ...EMPTY_FLEET,
        clientIdPattern: `plug-${tag}-{{device 3}}`,
        signals: [
          signal('state', 0, { kind: 'constant', value: 1 }),
          signal('voltage', 1, { kind: 'noise', mean: 230, deviation: 1.5 }),
          signal('watts', 1, { kind: 'walk', min: 5, max: 60, step: 4 }),
        ],
        publishes: [
          { ...publish('plugs/{{client}}/state', '{"state":{{state}}}', 10_000), qos: 1 },
          publish('plugs/{{client}}/energy', '{"voltage":{{voltage}},"watts":{{watts}}}', 2_000),
        ],
        commands: [{ topic: 'plugs/{{client}}/set', signal: 'state' }],
      });
    case 'sparkplug':
      return {
        ...EMPTY_FLEET,
        devices: 5,
        clientIdPattern: `node-${tag}-{{device 3}}`,
        signals: [
          signal('Motor/Speed', 0, { kind: 'walk', min: 0, max: 1_500, step: 60 }),
          signal('Motor/Temperature', 1, { kind: 'sine', min: 40, max: 75, periodMs: 120_000 }),
          signal('Alarm', 0, { kind: 'event', everyMs: 30_000 }),
        ],
        publishes: [publish('', '', 2_000)],
        sparkplug: { groupId: 'Loupe', edgeNodePattern: `Node-${tag}-{{device 3}}` },
      };
    case 'empty':
      return {
        ...EMPTY_FLEET,
        clientIdPattern: `device-${tag}-{{device 3}}`,
        signals: [signal('value', 1, { kind: 'sine', min: 0, max: 100, periodMs: 60_000 })],
        publishes: [publish('devices/{{client}}', '{"value":{{value}}}', 1_000)],
      };
  }
}

function signal(name: string, decimals: number, generator: FleetSignal['generator']): FleetSignal {
  return { name, generator, decimals };
}

function publish(topic: string, payload: string, everyMs: number): FleetPublish {
  return { topic, payload, qos: 0, retain: false, everyMs, jitter: 0.1 };
}

/** `online` and `offline` beside the first publish, and `offline` by the broker where a device is lost. */
function withStatus(spec: FleetSpec): FleetSpec {
  const topic = (spec.publishes[0]?.topic ?? '').replace(/[^/]*$/u, 'status');
  const online: FleetStatus = { topic, onlinePayload: 'online', offlinePayload: 'offline', qos: 1, retain: true };
  return { ...spec, online, will: { topic, payload: { text: 'offline', encoding: 'utf8' }, qos: 1, retain: true } };
}
