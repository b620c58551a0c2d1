import { describe, expect, it } from 'vitest';
import type { FleetSpec } from './fleet.ts';
import { compileFleet } from './fleet-compile.ts';
import type { FleetDevice } from './fleet-device.ts';
import { EMPTY_FLEET } from './fleet-templates.ts';
import { NO_VARIABLES } from './variables.ts';

const STATION: FleetSpec = {
  ...EMPTY_FLEET,
  devices: 3,
  clientIdPattern: 'station-{{device 3}}',
  signals: [
    { name: 'temperature', generator: { kind: 'sine', min: -5, max: 25, periodMs: 10_000 }, decimals: 1 },
    { name: 'state', generator: { kind: 'constant', value: 0 }, decimals: 0 },
  ],
  publishes: [
    {
      topic: '{{site}}/{{client}}/climate',
      payload: '{"t":{{temperature}},"n":{{counter}},"d":{{device}}}',
      qos: 1,
      retain: false,
      everyMs: 1_000,
      jitter: 0.1,
    },
    { topic: '{{client}}/state', payload: '{{state}}', qos: 0, retain: true, everyMs: 5_000, jitter: 0 },
  ],
  commands: [{ topic: '{{client}}/set', signal: 'state' }],
  online: { topic: '{{client}}/status', onlinePayload: 'online', offlinePayload: 'offline', qos: 1, retain: true },
  will: { topic: '{{client}}/status', payload: { text: 'gone {{device}}', encoding: 'utf8' }, qos: 1, retain: true },
};

const OWN = { ...NO_VARIABLES, values: { site: 'roof' } };

function device(number: number, spec = STATION): FleetDevice {
  const compiled = compileFleet(spec, OWN, 5);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const made = compiled.value(number);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function text(payload: Uint8Array): string {
  return new TextDecoder().decode(payload);
}

describe('a device made from a template', () => {
  it('has its number in its client id, its topics and its payloads', () => {
    const two = device(2);
    expect(two.clientId).toBe('station-002');
    const made = two.take(0, 0);
    if (!made.ok) throw new Error();
    expect(made.value).toMatchObject({ topic: 'roof/station-002/climate', qos: 1, retain: false });
    const { t, n, d } = JSON.parse(text(made.value.payload));
    expect(t).toBeGreaterThanOrEqual(-5);
    expect(t).toBeLessThanOrEqual(25);
    expect([n, d]).toEqual([1, 2]);
  });

  it('counts its publishes, and has its values change', () => {
    const one = device(1);
    const payloads = [0, 1_000, 2_000].map((at) => {
      const made = one.take(0, at);
      return made.ok ? JSON.parse(text(made.value.payload)) : null;
    });
    expect(payloads.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(new Set(payloads.map(({ t }) => t)).size).toBe(3);
  });

  it('says that it comes and goes, and what the broker is to say', () => {
    const three = device(3);
    expect(three.beginSession()).toMatchObject({
      topic: 'station-003/status',
      payload: { text: 'gone 3' },
      retain: true,
    });
    expect(three.births(0).map(({ topic, payload }) => [topic, text(payload)])).toEqual([
      ['station-003/status', 'online'],
    ]);
    expect(three.deaths().map(({ payload }) => text(payload))).toEqual(['offline']);
  });

  it('does as it is told, and says so at once', () => {
    const one = device(1);
    expect(one.commandTopics).toEqual(['station-001/set']);
    const answers = one.answer('station-001/set', new TextEncoder().encode('ON'), 10);
    expect(answers.map(({ topic, payload }) => [topic, text(payload)])).toEqual([['station-001/state', '1']]);
    expect(one.answer('station-001/set', new TextEncoder().encode('hello'), 20)).toEqual([]);
    expect(one.answer('station-002/set', new TextEncoder().encode('OFF'), 20)).toEqual([]);
  });
});

describe('a template with faults', () => {
  it('tells all that show in its texts, each with its place', () => {
    const [first, second] = STATION.publishes;
    if (!first || !second) throw new Error();
    const spec = { ...STATION, clientIdPattern: 'a-{{', publishes: [first, { ...second, payload: '{{now then}}' }] };
    const compiled = compileFleet(spec, OWN, 5);
    if (compiled.ok) throw new Error('it was compiled');
    expect(compiled.error.map(({ place }) => place)).toEqual([{ kind: 'client-id' }, { kind: 'publish', index: 1 }]);
  });

  it('tells of a variable that does not exist when it is needed', () => {
    const compiled = compileFleet(STATION, NO_VARIABLES, 5);
    const made = compiled.ok ? compiled.value(1) : null;
    const message = made?.ok ? made.value.take(0, 0) : null;
    expect(message).toMatchObject({
      ok: false,
      error: { place: { kind: 'publish', index: 0 }, fault: { kind: 'variable', part: 'topic' } },
    });
  });
});
