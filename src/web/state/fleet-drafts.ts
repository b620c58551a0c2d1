// The fleet that is being written, by connection. Outlives its form, so that a look at the messages loses nothing. Numbers
// are as they are typed: what is no number yet stays as it is.
import { createStore } from 'zustand/vanilla';
import type { BinaryText } from '../../core/mqtt/binary-text.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { FleetPublish, FleetSignal, FleetSpec, ValueGenerator } from '../../core/publish/fleet.ts';
import type { KeptFleet } from '../storage/stored-fleets.ts';

export type GeneratorKind = ValueGenerator['kind'];

/** All numbers that any generator has, so that a change of the kind and back loses none. Times are in seconds. */
export interface SignalDraft {
  /** Of the row, as long as the form is open. */
  readonly key: number;
  readonly name: string;
  readonly kind: GeneratorKind;
  readonly decimals: string;
  readonly min: string;
  readonly max: string;
  readonly periodS: string;
  readonly step: string;
  readonly values: string;
  readonly everyS: string;
  readonly mean: string;
  readonly deviation: string;
  readonly value: string;
}

export interface PublishRowDraft {
  readonly key: number;
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly everyMs: string;
  readonly jitterPercent: string;
}

export interface CommandDraft {
  readonly key: number;
  readonly topic: string;
  readonly signal: string;
}

export interface FleetDraft {
  /** Null: a new one. */
  readonly id: string | null;
  readonly order: number | null;
  readonly name: string;
  readonly devices: string;
  readonly clientIdPattern: string;
  readonly connectPerS: string;
  readonly signals: readonly SignalDraft[];
  readonly publishes: readonly PublishRowDraft[];
  readonly commands: readonly CommandDraft[];
  readonly hasStatus: boolean;
  readonly status: StatusDraft;
  readonly hasWill: boolean;
  readonly will: WillDraft;
  readonly hasOutages: boolean;
  readonly outages: OutagesDraft;
  /** Null: an ordinary fleet. */
  readonly sparkplug: { readonly groupId: string; readonly edgeNodePattern: string } | null;
}

export interface StatusDraft {
  readonly topic: string;
  readonly onlinePayload: string;
  readonly offlinePayload: string;
  readonly qos: Qos;
  readonly retain: boolean;
}

export interface WillDraft {
  readonly topic: string;
  readonly payload: BinaryText;
  readonly qos: Qos;
  readonly retain: boolean;
}

export interface OutagesDraft {
  readonly onlineS: string;
  readonly offlineS: string;
  readonly abruptPercent: string;
}

export const fleetDrafts = createStore<{ readonly byProfile: Readonly<Record<string, FleetDraft | null>> }>()(() => ({
  byProfile: {},
}));

/** Null closes the form. */
export function setFleetDraft(profileId: string, draft: FleetDraft | null): void {
  fleetDrafts.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: draft } }));
}

export function draftOfKept({ id, order, name, fleet }: KeptFleet): FleetDraft {
  return { ...draftOfFleet(name, fleet), id, order };
}

export function draftOfFleet(name: string, fleet: FleetSpec): FleetDraft {
  const { online, will, outages, sparkplug } = fleet;
  return {
    ...{ id: null, order: null, name },
    devices: String(fleet.devices),
    clientIdPattern: fleet.clientIdPattern,
    connectPerS: shortNumber(fleet.connectPerS),
    signals: fleet.signals.map(draftOfSignal),
    publishes: fleet.publishes.map(draftOfPublish),
    commands: fleet.commands.map(({ topic, signal }) => ({ key: nextKey(), topic, signal })),
    hasStatus: online !== null,
    status: online ?? { topic: '', onlinePayload: 'online', offlinePayload: 'offline', qos: 1, retain: true },
    hasWill: will !== null,
    will: will ?? { topic: '', payload: { text: 'offline', encoding: 'utf8' }, qos: 1, retain: true },
    hasOutages: outages !== null,
    outages: {
      onlineS: shortNumber((outages?.meanOnlineMs ?? 60_000) / 1_000),
      offlineS: shortNumber((outages?.meanOfflineMs ?? 10_000) / 1_000),
      abruptPercent: shortNumber((outages?.abrupt ?? 0.5) * 100),
    },
    sparkplug,
  };
}

function draftOfSignal({ name, decimals, generator }: FleetSignal): SignalDraft {
  const draft = { ...newSignal(name), kind: generator.kind, decimals: String(decimals) };
  switch (generator.kind) {
    case 'constant':
      return { ...draft, value: shortNumber(generator.value) };
    case 'sine':
      return { ...draft, ...range(generator), periodS: shortNumber(generator.periodMs / 1_000) };
    case 'walk':
      return { ...draft, ...range(generator), step: shortNumber(generator.step) };
    case 'steps':
      return {
        ...draft,
        values: generator.values.map(shortNumber).join(' '),
        everyS: shortNumber(generator.everyMs / 1_000),
      };
    case 'noise':
      return { ...draft, mean: shortNumber(generator.mean), deviation: shortNumber(generator.deviation) };
    case 'event':
      return { ...draft, everyS: shortNumber(generator.everyMs / 1_000) };
  }
}

function range({ min, max }: { readonly min: number; readonly max: number }) {
  return { min: shortNumber(min), max: shortNumber(max) };
}

export function newSignal(name: string): SignalDraft {
  return {
    ...{ key: nextKey(), name, kind: 'sine', decimals: '1', min: '0', max: '100', periodS: '60', step: '2' },
    ...{ values: '0 1', everyS: '30', mean: '50', deviation: '5', value: '0' },
  };
}

function draftOfPublish({ everyMs, jitter, ...rest }: FleetPublish): PublishRowDraft {
  return { ...rest, key: nextKey(), everyMs: shortNumber(everyMs), jitterPercent: shortNumber(jitter * 100) };
}

export function newPublish(): PublishRowDraft {
  return draftOfPublish({ topic: '', payload: '', qos: 0, retain: false, everyMs: 1_000, jitter: 0.1 });
}

export function newCommand(signal: string): CommandDraft {
  return { key: nextKey(), topic: '{{client}}/set', signal };
}

let lastKey = 0;

function nextKey(): number {
  return ++lastKey;
}

/** Six digits are enough for a person, and lose nothing that can be told apart. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
