import { describe, expect, it } from 'vitest';
import { FLEET_TEMPLATES, fleetTemplate } from '../../core/publish/fleet-templates.ts';
import { parseStoredFleet } from '../storage/stored-fleets.ts';
import { readFleetDraft, readSignalDraft } from './fleet-draft-reading.ts';
import { draftOfFleet, type FleetDraft, newCommand, newSignal } from './fleet-drafts.ts';

function faultsOf(patch: Partial<FleetDraft>, template: (typeof FLEET_TEMPLATES)[number] = 'plug') {
  const read = readFleetDraft({ ...draftOfFleet('a', fleetTemplate(template, 'x')), ...patch });
  return read.ok ? {} : Object.fromEntries(read.error);
}

it.each(FLEET_TEMPLATES)('the template %s is the same after the form, and after storage', (kind) => {
  const fleet = fleetTemplate(kind, 'x');
  const read = readFleetDraft(draftOfFleet('a', fleet));
  expect(read).toEqual({ ok: true, value: fleet });
  const kept = { kind: 'fleet', id: 'i', profileId: 'p', name: 'a', order: 1, fleet };
  expect(parseStoredFleet(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it('what is stored of another version is left alone', () => {
  expect(parseStoredFleet({ kind: 'repeat', id: 'i' })).toBeUndefined();
  expect(parseStoredFleet({ kind: 'fleet', id: 'i', profileId: 'p', name: '', order: 0, fleet: {} })).toBeUndefined();
});

describe('what is wrong is told of its field', () => {
  it.each([
    [{ devices: '0' }, { devices: 'range' }],
    [{ devices: '1001' }, { devices: 'range' }],
    [{ devices: '1.5' }, { devices: 'number' }],
    [{ devices: '' }, { devices: 'empty' }],
    [{ clientIdPattern: 'same' }, { clientIdPattern: 'not-different' }],
    [{ publishes: [] }, { publishes: 'nothing' }],
    [{ commands: [newCommand('gone')] }, { 'commands.0.signal': 'no-signal' }],
    [{ commands: [], signals: [{ ...newSignal('now') }] }, { 'signals.0.name': 'reserved' }],
    [{ commands: [], signals: [{ ...newSignal('a b') }] }, { 'signals.0.name': 'name' }],
    [{ commands: [], signals: [{ ...newSignal('a'), min: '2', max: '1' }] }, { 'signals.0.max': 'order' }],
    [
      { commands: [], signals: [{ ...newSignal('a'), kind: 'steps', values: '1 x' }] },
      { 'signals.0.values': 'number' },
    ],
  ] satisfies [Partial<FleetDraft>, object][])('%j', (patch, faults) => {
    expect(faultsOf(patch)).toEqual(faults);
  });

  it('of a Sparkplug node, too', () => {
    expect(faultsOf({ sparkplug: { groupId: 'a/b', edgeNodePattern: 'same' } }, 'sparkplug')).toEqual({
      groupId: 'topic-part',
      edgeNodePattern: 'not-different',
    });
  });

  it('one device needs no number in its client id', () => {
    expect(faultsOf({ devices: '1', clientIdPattern: 'same' })).toEqual({});
  });
});

it('a signal is drawn though it has no name yet, with a comma for a point', () => {
  expect(readSignalDraft({ ...newSignal(''), max: '1,5' })?.generator).toMatchObject({ max: 1.5 });
  expect(readSignalDraft({ ...newSignal('a'), max: 'x' })).toBeNull();
});
