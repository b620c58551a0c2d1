// A simulated device that publishes what its template says, and hears its commands.
import type { Result } from '../base/result.ts';
import type { WillMessage } from '../mqtt/connection-profile.ts';
import type { FleetSignal } from './fleet.ts';
import { readFleetCommand } from './fleet-command.ts';
import type { FleetBeat, FleetDevice } from './fleet-device.ts';
import type { FleetFault } from './fleet-fault.ts';
import type { FleetPart } from './fleet-parts.ts';
import { beginSignal, formatSignal, type SignalRun } from './fleet-signals.ts';
import type { PreparedPublish } from './prepared-publish.ts';
import { advanceScope, type TemplateScope } from './template-scope.ts';

export interface PlainDeviceSettings {
  readonly clientId: string;
  readonly will: WillMessage | null;
  readonly signals: readonly FleetSignal[];
  readonly messages: readonly PlainMessage[];
  readonly online: FleetPart<PreparedPublish> | null;
  readonly offline: FleetPart<PreparedPublish> | null;
  readonly commands: readonly PlainCommand[];
  /** Counts from 1. */
  readonly device: number;
  /** Its variables, into which the values of the signals are written. */
  readonly scope: TemplateScope;
  readonly values: Record<string, string>;
}

export interface PlainMessage {
  readonly make: FleetPart<PreparedPublish>;
  readonly beat: FleetBeat;
  /** Which signals stand in it: only these are taken. */
  readonly signals: readonly string[];
}

export interface PlainCommand {
  readonly topic: string;
  readonly signal: string;
}

interface OwnSignal {
  readonly signal: FleetSignal;
  readonly run: SignalRun;
  value: number;
}

export class PlainDevice implements FleetDevice {
  readonly clientId: string;
  readonly beats: readonly FleetBeat[];
  readonly commandTopics: readonly string[];
  readonly #settings: PlainDeviceSettings;
  readonly #signals: ReadonlyMap<string, OwnSignal>;

  constructor(settings: PlainDeviceSettings) {
    this.#settings = settings;
    this.clientId = settings.clientId;
    this.beats = settings.messages.map(({ beat }) => beat);
    this.commandTopics = [...new Set(settings.commands.map(({ topic }) => topic))];
    this.#signals = new Map(
      settings.signals.map((signal) => [signal.name, { signal, run: beginSignal(signal, settings.device), value: 0 }]),
    );
  }

  check(): readonly FleetFault[] {
    const { online, offline, scope } = this.#settings;
    return [online?.(scope), offline?.(scope)].flatMap((made) => (made && !made.ok ? [made.error] : []));
  }

  beginSession(): WillMessage | null {
    return this.#settings.will;
  }

  births(elapsedMs: number): PreparedPublish[] {
    this.#takeAll(elapsedMs);
    return this.#made(this.#settings.online);
  }

  deaths(): PreparedPublish[] {
    return this.#made(this.#settings.offline);
  }

  take(beat: number, elapsedMs: number): Result<PreparedPublish, FleetFault> {
    const message = this.#settings.messages[beat] as PlainMessage;
    for (const name of message.signals) this.#take(name, elapsedMs);
    const made = message.make(this.#settings.scope);
    advanceScope(this.#settings.scope);
    return made;
  }

  answer(topic: string, payload: Uint8Array, elapsedMs: number): PreparedPublish[] {
    const changed = new Set<string>();
    for (const command of this.#settings.commands) {
      const own = this.#signals.get(command.signal);
      if (command.topic !== topic || !own) continue;
      const value = readFleetCommand(payload, command.signal, own.value);
      if (value === null) continue;
      own.run.set(value);
      changed.add(command.signal);
    }
    const answers: PreparedPublish[] = [];
    this.#settings.messages.forEach(({ signals }, beat) => {
      if (!signals.some((name) => changed.has(name))) return;
      const made = this.take(beat, elapsedMs);
      if (made.ok) answers.push(made.value);
    });
    return answers;
  }

  /** Status messages may name signals, too. */
  #takeAll(elapsedMs: number): void {
    for (const name of this.#signals.keys()) this.#take(name, elapsedMs);
  }

  #take(name: string, elapsedMs: number): void {
    const own = this.#signals.get(name);
    if (!own) return;
    own.value = own.run.take(elapsedMs);
    this.#settings.values[name] = formatSignal(own.value, own.signal.decimals);
  }

  #made(part: FleetPart<PreparedPublish> | null): PreparedPublish[] {
    const made = part?.(this.#settings.scope);
    return made?.ok ? [made.value] : [];
  }
}
