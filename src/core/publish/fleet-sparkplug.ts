// A simulated Sparkplug B edge node: births and deaths, sequence numbers, data by exception, and commands (specification 3.0,
// sections 5.4 and 6.4).
import { ok } from '../base/result.ts';
import type { DecodedValue } from '../payload/decoded/decoded-value.ts';
import { decodeSparkplug } from '../payload/sparkplug/decode-sparkplug.ts';
import type { SparkplugNames } from '../payload/sparkplug/sparkplug-names.ts';
import { encodeBase64 } from '../payload/view/encode-base64.ts';
import type { FleetSignal } from './fleet.ts';
import type { FleetBeat, FleetDevice } from './fleet-device.ts';
import { beginSignal, type SignalRun } from './fleet-signals.ts';
import { encodeSparkplug, type SparkplugMetric } from './fleet-sparkplug-payload.ts';
import type { PreparedPublish } from './prepared-publish.ts';

/** Numbers of datatypes: section 6.4.16. */
const INT64 = 4;
const DOUBLE = 10;
const BOOLEAN = 11;

const BD_SEQ = 'bdSeq';
const REBIRTH = 'Node Control/Rebirth';
/** Aliases of signals count from here; the rebirth command has the one before. */
const FIRST_ALIAS = 1;

export interface SparkplugNodeSettings {
  readonly clientId: string;
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly signals: readonly FleetSignal[];
  /** Of its NDATA; null: births and deaths only. */
  readonly beat: FleetBeat | null;
  /** Counts from 1. */
  readonly device: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Metric {
  readonly signal: FleetSignal;
  readonly run: SignalRun;
  readonly datatype: SparkplugMetric['datatype'];
  /** As it was last sent. */
  value: number;
}

export class SparkplugDevice implements FleetDevice {
  readonly clientId: string;
  readonly beats: readonly FleetBeat[];
  readonly commandTopics: readonly string[];
  readonly #settings: SparkplugNodeSettings;
  readonly #metrics: readonly Metric[];
  readonly #names: SparkplugNames;
  /** 0 to 255, one more with each CONNECT; birth and death of a session have the same. */
  #bdSeq = 255;
  /** 0 to 255, from 0 with each birth. */
  #seq = 0;

  constructor(settings: SparkplugNodeSettings) {
    this.#settings = settings;
    this.clientId = settings.clientId;
    this.beats = settings.beat === null ? [] : [settings.beat];
    this.commandTopics = [this.#topic('NCMD')];
    this.#metrics = settings.signals.map((signal) => ({
      signal,
      run: beginSignal(signal, settings.device),
      datatype: datatypeOf(signal),
      value: 0,
    }));
    const aliases = settings.signals.map(({ name }, i) => [String(FIRST_ALIAS + i), name] as const);
    this.#names = { aliases: new Map([['0', REBIRTH], ...aliases]), types: new Map() };
  }

  #topic(type: string): string {
    return `spBv1.0/${this.#settings.groupId}/${type}/${this.#settings.edgeNodeId}`;
  }

  check() {
    return [];
  }

  beginSession() {
    this.#bdSeq = (this.#bdSeq + 1) % 256;
    // tck-id-message-flow-edge-node-birth-publish-will-message-qos, -retain.
    const payload = { text: encodeBase64(this.#death()), encoding: 'base64' } as const;
    return { topic: this.#topic('NDEATH'), payload, qos: 1, retain: false } as const;
  }

  births(elapsedMs: number): PreparedPublish[] {
    for (const metric of this.#metrics) metric.value = metric.run.take(elapsedMs);
    return [this.#birth()];
  }

  deaths(): PreparedPublish[] {
    return [{ topic: this.#topic('NDEATH'), payload: this.#death(), qos: 0, retain: false }];
  }

  /** Report by exception: what has not changed is left out. */
  take(_beat: number, elapsedMs: number) {
    const changed: SparkplugMetric[] = [];
    this.#metrics.forEach((metric, i) => {
      const value = metric.run.take(elapsedMs);
      if (value === metric.value) return;
      metric.value = value;
      changed.push({ alias: FIRST_ALIAS + i, datatype: metric.datatype, value: wireValue(metric) });
    });
    return ok(this.#data(changed));
  }

  answer(_topic: string, payload: Uint8Array, elapsedMs: number): PreparedPublish[] {
    const written = metricsOf(payload, this.#names);
    const changed: SparkplugMetric[] = [];
    this.#metrics.forEach((metric, i) => {
      const value = written.get(metric.signal.name);
      if (value === undefined) return;
      metric.run.set(value);
      metric.value = metric.run.take(elapsedMs);
      changed.push({ alias: FIRST_ALIAS + i, datatype: metric.datatype, value: wireValue(metric) });
    });
    if (written.get(REBIRTH) === 1) return this.births(elapsedMs);
    return changed.length === 0 ? [] : [this.#data(changed)];
  }

  /** Names, aliases and datatypes of all metrics; whatever comes after has the alias alone. */
  #birth(): PreparedPublish {
    this.#seq = 0;
    const metrics: SparkplugMetric[] = [
      { name: BD_SEQ, datatype: INT64, value: BigInt(this.#bdSeq) },
      { name: REBIRTH, alias: 0, datatype: BOOLEAN, value: false },
      ...this.#metrics.map((metric, i) => ({
        name: metric.signal.name,
        alias: FIRST_ALIAS + i,
        datatype: metric.datatype,
        value: wireValue(metric),
      })),
    ];
    const payload = encodeSparkplug({ timestamp: this.#settings.now(), seq: 0, metrics });
    return { topic: this.#topic('NBIRTH'), payload, qos: 0, retain: false };
  }

  #data(metrics: readonly SparkplugMetric[]): PreparedPublish {
    this.#seq = (this.#seq + 1) % 256;
    const payload = encodeSparkplug({ timestamp: this.#settings.now(), seq: this.#seq, metrics: [...metrics] });
    return { topic: this.#topic('NDATA'), payload, qos: 0, retain: false };
  }

  /** Has bdSeq and no seq. */
  #death(): Uint8Array {
    const metrics: SparkplugMetric[] = [{ name: BD_SEQ, datatype: INT64, value: BigInt(this.#bdSeq) }];
    return encodeSparkplug({ timestamp: this.#settings.now(), seq: null, metrics });
  }
}

/** What has no digits after its point is an integer, what only ever is 0 or 1 a Boolean. */
function datatypeOf({ generator, decimals }: FleetSignal): SparkplugMetric['datatype'] {
  if (generator.kind === 'event') return BOOLEAN;
  return decimals === 0 ? INT64 : DOUBLE;
}

function wireValue({ datatype, value }: Metric): number | bigint | boolean {
  if (datatype === BOOLEAN) return value !== 0;
  return datatype === INT64 ? BigInt(Math.round(value)) : value;
}

/** The numbers and Booleans (as 1 and 0) of a command, by name. None: it is not Sparkplug. */
function metricsOf(payload: Uint8Array, names: SparkplugNames): ReadonlyMap<string, number> {
  const decoded = decodeSparkplug(payload, names);
  const values = new Map<string, number>();
  if (!decoded.ok || decoded.value.kind !== 'map') return values;
  const metrics = decoded.value.entries.find(({ name }) => name === 'metrics')?.value;
  if (metrics?.kind !== 'map') return values;
  for (const { name, value } of metrics.entries) {
    const number = numberOf(value);
    if (number !== null) values.set(name, number);
  }
  return values;
}

function numberOf(value: DecodedValue): number | null {
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  if (value.kind !== 'integer' && value.kind !== 'float') return null;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : null;
}
