// From what is typed in a fleet's form to the fleet, or to what is wrong with it and where.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { FleetPublish, FleetSignal, FleetSpec, ValueGenerator } from '../../core/publish/fleet.ts';
import { MAX_DEVICES } from '../../core/publish/fleet-limits.ts';
import { CLIENT, DEVICE, namesVariable } from '../../core/publish/fleet-text.ts';
import type { FleetDraft, PublishRowDraft, SignalDraft } from './fleet-drafts.ts';

/** The place of a field in the form: `devices`, `signals.0.min`, `publishes.1.everyMs`. */
export type FleetField = string;

export type FleetFieldFault =
  | 'empty'
  | 'number'
  | 'range'
  | 'order'
  | 'not-different'
  | 'name'
  | 'taken'
  | 'reserved'
  | 'topic-part'
  | 'no-signal'
  | 'nothing';

export type FleetFieldFaults = ReadonlyMap<FleetField, FleetFieldFault>;

const SIGNAL_NAME = /^[^\s{}"]+$/u;
/** What `{{…}}` means already. */
const RESERVED: readonly string[] = [DEVICE, CLIENT, 'now', 'uuid', 'random', 'pick', 'counter', 'message', 'row'];

/** One field may have one fault. */
export function readFleetDraft(draft: FleetDraft): Result<FleetSpec, FleetFieldFaults> {
  const reading = new Reading();
  const fleet = reading.fleet(draft);
  return reading.faults.size > 0 ? fail(reading.faults) : ok(fleet);
}

/** For its curve: null while it cannot be drawn. */
export function readSignalDraft(draft: SignalDraft): FleetSignal | null {
  const reading = new Reading();
  const signal = reading.signal(draft, '', []);
  // A curve needs no name.
  return [...reading.faults.keys()].every((field) => field === '.name') ? signal : null;
}

class Reading {
  readonly faults = new Map<FleetField, FleetFieldFault>();

  fleet(draft: FleetDraft): FleetSpec {
    const { sparkplug } = draft;
    const devices = this.#number('devices', draft.devices, 1, MAX_DEVICES, true);
    this.#pattern('clientIdPattern', draft.clientIdPattern, devices);
    const names = draft.signals.map(({ name }) => name);
    if (!sparkplug && draft.publishes.length === 0) this.faults.set('publishes', 'nothing');
    if (sparkplug) {
      this.#topicPart('groupId', sparkplug.groupId);
      this.#topicPart('edgeNodePattern', sparkplug.edgeNodePattern);
      this.#pattern('edgeNodePattern', sparkplug.edgeNodePattern, devices);
    }
    if (!sparkplug && draft.hasStatus) this.#needed('status.topic', draft.status.topic);
    if (!sparkplug && draft.hasWill) this.#needed('will.topic', draft.will.topic);
    return {
      devices,
      clientIdPattern: draft.clientIdPattern.trim(),
      connectPerS: this.#number('connectPerS', draft.connectPerS, 0.1, 500),
      signals: draft.signals.map((signal, i) => this.signal(signal, `signals.${i}`, names)),
      publishes: draft.publishes.map((publish, i) => this.#publish(publish, `publishes.${i}`, sparkplug !== null)),
      commands: sparkplug ? [] : draft.commands.map((command, i) => this.#command(command, `commands.${i}`, names)),
      will: draft.hasWill && !sparkplug ? draft.will : null,
      online: draft.hasStatus && !sparkplug ? draft.status : null,
      outages: draft.hasOutages ? this.#outages(draft) : null,
      sparkplug,
    };
  }

  signal(draft: SignalDraft, at: string, names: readonly string[]): FleetSignal {
    const name = draft.name.trim();
    if (name === '') this.faults.set(`${at}.name`, 'empty');
    else if (!SIGNAL_NAME.test(name)) this.faults.set(`${at}.name`, 'name');
    else if (RESERVED.includes(name.split('.')[0] ?? '')) this.faults.set(`${at}.name`, 'reserved');
    else if (names.filter((other) => other.trim() === name).length > 1) this.faults.set(`${at}.name`, 'taken');
    const decimals = this.#number(`${at}.decimals`, draft.decimals, 0, 6, true);
    return { name, decimals, generator: this.#generator(draft, at) };
  }

  #generator(draft: SignalDraft, at: string): ValueGenerator {
    const seconds = (field: 'periodS' | 'everyS') => 1_000 * this.#number(`${at}.${field}`, draft[field], 0.001, 1e7);
    const any = (field: 'value' | 'mean') => this.#number(`${at}.${field}`, draft[field], -1e12, 1e12);
    const size = (field: 'step' | 'deviation') => this.#number(`${at}.${field}`, draft[field], 0, 1e12);
    switch (draft.kind) {
      case 'constant':
        return { kind: 'constant', value: any('value') };
      case 'sine':
        return { kind: 'sine', ...this.#range(draft, at), periodMs: seconds('periodS') };
      case 'walk':
        return { kind: 'walk', ...this.#range(draft, at), step: size('step') };
      case 'steps':
        return { kind: 'steps', values: this.#values(draft.values, `${at}.values`), everyMs: seconds('everyS') };
      case 'noise':
        return { kind: 'noise', mean: any('mean'), deviation: size('deviation') };
      case 'event':
        return { kind: 'event', everyMs: seconds('everyS') };
    }
  }

  #range({ min, max }: SignalDraft, at: string): { readonly min: number; readonly max: number } {
    const low = this.#number(`${at}.min`, min, -1e12, 1e12);
    const high = this.#number(`${at}.max`, max, -1e12, 1e12);
    if (low > high) this.faults.set(`${at}.max`, 'order');
    return { min: low, max: high };
  }

  #values(text: string, at: FleetField): readonly number[] {
    const words = text.split(/[\s;]+/u).filter((word) => word !== '');
    const values = words.map(plainNumber);
    if (words.length === 0) this.faults.set(at, 'empty');
    else if (values.some((value) => value === null)) this.faults.set(at, 'number');
    return values.map((value) => value ?? 0);
  }

  #publish(draft: PublishRowDraft, at: string, isSparkplug: boolean): FleetPublish {
    const { topic, payload, qos, retain } = draft;
    if (!isSparkplug) this.#needed(`${at}.topic`, topic);
    const everyMs = this.#number(`${at}.everyMs`, draft.everyMs, 10, 86_400_000);
    const jitter = this.#number(`${at}.jitterPercent`, draft.jitterPercent, 0, 100) / 100;
    return { topic, payload, qos, retain, everyMs, jitter };
  }

  #command({ topic, signal }: FleetDraft['commands'][number], at: string, names: readonly string[]) {
    this.#needed(`${at}.topic`, topic);
    if (!names.includes(signal)) this.faults.set(`${at}.signal`, 'no-signal');
    return { topic, signal };
  }

  #outages({ outages: { onlineS, offlineS, abruptPercent } }: FleetDraft) {
    return {
      meanOnlineMs: 1_000 * this.#number('outages.onlineS', onlineS, 1, 1e6),
      meanOfflineMs: 1_000 * this.#number('outages.offlineS', offlineS, 0.1, 1e6),
      abrupt: this.#number('outages.abruptPercent', abruptPercent, 0, 100) / 100,
    };
  }

  /** Two devices of one client id throw each other out. */
  #pattern(field: FleetField, pattern: string, devices: number): void {
    if (this.faults.has(field)) return;
    if (pattern.trim() === '') this.faults.set(field, 'empty');
    else if (devices > 1 && !namesVariable(pattern, DEVICE)) this.faults.set(field, 'not-different');
  }

  /** Between two slashes of a Sparkplug topic. */
  #topicPart(field: FleetField, text: string): void {
    if (text.trim() === '') this.faults.set(field, 'empty');
    else if (/[/+#]/u.test(text)) this.faults.set(field, 'topic-part');
  }

  #needed(field: FleetField, text: string): void {
    if (text === '') this.faults.set(field, 'empty');
  }

  #number(field: FleetField, text: string, min: number, max: number, whole = false): number {
    const value = plainNumber(text);
    if (text.trim() === '') this.faults.set(field, 'empty');
    else if (value === null || (whole && !Number.isInteger(value))) this.faults.set(field, 'number');
    else if (value < min || value > max) this.faults.set(field, 'range');
    return value ?? min;
  }
}

/** With a point or a comma. */
function plainNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : null;
}
